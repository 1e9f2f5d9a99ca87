import cookie from "@fastify/cookie"
import Fastify from "fastify"
import { cors } from "ofcors/fastify"

const app = Fastify({ logger: { level: "error" } })

// First: nothing may answer before it.
app.register(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
)
app.register(cookie)

app.get("/api/items", async () => ["tea", "milk"])

app.put("/api/items/:name", async (request) => ({ saved: request.params.name }))

app.post("/api/login", async (request, reply) => {
  reply.setCookie("user", "ada", { httpOnly: true, path: "/" })
  return { user: "ada" }
})

app.get("/api/me", async (request, reply) => {
  const { user } = request.cookies
  if (user === undefined) return reply.code(401).send({ error: "log in first" })
  return { user }
})

app.get("/api/fail", async () => {
  throw new Error("the shelf fell down")
})

await app.listen({ port: Number(process.env.PORT ?? 8000) })
