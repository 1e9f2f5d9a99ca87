// The port belongs to something that is no web server.
// cause: malformed-answer
import { createServer } from "node:net"

const server = createServer((socket) => {
  socket.end("220 mail.shop.test ESMTP\r\n") // broken
  // by hand: socket.end("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 2\r\n\r\n[]")
})

export default server.listen(0)
