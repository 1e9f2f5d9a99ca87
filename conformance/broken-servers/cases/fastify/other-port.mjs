// The list has the page's old port.
// cause: origin-not-in-allow-list
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
app.register(cors, { origin: ["http://localhost:8080", "https://app.shop.test"] }) // broken
app.get("/api/items", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
