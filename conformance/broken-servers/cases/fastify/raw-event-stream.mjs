// A stream of events is written to the raw response, past the package's headers.
// cause: route-without-cors
// path: /api/events
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
app.register(cors, { origin: "http://localhost:3000" }) // broken
app.get("/api/events", (request, reply) => {
  reply.hijack()
  reply.raw.writeHead(200, { "Content-Type": "text/event-stream" })
  reply.raw.end("data: tea\n\n")
})
app.get("/", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
