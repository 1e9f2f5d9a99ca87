// The preflight gets 200 and no header of CORS, while GET has them.
// cause: options-not-answered
// method: POST
// header: Content-Type: application/json
// body: {}
import { createServer } from "node:http"

const listener = (request, response) => {
  if (request.method === "OPTIONS") return response.writeHead(200, { Allow: "GET, POST, OPTIONS" }).end()
  response.setHeader("Access-Control-Allow-Origin", "*") // broken
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
