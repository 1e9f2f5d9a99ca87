// Nobody has thought of CORS.
// cause: cors-not-configured
import { createServer } from "node:http"

const listener = (request, response) => {
  response.setHeader("Content-Type", "application/json")
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
