// The package allows GET, HEAD and POST unless it is told more.
// cause: request-method-not-listed
// method: DELETE
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
app.register(cors, { origin: "http://localhost:3000" }) // broken
app.delete("/api/items", async () => ["tea", "milk"])
app.get("/api/items", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
