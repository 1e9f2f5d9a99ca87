// The server listens on [::1] only, and the page calls 127.0.0.1.
// cause: wrong-port
// url: http://127.0.0.1:PORT/api/items
import { createServer } from "node:http"

const server = createServer((request, response) =>
  response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]'),
)

export default server.listen(0, "::1")
