import type { Problems } from "./problems.ts"
import { compileLinear } from "./linear-pattern.ts"
import { readRegex } from "./read-origins.ts"

/** Reads `urls`: whether a path falls under it, with case as written or ignored. */
export function readUrls(
  value: unknown,
  setting: string,
  problems: Problems,
): ((path: string, ignoreCase: boolean) => boolean) | undefined {
  if (value === undefined) return undefined
  if (value instanceof RegExp) {
    const pattern = readRegex(value, setting, problems)
    const folded = compileLinear(value.source, true)
    return (path, ignoreCase) => (ignoreCase ? folded : pattern)?.test(path) ?? false
  }
  if (typeof value !== "string" || !/^\/[^*?#\s]*(?:(?<=\/)\*)?$/.test(value)) {
    problems.add("urls-invalid", setting, value)
    return () => false
  }
  const below = value.endsWith("/*")
  const base = below ? value.slice(0, -2) : value
  const matches = (path: string, base: string): boolean => path === base || (below && path.startsWith(base + "/"))
  return (path, ignoreCase) => (ignoreCase ? matches(path.toLowerCase(), base.toLowerCase()) : matches(path, base))
}
