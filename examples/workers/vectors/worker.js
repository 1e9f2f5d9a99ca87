import { cors } from "ofcors/fetch"

const withCors = cors({ allowedOrigins: ["http://localhost:3000"], explain: false })

export default {
  fetch: withCors((request, env) => env.ASSETS?.fetch(request) ?? new Response("Not found", { status: 404 })),
}
