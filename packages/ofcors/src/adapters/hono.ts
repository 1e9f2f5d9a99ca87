/**
 * CORS for [Hono](https://hono.dev) 4: `app.use(cors(settings))` before every other `app.use` and route.
 *
 * @module
 */
import type { Context, MiddlewareHandler, Next } from "hono"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Decision, whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { reportLayersAhead } from "./layers-ahead.ts"
import { responseFor, responseOf, withHeaders } from "./web.ts"

/**
 * Use it first: `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): MiddlewareHandler {
  const policy = policyOf(settings)
  let looked = !policy.isExplaining
  async function proceed(c: Context, next: Next, decision: Decision): Promise<Response | void> {
    if (decision.status !== undefined) return responseOf(decision)
    try {
      // Hono makes `c.res` anew when a handler returns or throws, so write after it.
      await next()
    } catch (thrown) {
      // What is no Error never reaches `onError`, and what `onError` throws nobody answers.
      c.res = responseFor(thrown)
    }
    const { res } = c
    const written = withHeaders(res, decision, policy)
    if (written === res) return
    // Assigning merges the old response's headers into the new one, unless there is no old one.
    c.res = undefined
    c.res = written
  }
  return function cors(c, next) {
    if (!looked) {
      looked = true
      reportLayersAhead(policy, c.req.matchedRoutes, cors)
    }
    return whenDecided(policy.answer(c.req.raw), (decision) => proceed(c, next, decision)) as Promise<Response | void>
  }
}
