/**
 * CORS for [Koa](https://koajs.com) 3: `app.use(cors(settings))` before every other `app.use`.
 *
 * @module
 */
import type { Middleware } from "koa"
import { loadAdvice } from "../on-demand/advice.ts"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { commitHeaders } from "./commit-headers.ts"

/**
 * Use it first: `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): Middleware {
  const policy = policyOf(settings)
  let looked = !policy.isExplaining
  return function cors(ctx, next) {
    if (!looked) {
      looked = true
      loadAdvice()?.reportLayersAhead(policy, ctx.app, cors)
    }
    return whenDecided(policy.answer(ctx.req), (decision) => {
      // Koa clears every header when a handler throws, so ours are written to Node's response when it is sent.
      commitHeaders(ctx.res, decision, policy)
      if (decision.status === undefined) return next()
      // In this order: a body of null resets the status.
      ctx.body = null
      ctx.status = decision.status
      return undefined
    })
  }
}
