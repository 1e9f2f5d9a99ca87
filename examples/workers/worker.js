// Wrangler bundles the worker, and bundles leave out the sentences of the messages: this keeps them.
import "ofcors/advice"
import { cors } from "ofcors/fetch"

const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

function answer(request, env) {
  const { pathname } = new URL(request.url)
  const route = `${request.method} ${pathname}`
  if (route === "GET /api/items") return Response.json(env.ITEMS)
  if (route.startsWith("PUT /api/items/")) return Response.json({ saved: pathname.split("/").at(-1) })
  if (route === "POST /api/login") {
    return Response.json({ user: "ada" }, { headers: { "Set-Cookie": "user=ada; Path=/; HttpOnly" } })
  }
  if (route === "GET /api/me") {
    const user = /(?:^|; )user=(\w+)/.exec(request.headers.get("Cookie") ?? "")?.[1]
    return user === undefined ? Response.json({ error: "log in first" }, { status: 401 }) : Response.json({ user })
  }
  if (route === "GET /api/fail") throw new Error("the shelf fell down")
  return Response.json({ error: "no such route" }, { status: 404 })
}

// Around the whole worker: nothing may answer before it.
export default { fetch: withCors(answer) }
