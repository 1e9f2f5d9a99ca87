// Stands for a function URL on this machine: HTTP becomes an event of payload 2.0, the result becomes HTTP.
import { createServer } from "node:http"
import { handler } from "./handler.mjs"

createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url, "http://localhost")
  const { cookie, ...headers } = request.headers
  const event = {
    version: "2.0",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers,
    ...(cookie && { cookies: cookie.split("; ") }),
    requestContext: { http: { method: request.method, path: pathname } },
    body: Buffer.concat(await request.toArray()).toString(),
    isBase64Encoded: false,
  }
  try {
    const result = await handler(event)
    response.writeHead(result.statusCode, {
      ...result.headers,
      ...(result.cookies && { "Set-Cookie": result.cookies }),
    })
    response.end(result.body)
  } catch {
    response.writeHead(502).end("Internal Server Error")
  }
}).listen(process.env.PORT ?? 8000)
