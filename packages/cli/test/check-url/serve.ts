import { once } from "node:events"
import { type RequestListener, createServer as createHttpServer } from "node:http"
import { type AddressInfo, type Socket, createServer as createTcpServer } from "node:net"
import { onTestFinished } from "vitest"

/** Serves HTTP on a free port of this machine until the test is over, and returns its URL. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createHttpServer(listener).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** Serves bytes: `answer` gets each connection with the first bytes that came. */
export async function serveBytes(answer: (socket: Socket, head: string) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.once("close", () => sockets.delete(socket))
    socket.once("data", (bytes) => answer(socket, bytes.toString("latin1")))
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}
