/**
 * One allow list for HTTP and WebSockets: browsers send `Origin` with the handshake, and check nothing themselves.
 *
 * @module
 */
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { isOwnOrigin } from "../server/own-origin.ts"
import { type Policy, policyOf } from "../server/policy.ts"

/** A listener of Node's `upgrade` event. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/**
 * Lets handshakes of allowed origins, of the server's own, and of clients without `Origin` through to `listener`;
 * answers all others 403: `server.on("upgrade", guardUpgrade(settings, listener))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function guardUpgrade<const S extends SettingsOrRules>(
  settings: (S & Checked<S>) | Policy,
  listener: UpgradeListener,
): UpgradeListener {
  const policy = policyOf(settings)
  return function guardUpgrade(request, socket, head) {
    // Node leaves a socket without listeners here; a reset while the answer is awaited must not end the process.
    socket.on("error", ignoreReset)
    const proceed = (allowed: boolean): void => {
      if (!allowed) {
        // A client that never closes its half would keep the socket.
        socket.once("finish", () => socket.destroy())
        socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
      } else if (!socket.destroyed) {
        socket.off("error", ignoreReset)
        listener(request, socket, head)
      }
    }
    const allowed = allowsHandshake(policy, request)
    if (allowed instanceof Promise) void allowed.then(proceed)
    else proceed(allowed)
  }
}

/**
 * The `verifyClient` option of `ws`: `new WebSocketServer({ server, verifyClient: verifyClient(settings) })`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function verifyClient<const S extends SettingsOrRules>(
  settings: (S & Checked<S>) | Policy,
): (info: { req: IncomingMessage }, callback: (allowed: boolean, status?: number) => void) => void {
  const policy = policyOf(settings)
  return function verifyClient({ req }, callback) {
    const allowed = allowsHandshake(policy, req)
    const answer = (allows: boolean): void => callback(allows, allows ? undefined : 403)
    if (allowed instanceof Promise) void allowed.then(answer)
    else answer(allowed)
  }
}

function ignoreReset(): void {}

function allowsHandshake(policy: Policy, request: IncomingMessage): boolean | Promise<boolean> {
  const { origin } = request.headers
  if (origin === undefined || isOwnOrigin(origin, request)) return true
  const allowed = policy.allowsOrigin(origin, request.url)
  const told = (allows: boolean): boolean => {
    if (!allows) policy.report("websocket-refused", { origin })
    return allows
  }
  return allowed instanceof Promise ? allowed.then(told) : told(allowed)
}
