// The headers are written with the 200, and forgotten with the 500.
// cause: errors-without-cors
// path: /api/broken
import { createServer } from "node:http"

const listener = (request, response) => {
  if (request.url === "/api/broken") return response.writeHead(500).end('{"error":"broken"}')
  response.setHeader("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
