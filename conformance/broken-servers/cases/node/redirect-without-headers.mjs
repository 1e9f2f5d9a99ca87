// An old address redirects without CORS headers.
// cause: redirect-to-other-path
// path: /v1/items
import { createServer } from "node:http"

const server = createServer((request, response) => {
  if (request.url.startsWith("/v1/"))
    return response.writeHead(301, { Location: request.url.replace("v1", "v2") }).end()
  response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]')
})

export default server.listen(0)
