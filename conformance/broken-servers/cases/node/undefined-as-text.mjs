// The variable is not set, and what is not there was written as text.
// cause: allow-origin-not-an-origin
import { createServer } from "node:http"

const listener = (request, response) => {
  response.setHeader("Access-Control-Allow-Origin", String(process.env.FRONT_END_THAT_NOBODY_SET)) // broken
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
