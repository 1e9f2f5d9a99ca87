// The handler fails, and the connection is closed without an answer.
// cause: connection-reset
import { createServer } from "node:http"

const server = createServer((request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "*")
  response.destroy() // broken
  // by hand: response.end("[]")
})

export default server.listen(0)
