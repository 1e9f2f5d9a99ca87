import { cors } from "ofcors/fetch"

const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

// Around the whole server: nothing may answer before it.
Bun.serve({
  port: process.env.PORT ?? 8000,
  fetch: withCors((request) => {
    const { pathname } = new URL(request.url)
    const route = `${request.method} ${pathname}`
    if (route === "GET /api/items") return Response.json(["tea", "milk"])
    if (route.startsWith("PUT /api/items/")) return Response.json({ saved: pathname.split("/").at(-1) })
    if (route === "POST /api/login") {
      return Response.json({ user: "ada" }, { headers: { "Set-Cookie": "user=ada; Path=/; HttpOnly" } })
    }
    if (route === "GET /api/me") {
      const user = new Bun.CookieMap(request.headers.get("Cookie") ?? "").get("user")
      return user === null ? Response.json({ error: "log in first" }, { status: 401 }) : Response.json({ user })
    }
    if (route === "GET /api/fail") throw new Error("the shelf fell down")
    return Response.json({ error: "no such route" }, { status: 404 })
  }),
})
