/**
 * CORS for [Next.js](https://nextjs.org) 16: in `proxy.ts` before every route, or around single route handlers.
 *
 * @module
 */
import type { Checked } from "../policy/literal-checks.ts"
import type { SettingsOrRules } from "../policy/settings.ts"
import { type Policy, policyOf } from "../server/policy.ts"
import type { FetchHandler } from "./fetch.ts"
import { responseFor, responseOf, withHeaders } from "./web.ts"

/**
 * In `proxy.ts`: `export const proxy = cors({ allowedOrigins: ["http://localhost:3000"] })(() => NextResponse.next())`.
 * There it stands before every route that `config.matcher` names, and Next's own errors and 404s have the headers too.
 *
 * Around a route handler: `export const GET = withCors(handler)`, and `OPTIONS` too, or preflights find no route.
 *
 * @throws SettingsError for settings that must not run: at start-up, never per request
 */
export function cors<const S extends SettingsOrRules>(
  settings: (S & Checked<S>) | Policy,
): <Input extends Request, Rest extends unknown[]>(
  handler: (request: Input, ...rest: Rest) => ReturnType<FetchHandler<[]>>,
) => (request: Input, ...rest: Rest) => Promise<Response> {
  const policy = policyOf(settings)
  return (handler) =>
    async (request, ...rest) => {
      const decision = await policy.answer(request)
      if (decision.status !== undefined) return responseOf(decision)
      let response: Response
      try {
        response = await handler(request, ...rest)
      } catch (thrown) {
        response = answerTo(thrown)
      }
      return withHeaders(response, decision, policy)
    }
}

/** `redirect()`, `notFound()` and their like throw; Next would answer them without the headers. */
function answerTo(thrown: unknown): Response {
  const { digest } = Object(thrown) as { digest?: unknown }
  if (typeof digest !== "string") return responseFor(thrown)
  const [signal, ...facts] = digest.split(";")
  if (signal === "NEXT_REDIRECT") {
    const Location = facts.slice(1, -2).join(";")
    return new Response(null, { status: Number(facts.at(-2)), headers: { Location } })
  }
  if (signal === "NEXT_HTTP_ERROR_FALLBACK") return new Response(null, { status: Number(facts[0]) })
  // Whatever else bears a digest is between Next and itself.
  throw thrown
}
