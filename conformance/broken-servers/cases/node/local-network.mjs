// A page of the public network reaches for a server on this machine: no header can permit that.
// cause: local-network-access
// from: https://app.shop.test
// then from: http://localhost:3000
// page network: public
import { createServer } from "node:http"

const server = createServer((request, response) =>
  response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]'),
)

export default server.listen(0)
