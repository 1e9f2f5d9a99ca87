// The function refuses an origin that it does not know with an error.
// cause: origin-not-in-allow-list
import cors from "@fastify/cors" // broken
import Fastify from "fastify"

const app = Fastify()
// fix
const origin = (asked, done) => done(asked === "https://app.shop.test" ? null : new Error("Not allowed"), true)
app.register(cors, { origin }) // broken
app.get("/api/items", async () => ["tea", "milk"])

await app.listen({ port: 0 })
export default app.server
