import { isLoopbackHost } from "../http/origin.ts"
import { type LinearPattern, compileLinear } from "./linear-pattern.ts"
import { type OriginPattern, readOriginPattern } from "./origin-pattern.ts"
import { type OriginSet, createOriginSet } from "./origin-set.ts"
import type { Problems } from "./problems.ts"
import { isPublicSuffix } from "./public-suffix.ts"

/** What decides whether an origin that comes with credentials is too dangerous to allow. */
export interface OriginRisks {
  readonly credentials: boolean
  readonly insecure: boolean
  readonly publicSuffixes: boolean
}

/** Reads `allowedOrigins`. */
export function readOrigins(value: unknown, risks: OriginRisks, setting: string, problems: Problems): OriginSet {
  const exact = new Set<string>()
  const patterns: OriginPattern[] = []
  if (!Array.isArray(value)) {
    const corrected =
      typeof value === "string" && value !== "*" ? JSON.stringify(value.split(/[,\s]+/).filter(Boolean)) : undefined
    problems.add(
      value === "*" ? "origin-is-wildcard" : value === undefined ? "setting-undefined" : "setting-wrong-type",
      setting,
      value,
      corrected,
    )
    return createOriginSet(exact, patterns)
  }
  for (let index = 0; index < value.length; index++) {
    const entry: unknown = value[index]
    if (typeof entry !== "string" || entry === "") problems.add("origin-undefined", `${setting}[${index}]`, entry)
    else if (entry === "null") {
      if (risks.credentials) problems.add("null-with-credentials", `${setting}[${index}]`, entry)
      exact.add(entry)
    } else {
      const pattern = readOriginPattern(entry)
      if ("code" in pattern) problems.add(pattern.code, `${setting}[${index}]`, entry, pattern.corrected)
      else {
        if (risks.credentials) assessRisks(pattern, risks, `${setting}[${index}]`, entry, problems)
        if (pattern.subdomains || pattern.port === "*") patterns.push(pattern)
        else exact.add(entry)
      }
    }
  }
  return createOriginSet(exact, patterns)
}

function assessRisks(pattern: OriginPattern, risks: OriginRisks, at: string, entry: string, problems: Problems): void {
  if (pattern.scheme === "http" && !risks.insecure && !isLoopbackHost(pattern.host)) {
    problems.add("insecure-origin-with-credentials", at, entry, entry.replace("http:", "https:"))
  }
  if (!pattern.subdomains || risks.publicSuffixes) return
  const known = isPublicSuffix(pattern.host)
  if (known === undefined) problems.add("public-suffix-unchecked", at, entry)
  else if (known) problems.add("public-suffix-with-credentials", at, entry)
}

/** Reads `allowedOriginRegexes`. */
export function readOriginRegexes(value: unknown, setting: string, problems: Problems): LinearPattern[] {
  if (!Array.isArray(value)) {
    const corrected = typeof value === "string" || value instanceof RegExp ? `[${String(value)}]` : undefined
    problems.add(value === undefined ? "setting-undefined" : "setting-wrong-type", setting, value, corrected)
    return []
  }
  return value.flatMap((entry: unknown, index) => {
    const at = `${setting}[${index}]`
    const pattern = readRegex(entry, at, problems)
    if (pattern === undefined) return []
    if (!pattern.anchored) problems.add("regex-not-anchored", at, entry, anchoredForm(entry as RegExp | string))
    return [pattern]
  })
}

/** Reads one regular expression of any setting. */
export function readRegex(entry: unknown, at: string, problems: Problems): LinearPattern | undefined {
  if (!(entry instanceof RegExp) && typeof entry !== "string") {
    problems.add("setting-wrong-type", at, entry)
    return undefined
  }
  let regex: RegExp
  try {
    regex = new RegExp(entry)
  } catch {
    problems.add("regex-invalid", at, entry)
    return undefined
  }
  if (/[gyv]/.test(regex.flags)) {
    problems.add("regex-has-flag", at, entry, `/${regex.source}/${regex.flags.replace(/[gyv]/g, "")}`)
    return undefined
  }
  const pattern = compileLinear(regex.source, regex.ignoreCase)
  if (pattern === undefined) problems.add("regex-unsupported", at, entry)
  else if (pattern.catastrophic) problems.add("regex-catastrophic", at, entry)
  return pattern
}

function anchoredForm(entry: RegExp | string): string {
  const source = (typeof entry === "string" ? entry : entry.source).replace(/^\^/, "").replace(/(?<!\\)\$$/, "")
  const whole = `^${source.includes("|") ? `(?:${source})` : source}$`
  return typeof entry === "string" ? whole : `/${whole}/${entry.flags}`
}
