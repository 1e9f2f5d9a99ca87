import { readRegex } from "./read-regex.ts"
import type { AddProblem } from "./read-rule.ts"

/** Reads `urls`: whether a path falls under it, with case as written or ignored. */
export function readUrls(
  value: unknown,
  add: AddProblem,
): ((path: string, ignoreCase: boolean) => boolean) | undefined {
  if (value === undefined) return undefined
  if (value instanceof RegExp) {
    const pattern = readRegex(value, "urls", add)
    const folded = readRegex(value, "urls", () => undefined, true)
    return (path, ignoreCase) => (ignoreCase ? folded : pattern)?.test(path) === true
  }
  const [, base = "", below] = /^(\/[^*?#\s]*?)(\/?\*)?$/.exec(typeof value === "string" ? value : "") ?? []
  if (base === "" || (below === "*" && base !== "/")) add("urls-invalid", "urls", value)
  const prefix = base === "/" ? base : base + "/"
  const matches = (path: string, base: string, prefix: string): boolean =>
    path === base || (below !== undefined && path.startsWith(prefix))
  return (path, ignoreCase) =>
    ignoreCase ? matches(path.toLowerCase(), base.toLowerCase(), prefix.toLowerCase()) : matches(path, base, prefix)
}
