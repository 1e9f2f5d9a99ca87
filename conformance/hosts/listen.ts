import { type RequestListener, type Server, type ServerOptions, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { type RunningHost } from "../host.ts"
import { sendRaw } from "../raw-client.ts"

/** Options of a server that lets the longest headers of the vectors through. */
export const SERVER_OPTIONS: ServerOptions = { maxHeaderSize: 2 ** 20 }

/** Serves a listener on a free port of the loopback interface. */
export function serve(listener: RequestListener): Promise<RunningHost> {
  return listen(createServer(SERVER_OPTIONS, listener))
}

/** Has a server listen on a free port. */
export function listen(server: Server): Promise<RunningHost> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(runningHost(server)))
  })
}

/** A server that listens already. */
export function runningHost(server: Server): RunningHost {
  const { port } = server.address() as AddressInfo
  return {
    send: (request) => sendRaw(port, request),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
