import { cors } from "ofcors/lambda"

const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

// Around the whole function: nothing may answer before it.
export const handler = withCors(async (event) => {
  const route = `${event.requestContext.http.method} ${event.rawPath}`
  if (route === "GET /api/items") return ["tea", "milk"]
  if (route.startsWith("PUT /api/items/")) return { saved: event.rawPath.split("/").at(-1) }
  if (route === "POST /api/login") {
    return { statusCode: 200, cookies: ["user=ada; Path=/; HttpOnly"], body: JSON.stringify({ user: "ada" }) }
  }
  if (route === "GET /api/me") {
    const user = event.cookies?.find((cookie) => cookie.startsWith("user="))?.slice("user=".length)
    return user === undefined ? { statusCode: 401, body: "log in first" } : { user }
  }
  if (route === "GET /api/fail") throw new Error("the shelf fell down")
  return { statusCode: 404, body: "no such route" }
})
