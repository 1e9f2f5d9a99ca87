import { diagnose } from "../diagnostics/diagnostic.ts"
import { type CorsRequest, header } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"
import { allowActual, refuseActual, withoutOrigin } from "./actual.ts"
import { type Decision, NO_HEADERS, refuse, whenDecided } from "./decision.ts"
import { findRule } from "./find-rule.ts"
import { isOwnOrigin } from "./own-origin.ts"
import { judgeOrigin } from "./origin-verdict.ts"
import { allowPreflight } from "./preflight.ts"
import { pathOf } from "../http/path.ts"
import { NO_VARY, VARY_ORIGIN } from "../http/vary.ts"

const OUT_OF_SCOPE: Decision = Object.freeze({ kind: "not-cors", allowed: true, headers: NO_HEADERS, vary: NO_VARY })

/**
 * Start here: what one request is ("HTTP requests" in Fetch), and what to answer.
 *
 * `thorough` finds the reason of every refusal and compares a preflight's method and headers; the response is the
 * same without. A promise only where `allowOriginWhen` returned one; it never rejects.
 */
export function decide(rules: readonly Rule[], request: CorsRequest, thorough: boolean): Decision | Promise<Decision> {
  const rule = findRule(rules, request)
  if (rule === undefined) return OUT_OF_SCOPE
  const origin = header(request, "origin")
  if (rule === "ambiguous") return refuseAmbiguous(rules, origin, request)
  if (origin === undefined) return withoutOrigin(rule)
  const isPreflight = isPreflightRequest(request)
  const verdict = rule.anyOrigin || judgeOrigin(rule, origin, request)
  return whenDecided(verdict, (judged) => {
    if (judged === true) return (isPreflight ? allowPreflight : allowActual)(rule, origin, request, thorough)
    // Fetch suggests 403 without headers as the explicit denial of a preflight.
    if (isPreflight) return refuse("preflight", thorough ? judged() : undefined, 403)
    return refuseActual(rule, origin, request, judged, thorough)
  })
}

/** Fetch, "CORS-preflight request": OPTIONS with both headers. Any other OPTIONS is the application's. */
function isPreflightRequest(request: CorsRequest): boolean {
  return request.method === "OPTIONS" && header(request, "access-control-request-method") !== undefined
}

function refuseAmbiguous(rules: readonly Rule[], origin: string | undefined, request: CorsRequest): Decision {
  if (origin === undefined || isOwnOrigin(origin, request)) {
    return { ...OUT_OF_SCOPE, vary: VARY_ORIGIN }
  }
  const reason = diagnose("path-ambiguous", { origin, path: pathOf(request) })
  if (isPreflightRequest(request)) return refuse("preflight", reason, 403)
  return refuse("actual", reason, rules.some(({ rejectDisallowed }) => rejectDisallowed) ? 403 : undefined)
}
