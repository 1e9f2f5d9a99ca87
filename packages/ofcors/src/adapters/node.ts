/**
 * CORS for Node's `http` and `http2`, and for every framework with `(request, response, next)`: Connect, Polka, ….
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2"
import type { CorsRequest } from "../http/request.ts"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import type { Decision } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { type NodeResponse, commitHeaders } from "./commit-headers.ts"

/** A middleware of Node's own shape. */
export type NodeMiddleware = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
  next: (error?: unknown) => void,
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

const LAYER: unique symbol = Symbol.for("ofcors.layer")

/** For adapters of frameworks on Node: decides, and answers or goes on. */
export function handle(policy: Policy, request: CorsRequest, response: NodeResponse, next: () => void): void {
  if (!enter(policy, response)) return next()
  const decision = policy.answer(request)
  const proceed = (decided: Decision): void => {
    prepare(policy, response, decided)
    if (decided.status === undefined) return next()
    response.statusCode = decided.status
    response.end()
  }
  if (decision instanceof Promise) void decision.then(proceed)
  else proceed(decision)
}

/** Claims a response: `false` where another layer of this package has it, which then alone decides. */
export function enter(policy: Policy, response: NodeResponse & { [LAYER]?: true }): boolean {
  if (response[LAYER] === true) {
    policy.report("second-cors-layer", { header: "the CORS headers", value: "cors() of ofcors" })
    return false
  }
  response[LAYER] = true
  return true
}

/** Has the decision's headers written with the response; nothing to do outside every `urls`. */
export function prepare(policy: Policy, response: NodeResponse, decision: Decision): void {
  if (decision.vary.length > 0 || decision.kind !== "not-cors" || "Access-Control-Allow-Origin" in decision.headers) {
    commitHeaders(response, decision, policy)
  }
}
