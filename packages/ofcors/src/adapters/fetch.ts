/**
 * CORS for any `(Request) => Response`: `Bun.serve`, `Deno.serve`, Cloudflare Workers, Next.js route handlers.
 *
 * @module
 */
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import type { Decision } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { isOutside, responseFor, responseOf, withHeaders } from "./web.ts"

/** A handler of Fetch's shape; what a runtime passes beside the request is passed on. */
export type FetchHandler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>

/**
 * Wraps a handler: `Deno.serve(cors({ allowedOrigins: ["http://localhost:3000"] })(handler))`.
 *
 * A thrown `Response` is sent. Anything else that the handler throws is printed and answered with a bare 500, because
 * the runtime's own answer would lack the headers and reach the page as a CORS error. Outside every `urls` it is thrown
 * on.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(
  settings: (S & Checked<S>) | Policy,
): <Rest extends unknown[]>(handler: FetchHandler<Rest>) => (request: Request, ...rest: Rest) => Promise<Response> {
  const policy = policyOf(settings)
  return (handler) =>
    async (request, ...rest) => {
      // What is at hand is not waited for: an `await` of a value costs as much as a header.
      const answer = policy.answer(request)
      const decision: Decision = answer instanceof Promise ? await answer : answer
      if (decision.status !== undefined) return responseOf(decision)
      let response: Response
      try {
        const given = handler(request, ...rest)
        response = given instanceof Response ? given : await given
      } catch (thrown) {
        if (isOutside(decision)) throw thrown
        response = responseFor(thrown)
      }
      // Bun's handlers return nothing after an upgrade.
      return response && withHeaders(response, decision, policy)
    }
}
