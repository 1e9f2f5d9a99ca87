/**
 * CORS for [Express](https://expressjs.com) 4 and 5: `app.use(cors(settings))` before every other `app.use`.
 *
 * @module
 */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { handle } from "./handle.ts"
import { reportLayersAhead } from "./layers-ahead.ts"

/** A request handler as Express types it. */
export type ExpressMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

interface Router {
  readonly stack: readonly unknown[]
}

interface ExpressRequest extends IncomingMessage {
  readonly app?: { readonly _router?: Router; readonly router?: Router }
}

/**
 * Use it first: `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): ExpressMiddleware {
  const policy = policyOf(settings)
  let looked = !policy.isExplaining
  return function cors(request, response, next) {
    if (!looked) {
      looked = true
      const { app } = request as ExpressRequest
      // Express 4 has `_router`, and throws for `router`.
      reportLayersAhead(policy, (app?._router ?? app?.router)?.stack ?? [], cors)
    }
    handle(policy, request, response, next)
  }
}
