// A handler forgets to answer.
// cause: timeout
// timeout: 2
import { createServer } from "node:http"

const server = createServer((request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "*")
  // by hand: response.end("[]")
})

export default server.listen(0)
