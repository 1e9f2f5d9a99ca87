// The page sends cookies, and the server does not say that it may.
// cause: allow-credentials-missing
// method: POST
// header: Content-Type: application/json
// body: {}
// credentials: include
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
app.register(cors, { origin: "http://localhost:3000" }) // broken
app.route({ method: ["GET", "POST"], url: "/api/items", handler: async () => ["tea"] })

await app.listen({ port: 0 })
export default app.server
