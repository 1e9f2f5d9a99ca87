import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { isLoopbackHost, parseOrigin } from "../http/origin.ts"
import type { CorsRequest } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"
import { originNotAllowed } from "./nearest-origin.ts"

/** Whether a rule allows an origin: `true`, or a function that finds out why not when somebody wants to know. */
export type OriginVerdict = true | (() => Diagnostic)

/**
 * Asks the lists, then the patterns, then `allowOriginWhen`; only the last can make the answer a promise. Nothing but
 * exactly one serialized origin passes.
 */
export function judgeOrigin(rule: Rule, origin: string, request: CorsRequest): OriginVerdict | Promise<OriginVerdict> {
  if (rule.origins.has(origin)) return true
  if (origin === "null") return () => diagnose("origin-null", { origin })
  if (!rule.reflectOrigin && rule.originPatterns.length === 0 && rule.allowOriginWhen === undefined) {
    return () =>
      parseOrigin(origin) === undefined ? diagnose("origin-malformed", { origin }) : originNotAllowed(rule, origin)
  }
  const parts = parseOrigin(origin)
  if (parts === undefined) return () => diagnose("origin-malformed", { origin })
  if (rule.reflectOrigin) return true
  const insecure = rule.refusesInsecure && parts.scheme === "http" && !isLoopbackHost(parts.host)
  const matched = (): OriginVerdict => (insecure ? () => diagnose("origin-insecure", { origin }) : true)
  const unmatched: OriginVerdict = () => originNotAllowed(rule, origin)
  if (rule.originPatterns.some((pattern) => pattern.test(origin))) return matched()
  if (rule.allowOriginWhen === undefined) return unmatched
  const failed: OriginVerdict = () => diagnose("origin-check-failed", { origin })
  const read = (answer: unknown): OriginVerdict => (answer === true ? matched() : unmatched)
  try {
    const answer = rule.allowOriginWhen(origin, request)
    return typeof answer === "boolean" ? read(answer) : Promise.resolve(answer).then(read, () => failed)
  } catch {
    return failed
  }
}
