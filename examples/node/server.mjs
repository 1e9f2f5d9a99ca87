import { createServer } from "node:http"
import { cors } from "ofcors/node"

const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

function answer(request, response) {
  const { pathname } = new URL(request.url, "http://localhost")
  const route = `${request.method} ${pathname}`
  if (route === "GET /api/items") return send(response, 200, ["tea", "milk"])
  if (route.startsWith("PUT /api/items/")) return send(response, 200, { saved: pathname.split("/").at(-1) })
  if (route === "POST /api/login") {
    response.setHeader("Set-Cookie", "user=ada; Path=/; HttpOnly")
    return send(response, 200, { user: "ada" })
  }
  if (route === "GET /api/me") {
    const user = /(?:^|; )user=(\w+)/.exec(request.headers.cookie ?? "")?.[1]
    return user === undefined ? send(response, 401, { error: "log in first" }) : send(response, 200, { user })
  }
  if (route === "GET /api/fail") throw new Error("the shelf fell down")
  send(response, 404, { error: "no such route" })
}

function send(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body))
}

// `withCors` comes first: nothing may answer before it.
createServer((request, response) =>
  withCors(request, response, () => {
    try {
      answer(request, response)
    } catch (error) {
      console.error(error)
      send(response, 500, { error: "something failed" })
    }
  }),
).listen(process.env.PORT ?? 8000)
