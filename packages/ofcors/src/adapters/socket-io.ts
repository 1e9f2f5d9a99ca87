/**
 * CORS for [Socket.IO](https://socket.io) 4: `io.engine.use(cors(settings))`.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { handle } from "./handle.ts"
import { allowsHandshake, refuseHandshake } from "./handshake.ts"

/** A middleware of Engine.IO, which carries Socket.IO. */
export type EngineMiddleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Use it once `io` has its server, with the policy of the application beside it: `io.engine.use(cors(policy))`.
 *
 * Long polling gets the headers, and WebSockets of other origins than the allowed ones and the server's own are answered
 * 403. Socket.IO takes its path from the HTTP server before any application sees it, so that one needs its own `cors()`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): EngineMiddleware {
  const policy = policyOf(settings)
  return function cors(request, response, next) {
    // For a WebSocket, Engine.IO makes up a response with a few of its methods.
    if ("statusCode" in response) return handle(policy, request, response, next)
    void whenDecided(allowsHandshake(policy, request), (allowed) =>
      allowed ? next() : refuseHandshake(request.socket),
    )
  }
}
