import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { whenDecided } from "../server/decision.ts"
import { isOwnOrigin } from "../server/own-origin.ts"
import type { Policy } from "../server/policy.ts"

/** Whether a WebSocket may open: for allowed origins, the server's own, and clients without `Origin`. */
export function allowsHandshake(policy: Policy, request: IncomingMessage): boolean | Promise<boolean> {
  const { origin } = request.headers
  if (origin === undefined || isOwnOrigin(origin, request)) return true
  return whenDecided(policy.allowsOrigin(origin, request.url), (allows) => {
    if (!allows) policy.report("websocket-refused", { origin })
    return allows
  })
}

/** Answers a handshake 403, on the socket that Node left to us. */
export function refuseHandshake(socket: Duplex): void {
  // The body, which is empty, ends with the connection. A client that never closes its half would keep the socket.
  socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n", () => socket.destroy())
}
