// Nothing listens there: the server has not been started.
// cause: connection-refused
// down: yes
import { createServer } from "node:http"

const server = createServer((request, response) =>
  response.setHeader("Access-Control-Allow-Origin", "*").end('["tea"]'),
)
// by hand: // it is started

export default server.listen(0)
