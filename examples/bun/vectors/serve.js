import { cors } from "ofcors/fetch"

const withCors = cors({ allowedOrigins: ["http://localhost:3000"], explain: false })

Bun.serve({
  port: process.env.PORT,
  routes: {
    "/bare": () => new Response("bare"),
    "/wrapped": withCors(() => new Response("wrapped")),
    "/method": { GET: withCors(() => new Response("method")) },
    "/static": new Response("static"),
  },
  fetch: withCors(() => new Response("Not found", { status: 404 })),
})
