import type { Problem } from "../on-demand/advice.ts"
import type { SettingsCode } from "../diagnostics/codes.ts"
import { type Diagnostic, type Severity, diagnose } from "../diagnostics/diagnostic.ts"
import { isLoopbackHost } from "../http/origin.ts"
import { readOriginPattern } from "../policy/origin-pattern.ts"
import { compileStates } from "../regexes/linear-pattern.ts"
import type { CorsSettings, Danger } from "../policy/settings.ts"
import { showValue } from "./show-value.ts"
import { isExponential } from "./ambiguity.ts"
import { reviewNames } from "./review-names.ts"
import { nameProblem } from "./name-problem.ts"
import { isPublicSuffix } from "./public-suffix.ts"

const DANGERS: ReadonlySet<unknown> = new Set<Danger>([
  "insecure-origins",
  "public-suffix-subdomains",
  "reflect-any-origin",
])

/** Names each problem exactly, and adds what only a closer look finds. */
export function review(rules: readonly unknown[], problems: readonly Problem[]): Diagnostic[] {
  const findings = problems.map(nameProblem)
  const add = (severity: Severity, code: SettingsCode, setting: string, value: unknown, corrected?: string): void => {
    findings.push(diagnose(code, { setting, value: showValue(value), corrected }, severity))
  }
  const settings = rules.filter((rule): rule is CorsSettings => typeof rule === "object" && rule !== null)
  const everywhere = settings.findIndex(({ urls }) => urls === undefined)
  settings.forEach((rule, index) => {
    const at = rules.length > 1 ? `rules[${index}].` : ""
    if (everywhere >= 0 && index > everywhere)
      add("warning", "rule-unreachable", `rules[${index}]`, rule.urls ?? "every path")
    for (const [prefix, entry] of [
      [at, rule],
      [`${at}reportOnly.`, rule.reportOnly],
    ] as const) {
      if (typeof entry !== "object" || entry === null) continue
      if (entry !== rule) {
        for (const name of ["reportOnly", "explain", "urls"]) {
          if (name in entry) add("error", "setting-unknown", prefix + name, (entry as Record<string, unknown>)[name])
        }
      }
      if (problems.length === 0) reviewOrigins(entry, prefix, add)
      reviewRegexes(entry, prefix, add)
      reviewSuffixes(entry, prefix, add)
      reviewNames(entry, prefix, add)
      asList(entry.dangerously).forEach((danger, position) => {
        if (!DANGERS.has(danger)) add("error", "danger-unknown", `${prefix}dangerously[${position}]`, danger)
      })
    }
  })
  return findings
}

/** Adds a finding. */
export type Add = (severity: Severity, code: SettingsCode, setting: string, value: unknown, corrected?: string) => void

function reviewOrigins(rule: CorsSettings, prefix: string, add: Add): void {
  const sources = (["allowedOrigins", "allowedOriginRegexes", "allowOriginWhen"] as const).filter((name) =>
    Array.isArray(rule[name]) ? rule[name].length > 0 : rule[name] !== undefined,
  )
  if (rule.allowAllOrigins === true) {
    for (const name of sources) add("warning", "origins-beside-allow-all", prefix + name, rule[name])
  } else if (sources.length === 0)
    add("warning", "nobody-allowed", `${prefix}allowedOrigins`, rule.allowedOrigins ?? [])
}

function reviewRegexes(rule: CorsSettings, prefix: string, add: Add): void {
  const patterns = asList(rule.allowedOriginRegexes).map(
    (regex, index) => [`allowedOriginRegexes[${index}]`, regex] as const,
  )
  for (const [setting, value] of [...patterns, ["urls", rule.urls] as const]) {
    if (!(value instanceof RegExp) && (typeof value !== "string" || setting === "urls")) continue
    const automaton = compileStates(value instanceof RegExp ? value.source : value, false)
    if (automaton !== undefined && isExponential(automaton)) add("error", "regex-catastrophic", prefix + setting, value)
  }
}

function reviewSuffixes(rule: CorsSettings, prefix: string, add: Add): void {
  if (rule.allowCredentials !== true || asList(rule.dangerously).includes("public-suffix-subdomains")) return
  for (const [index, entry] of asList(rule.allowedOrigins).entries()) {
    const pattern = typeof entry === "string" ? readOriginPattern(entry) : undefined
    // The core finds single labels itself.
    if (pattern?.subdomains !== true || isLoopbackHost(pattern.host) || !pattern.host.includes(".")) continue
    const known = isPublicSuffix(pattern.host)
    if (known === undefined) add("warning", "public-suffix-unchecked", `${prefix}allowedOrigins[${index}]`, entry)
    if (known === true) add("error", "public-suffix-with-credentials", `${prefix}allowedOrigins[${index}]`, entry)
  }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
