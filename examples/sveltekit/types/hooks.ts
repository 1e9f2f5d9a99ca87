import { type Handle, sequence } from "@sveltejs/kit/hooks"
import { cors } from "ofcors/fetch"

const withCors = cors({ allowedOrigins: ["https://a.example"] })

const handleCors: Handle = ({ event, resolve }) => withCors(() => resolve(event))(event.request)

export const handle: Handle = sequence(handleCors, ({ event, resolve }) => resolve(event))
