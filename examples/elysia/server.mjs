import { node } from "@elysiajs/node"
import { Elysia } from "elysia"
import { cors } from "ofcors/elysia"

// On Bun, `new Elysia()` alone.
new Elysia({ adapter: node() })
  .use(
    cors({
      allowedOrigins: ["http://localhost:3000"],
      allowCredentials: true,
      allowHeaders: ["content-type", "x-auth-token"],
    }),
  )
  .get("/api/items", () => ["tea", "milk"])
  .put("/api/items/:name", ({ params }) => ({ saved: params.name }))
  .post("/api/login", ({ cookie }) => {
    cookie.user.set({ value: "ada", httpOnly: true })
    return { user: "ada" }
  })
  .get("/api/me", ({ cookie, status }) => {
    const user = cookie.user.value
    return user === undefined ? status(401, "log in first") : { user }
  })
  .get("/api/fail", () => {
    throw new Error("the shelf fell down")
  })
  .listen(process.env.PORT ?? 8000)
