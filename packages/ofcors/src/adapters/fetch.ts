/**
 * CORS for any `(Request) => Response`: `Bun.serve`, `Deno.serve`, Cloudflare Workers, Next.js route handlers.
 *
 * @module
 */
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { whenDecided } from "../server/decision.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import { isOutside, responseFor, responseOf, withHeaders } from "./web.ts"

/** A handler of Fetch's shape; what a runtime passes beside the request is passed on. */
export type FetchHandler<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>

/**
 * Wraps a handler: `Deno.serve(cors({ allowedOrigins: ["http://localhost:3000"] })(handler))`.
 *
 * A thrown `Response` is sent. Anything else that the handler throws is printed and answered with a bare 500, because
 * the runtime's own answer would lack the headers and reach the page as a CORS error. Outside every `urls` it is thrown
 * on. What the handler returns at once is returned at once.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(
  settings: (S & Checked<S>) | Policy,
): <Rest extends unknown[]>(handler: FetchHandler<Rest>) => FetchHandler<Rest> {
  const policy = policyOf(settings)
  return (handler) =>
    (request, ...rest) =>
      whenDecided(policy.answer(request), (decision) => {
        if (decision.status !== undefined) return responseOf(decision)
        // Bun's handlers return nothing after an upgrade.
        const send = (response: Response): Response => response && withHeaders(response, decision, policy)
        const answerError = (thrown: unknown): Response => {
          if (isOutside(decision)) throw thrown
          return send(responseFor(thrown))
        }
        // What is at hand is not waited for: a promise costs more than the headers, and runtimes send it sooner.
        let answer: Response | Promise<Response>
        try {
          answer = handler(request, ...rest)
        } catch (thrown) {
          return answerError(thrown)
        }
        return answer instanceof Response ? send(answer) : Promise.resolve(answer).then(send, answerError)
      })
}
