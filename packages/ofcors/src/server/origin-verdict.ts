import { currentAdvice } from "../on-demand/advice.ts"
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { isLoopbackHost, parseOrigin } from "../http/origin.ts"
import type { CorsRequest } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"

/** Whether a rule allows an origin: `true`, or a function that finds out why not when somebody wants to know. */
export type OriginVerdict = true | (() => Diagnostic)

/**
 * Asks the lists, then the patterns, then `allowOriginWhen`; only the last can make the answer a promise. Nothing but
 * exactly one serialized origin passes.
 */
export function judgeOrigin(rule: Rule, origin: string, request: CorsRequest): OriginVerdict | Promise<OriginVerdict> {
  if (rule.origins.has(origin)) return true
  const refuse =
    (code: "origin-null" | "origin-malformed" | "origin-insecure"): OriginVerdict =>
    () =>
      diagnose(code, { origin })
  const parts = parseOrigin(origin)
  if (parts === undefined) return refuse(origin === "null" ? "origin-null" : "origin-malformed")
  if (rule.reflectOrigin) return true
  const insecure = rule.refusesInsecure && parts.scheme === "http" && !isLoopbackHost(parts.host)
  const matched = insecure ? refuse("origin-insecure") : true
  const unmatched: OriginVerdict = () => originNotAllowed(rule, origin)
  if (rule.originPatterns.some((pattern) => pattern.test(origin))) return matched
  if (rule.allowOriginWhen === undefined) return unmatched
  const failed =
    (error: unknown): OriginVerdict =>
    () =>
      diagnose("origin-check-failed", { origin, error: String(error) })
  const read = (answer: unknown): OriginVerdict => (answer === true ? matched : unmatched)
  try {
    const answer = rule.allowOriginWhen(origin, request)
    return typeof answer === "boolean" ? read(answer) : Promise.resolve(answer).then(read, failed)
  } catch (error) {
    return failed(error)
  }
}

/** The refusal of an origin, naming the allowed one that it was probably meant to be. */
function originNotAllowed({ origins }: Rule, origin: string): Diagnostic {
  return diagnose("origin-not-allowed", { origin, ...currentAdvice()?.nearest(origins.entries(), origin) })
}
