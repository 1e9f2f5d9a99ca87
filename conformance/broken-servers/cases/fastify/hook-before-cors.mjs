// The hook that checks the token was added before the package.
// cause: preflight-needs-authentication
// header: Authorization: Bearer 1
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
app.addHook("onRequest", async (request, reply) => {
  if (request.headers.authorization !== "Bearer 1") return reply.code(401).send({ error: "no token" })
})
app.register(cors, { origin: "http://localhost:3000" }) // broken
app.get("/api/items", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
