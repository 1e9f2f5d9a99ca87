import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { isSafelistedMethod } from "../http/methods.ts"
import { type CorsRequest, header } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"
import { type Decision, allow } from "./decision.ts"

/** How many names of `Access-Control-Request-Headers` are read; a browser sends a handful, each once. */
const MAX_NAMES = 1_000

/** The answer to a preflight from an allowed origin: constant lists, so that nothing is parsed and nothing echoed. */
export function allowPreflight(rule: Rule, origin: string, request: CorsRequest, thorough: boolean): Decision {
  const reason = thorough ? (checkMethod(rule, origin, request) ?? checkHeaders(rule, origin, request)) : undefined
  const asksPrivate = header(request, "access-control-request-private-network") === "true"
  const headers =
    rule.allowPrivateNetwork && asksPrivate
      ? { ...rule.preflightHeaders, "Access-Control-Allow-Private-Network": "true" }
      : rule.preflightHeaders
  return allow("preflight", rule, origin, headers, reason, 204)
}

/** Fetch, "CORS-preflight fetch", step 7.5 and 7.6: the method, compared byte by byte. */
function checkMethod(rule: Rule, origin: string, request: CorsRequest): Diagnostic | undefined {
  const method = header(request, "access-control-request-method") ?? ""
  if (isSafelistedMethod(method) || rule.methods.any || rule.methods.names.has(method)) return undefined
  return diagnose("method-not-allowed", { origin, method })
}

/**
 * Fetch, "CORS-preflight fetch", step 7.7 and 7.8: the headers. Browsers send them sorted and in lower case; gateways
 * split, space and repeat them. `Authorization` is listed wherever `*` is, so `*` covers every name here.
 */
function checkHeaders(rule: Rule, origin: string, request: CorsRequest): Diagnostic | undefined {
  const value = header(request, "access-control-request-headers")
  if (value === undefined || rule.headers.any) return undefined
  const refused = new Set<string>()
  for (const element of value.toLowerCase().split(",", MAX_NAMES)) {
    const name = element.trim()
    if (name !== "" && !rule.headers.names.has(name)) refused.add(name)
  }
  return refused.size === 0 ? undefined : diagnose("header-not-allowed", { origin, headers: [...refused].join(", ") })
}
