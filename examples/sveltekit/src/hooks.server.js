import { cors } from "ofcors/fetch"

const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

// With other hooks: `sequence(handleCors, …)`, first.
export const handle = ({ event, resolve }) => withCors(() => resolve(event))(event.request)
