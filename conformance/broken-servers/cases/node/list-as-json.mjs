// The list of origins is written as JSON.
// cause: allow-origin-not-an-origin
import { createServer } from "node:http"

const listener = (request, response) => {
  response.setHeader("Access-Control-Allow-Origin", JSON.stringify(["http://localhost:3000"])) // broken
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
