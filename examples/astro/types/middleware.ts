import type { MiddlewareHandler } from "astro"
import { cors } from "ofcors/fetch"

const withCors = cors({ allowedOrigins: ["https://a.example"] })

export const onRequest: MiddlewareHandler = ({ request }, next) => withCors(() => next())(request)
