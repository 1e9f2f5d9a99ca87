import type { RuleSettings } from "./scenario.ts"

/**
 * The rule for a path as the documentation of `urls` says it: the first that matches, `"none"` where none does, and
 * `"ambiguous"` where servers may read the path in two ways that fall under different settings.
 */
export function ruleAt(rules: readonly RuleSettings[], path: string): RuleSettings | "none" | "ambiguous" {
  const plain = path.split("?")[0]!
  const decoded = resolveDots(decodeURIComponent(plain))
  const find = (reading: string, fold: boolean): RuleSettings | "none" =>
    rules.find(({ urls }) => isUnder(urls, reading, fold)) ?? "none"
  const [first, ...others] = [find(plain, false), find(plain, true), find(decoded, false), find(decoded, true)]
  return others.every((other) => other === first) ? first : "ambiguous"
}

/** `"/api/*"` is `/api` and everything below it, `"/health"` that path alone; a regular expression is searched. */
function isUnder(urls: RuleSettings["urls"], path: string, fold: boolean): boolean {
  if (urls === undefined) return true
  if (typeof urls === "object") return new RegExp(urls.regex, fold ? "i" : "").test(path)
  const [pattern, asked] = fold ? [urls.toLowerCase(), path.toLowerCase()] : [urls, path]
  if (!pattern.endsWith("/*")) return asked === pattern
  const base = pattern.slice(0, -2)
  return asked === base || asked.startsWith(`${base}/`)
}

function resolveDots(path: string): string {
  return new URL(path, "https://any.example").pathname
}
