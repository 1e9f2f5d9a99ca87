/**
 * CORS for Node's `http` and `http2`, and for every framework with `(request, response, next)`: Connect, Polka, ….
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import type { NodeResponse } from "./commit-headers.ts"
import { handle } from "./handle.ts"

export { type NodeResponse, commitHeaders } from "./commit-headers.ts"

/** A middleware of Node's own shape. */
export type NodeMiddleware = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
  next: () => void,
) => void

/**
 * Use it before everything else, so that nothing answers before it.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): NodeMiddleware {
  const policy = policyOf(settings)
  return function cors(request, response, next) {
    handle(policy, request, response as NodeResponse, next)
  }
}
