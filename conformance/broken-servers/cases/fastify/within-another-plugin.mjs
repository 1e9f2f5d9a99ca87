// The package is registered within a plugin, so that it holds only there.
// cause: route-without-cors
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
app.register(async (admin) => {
  await admin.register(cors, { origin: "http://localhost:3000" }) // broken
  admin.get("/", async () => ["admin"])
})
app.get("/api/items", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
