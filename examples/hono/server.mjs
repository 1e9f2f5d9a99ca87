import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { getCookie, setCookie } from "hono/cookie"
import { cors } from "ofcors/hono"

const app = new Hono()

// First: nothing may answer before it.
app.use(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
)

app.get("/api/items", (c) => c.json(["tea", "milk"]))

app.put("/api/items/:name", (c) => c.json({ saved: c.req.param("name") }))

app.post("/api/login", (c) => {
  setCookie(c, "user", "ada", { httpOnly: true })
  return c.json({ user: "ada" })
})

app.get("/api/me", (c) => {
  const user = getCookie(c, "user")
  return user === undefined ? c.json({ error: "log in first" }, 401) : c.json({ user })
})

app.get("/api/fail", () => {
  throw new Error("the shelf fell down")
})

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8000) })
