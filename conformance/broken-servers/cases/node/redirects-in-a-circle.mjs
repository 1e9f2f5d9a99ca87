// Two addresses redirect to each other.
// cause: redirect-loop
import { createServer } from "node:http"

const server = createServer((request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "*")
  response.writeHead(302, { Location: request.url === "/api/items" ? "/api/items/" : "/api/items" }).end() // broken
  // by hand: response.end("[]")
})

export default server.listen(0)
