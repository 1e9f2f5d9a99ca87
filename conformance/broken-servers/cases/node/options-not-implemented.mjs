// Only GET and PUT are implemented.
// cause: options-not-answered
// method: PUT
import { createServer } from "node:http"

const listener = (request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  if (!["GET", "PUT"].includes(request.method)) return response.writeHead(501).end()
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
