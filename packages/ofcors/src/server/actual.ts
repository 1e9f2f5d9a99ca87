import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { type CorsRequest, header } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"
import { type Decision, NO_HEADERS, NO_VARY, VARY_ORIGIN } from "./decision.ts"
import { isOwnOrigin } from "./own-origin.ts"

/** A response to a page that may read it. */
export function allowActual(rule: Rule, origin: string, request: CorsRequest, thorough: boolean): Decision {
  const reason = thorough ? checkCredentials(rule, origin, request) : undefined
  return {
    kind: "actual",
    allowed: reason === undefined,
    reason,
    status: undefined,
    headers: { "Access-Control-Allow-Origin": rule.anyOrigin ? "*" : origin, ...rule.actualHeaders },
    vary: rule.anyOrigin ? NO_VARY : VARY_ORIGIN,
  }
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
  return {
    kind: "actual",
    allowed: false,
    reason: thorough ? reason() : undefined,
    status: rule.rejectDisallowed ? 403 : undefined,
    headers: NO_HEADERS,
    vary: VARY_ORIGIN,
  }
}

/** A response to a request that is not a CORS one. Caches may hand it to pages, so it varies, or is open to all. */
export function withoutOrigin(rule: Rule): Decision {
  const headers = rule.anyOrigin ? { "Access-Control-Allow-Origin": "*", ...rule.actualHeaders } : NO_HEADERS
  return { kind: "not-cors", allowed: true, headers, vary: rule.anyOrigin ? NO_VARY : VARY_ORIGIN }
}

/** Cookies on a cross-origin request mean the credentials mode `include`, which fails without permission for it. */
function checkCredentials(rule: Rule, origin: string, request: CorsRequest): Diagnostic | undefined {
  if (rule.credentials || header(request, "cookie") === undefined || isOwnOrigin(origin, request)) return undefined
  return diagnose("refusal", "credentials-not-allowed", { origin })
}
