import { loadRegexes } from "../on-demand/regexes.ts"
import type { LinearPattern } from "../regexes/linear-pattern.ts"
import type { AddProblem } from "./read-rule.ts"

/** Reads one regular expression; `ignoreCase` overrides its own flag. */
export function readRegex(
  entry: unknown,
  at: string,
  add: AddProblem,
  ignoreCase?: boolean,
): LinearPattern | undefined {
  const compile = loadRegexes()
  if (compile === undefined) {
    add("regex-engine-missing", at, entry)
    return undefined
  }
  try {
    const { source, flags } = new RegExp(entry as RegExp | string)
    const isRegex = typeof entry === "string" || entry instanceof RegExp
    const pattern = isRegex && !/[gyv]/.test(flags) ? compile(source, ignoreCase ?? flags.includes("i")) : undefined
    if (pattern === undefined) add("regex-unsupported", at, entry)
    return pattern
  } catch {
    add("regex-invalid", at, entry)
    return undefined
  }
}
