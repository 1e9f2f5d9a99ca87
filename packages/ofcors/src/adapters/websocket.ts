/**
 * One allow list for HTTP and WebSockets: browsers send `Origin` with the handshake, and check nothing themselves.
 *
 * @module
 */
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { allowsHandshake, refuseHandshake } from "./handshake.ts"

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
    void whenDecided(allowsHandshake(policy, request), (allowed) => {
      if (!allowed) return refuseHandshake(socket)
      if (socket.destroyed) return
      socket.off("error", ignoreReset)
      listener(request, socket, head)
    })
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
    void whenDecided(allowsHandshake(policy, req), (allows) => callback(allows, allows ? undefined : 403))
  }
}

function ignoreReset(): void {}
