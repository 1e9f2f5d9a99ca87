// macOS listens on port 5000 itself, and answers everything with 403.
// cause: wrong-port
import { createServer } from "node:http"

const server = createServer((request, response) => {
  response.writeHead(403, { Server: "AirTunes/670.6.2" }).end() // broken
  // by hand: response.setHeader("Access-Control-Allow-Origin", "*").end("[]")
})

export default server.listen(0)
