// The certificate is of nobody's authority.
// cause: tls-failure
// url: https://localhost:PORT/api/items
// then url: http://localhost:PORT/api/items
import { createServer } from "node:https" // broken
// by hand: import { createServer } from "node:http"
import { cert, key } from "BESIDE/_certificate.mjs"

const server = createServer({ cert, key }, (request, response) =>
  response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]'),
)

export default server.listen(0)
