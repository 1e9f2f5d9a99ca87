// The page says https, and the port speaks http.
// cause: wrong-port
// url: https://localhost:PORT/api/items
import { createServer } from "node:http"

const server = createServer((request, response) =>
  response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]'),
)

export default server.listen(0)
