import type { Diagnostic } from "../diagnostics/diagnostic.ts"
import { SettingsError } from "../diagnostics/settings-error.ts"
import { type Problems, createProblems } from "./problems.ts"
import { readRule } from "./read-rule.ts"
import type { Rule } from "./rule.ts"
import type { CorsSettings, SettingsOrRules } from "./settings.ts"

/** Settings that passed every check. */
export interface CompiledSettings {
  readonly rules: readonly Rule[]
  readonly warnings: readonly Diagnostic[]
  /** The first `explain` that is set, whatever the rule. */
  readonly explain: CorsSettings["explain"]
  /** The candidates of `reportOnly`, beside the rule of the same index. */
  readonly candidates: readonly (Rule | undefined)[]
}

/** Checks settings and makes rules of them. @throws SettingsError with every problem, not only the first */
export function compile(settings: SettingsOrRules): CompiledSettings {
  const problems = createProblems()
  const list: readonly unknown[] = Array.isArray(settings) ? settings : [settings]
  if (list.length === 0) problems.add("rules-empty", "settings", settings)
  const entries = list.map((entry, index) =>
    readEntry(entry, Array.isArray(settings) ? `rules[${index}].` : "", problems),
  )
  const open = list.findIndex((entry) => isObject(entry) && entry["urls"] === undefined)
  for (let index = open + 1; open >= 0 && index < list.length; index++) {
    problems.add("rule-unreachable", `rules[${index}]`, (list[index] as CorsSettings | undefined)?.urls ?? "every path")
  }
  const warnings = problems.found.filter(({ severity }) => severity === "warning")
  if (warnings.length < problems.found.length) throw new SettingsError(problems.found)
  return {
    rules: entries.map(({ rule }) => rule),
    warnings,
    explain: (list as readonly CorsSettings[]).find(({ explain }) => explain !== undefined)?.explain,
    candidates: entries.map(({ candidate }) => candidate),
  }
}

function readEntry(entry: unknown, prefix: string, problems: Problems): { rule: Rule; candidate: Rule | undefined } {
  if (!isObject(entry)) {
    problems.add("settings-not-an-object", prefix.slice(0, -1) || "settings", entry)
    return { rule: readRule({}, prefix, createProblems()), candidate: undefined }
  }
  const rule = readRule(entry, prefix, problems)
  const candidate = entry["reportOnly"]
  if (candidate === undefined) return { rule, candidate: undefined }
  const at = `${prefix}reportOnly`
  if (!isObject(candidate)) {
    problems.add("setting-wrong-type", at, candidate)
    return { rule, candidate: undefined }
  }
  for (const name of ["reportOnly", "explain", "urls"]) {
    if (name in candidate) problems.add("setting-unknown", `${at}.${name}`, candidate[name])
  }
  return { rule, candidate: readRule(candidate, `${at}.`, problems) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
