import { pathOf, readingsOf } from "../http/path.ts"
import type { CorsRequest } from "../http/request.ts"
import type { Rule } from "../policy/rule.ts"

/** The rule for a request: `undefined` outside every `urls`, `"ambiguous"` where servers may route it under another. */
export function findRule(rules: readonly Rule[], request: CorsRequest): Rule | "ambiguous" | undefined {
  const first = rules[0]!
  if (first.matchesPath === undefined) return first
  const readings = readingsOf(pathOf(request))
  if (readings === undefined) return "ambiguous"
  const select = (path: string, ignoreCase: boolean): Rule | undefined =>
    rules.find(({ matchesPath }) => matchesPath === undefined || matchesPath(path, ignoreCase))
  const rule = select(readings[0]!, false)
  // Routers disagree about escapes and about case; where that changes the rule, neither rule may be assumed.
  const agreed = readings.every((path) => select(path, false) === rule && select(path, true) === rule)
  return agreed ? rule : "ambiguous"
}
