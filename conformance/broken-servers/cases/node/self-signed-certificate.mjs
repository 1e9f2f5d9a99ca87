// The certificate is of nobody's authority.
// cause: tls-failure
// url: https://localhost:PORT/api/items
// then url: http://localhost:PORT/api/items
import { createServer } from "node:http"
import { createServer as createHttps } from "node:https"
import { cert, key } from "BESIDE/_certificate.mjs"

const listener = (request, response) => response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]')
const server = createHttps({ cert, key }, listener) // broken
// by hand: const server = createServer(listener)

export default server.listen(0)
