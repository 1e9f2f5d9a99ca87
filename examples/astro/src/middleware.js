import { cors } from "ofcors/fetch"

const withCors = cors({
  // Pages keep their own errors, and prerendered ones are not asked for headers.
  urls: "/api/*",
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

// With other middleware: `sequence(handleCors, …)`, first.
export const onRequest = ({ request }, next) => withCors(() => next())(request)
