import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { type CorsRequest, header } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"
import { type Decision, NO_HEADERS, allow, refuse } from "./decision.ts"
import { isOwnOrigin } from "./own-origin.ts"

/** A response to a page that may read it. */
export function allowActual(rule: Rule, origin: string, request: CorsRequest, thorough: boolean): Decision {
  const reason = thorough ? checkCredentials(rule, origin, request) : undefined
  return allow("actual", rule, origin, rule.actualHeaders, reason)
}

/** A response to a page that must not read it; the application still answers, unless `rejectDisallowed` is set. */
export function refuseActual(
  rule: Rule,
  origin: string,
  request: CorsRequest,
  reason: () => Diagnostic,
  thorough: boolean,
): Decision {
  if ((thorough || rule.rejectDisallowed) && isOwnOrigin(origin, request)) return withoutOrigin(rule)
  return refuse("actual", thorough ? reason() : undefined, rule.rejectDisallowed ? 403 : undefined)
}

/** A response to a request that is not a CORS one. Caches may hand it to pages, so it varies, or is open to all. */
export function withoutOrigin(rule: Rule): Decision {
  if (rule.anyOrigin) return allow("not-cors", rule, "*", rule.actualHeaders)
  return { kind: "not-cors", allowed: true, headers: NO_HEADERS, vary: rule.vary }
}

/** Cookies on a cross-origin request mean the credentials mode `include`, which fails without permission for it. */
function checkCredentials(rule: Rule, origin: string, request: CorsRequest): Diagnostic | undefined {
  if (rule.credentials || header(request, "cookie") === undefined || isOwnOrigin(origin, request)) return undefined
  return diagnose("credentials-not-allowed", { origin })
}
