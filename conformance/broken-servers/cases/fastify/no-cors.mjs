// Nobody has thought of CORS.
// cause: cors-not-configured
import Fastify from "fastify"

const app = Fastify()
// fix
app.get("/api/items", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
