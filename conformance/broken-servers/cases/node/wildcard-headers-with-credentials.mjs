// With cookies, a `*` in the list of headers is a name like any other.
// cause: credentials-with-wildcard
// method: PUT
// header: X-Tenant: acme
// credentials: include
import { createServer } from "node:http"

const listener = (request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "http://localhost:3000") // broken
  response.setHeader("Access-Control-Allow-Credentials", "true") // broken
  response.setHeader("Access-Control-Allow-Headers", "*") // broken
  response.setHeader("Access-Control-Allow-Methods", "*") // broken
  response.end('["tea"]')
}
// fix
const server = createServer(listener) // broken

export default server.listen(0)
