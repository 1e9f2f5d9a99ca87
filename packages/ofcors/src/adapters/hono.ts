/**
 * CORS for [Hono](https://hono.dev) 4: `app.use(cors(settings))` before every other `app.use` and route.
 *
 * @module
 */
import type { Context, MiddlewareHandler, Next } from "hono"
import type { CorsRequest } from "../http/request.ts"
import { loadAdvice } from "../on-demand/advice.ts"
import { loadEntry } from "../on-demand/load-entry.ts"
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Decision, whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import type { NodeResponse, commitHeaders } from "./commit-headers.ts"
import { responseFor, responseOf, withHeaders } from "./web.ts"

/** What `@hono/node-server` gives every context. */
interface NodeBindings {
  readonly incoming: CorsRequest
  readonly outgoing: NodeResponse
}

/**
 * Use it first: `app.use(cors({ allowedOrigins: ["http://localhost:3000"] }))`.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(settings: (S & Checked<S>) | Policy): MiddlewareHandler {
  const policy = policyOf(settings)
  let looked = !policy.isExplaining
  let node: { commitHeaders: typeof commitHeaders } | undefined
  async function proceed(c: Context, next: Next, decision: Decision, onNode: boolean): Promise<Response | void> {
    if (onNode) node!.commitHeaders((c.env as NodeBindings).outgoing, decision, policy)
    if (decision.status) return onNode ? new Response(null, { status: decision.status }) : responseOf(decision)
    try {
      // Hono makes `c.res` anew when a handler returns or throws, so write after it.
      await next()
    } catch (thrown) {
      // What is no Error never reaches `onError`, and what `onError` throws nobody answers.
      c.res = responseFor(thrown)
    }
    if (onNode) return
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
      loadAdvice()?.reportLayersAhead(policy, c.req.matchedRoutes, cors)
    }
    const { incoming }: Partial<NodeBindings> = c.env ?? {}
    // There a Fetch `Headers`, read or written, costs more than all the rest; bundles for other runtimes lack this entry.
    if (incoming) node ??= loadEntry("ofcors/node") as typeof node
    const onNode = !!(incoming && node)
    const decided = policy.answer(onNode ? incoming : c.req.raw)
    return whenDecided(decided, (decision) => proceed(c, next, decision, onNode))
  }
}
