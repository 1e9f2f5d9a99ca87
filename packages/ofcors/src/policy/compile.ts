import { type Problem, loadAdvice } from "../on-demand/advice.ts"
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { SettingsError } from "../diagnostics/settings-error.ts"
import { readRule } from "./read-rule.ts"
import type { Rule } from "./rule.ts"
import type { CorsSettings, SettingsOrRules } from "./settings.ts"

/** Settings that passed every check. */
export interface CompiledSettings {
  readonly rules: readonly Rule[]
  /** The rules with every candidate of `reportOnly` in its rule's place; `undefined` where no rule has one. */
  readonly candidates: readonly Rule[] | undefined
  /** What the settings do that was hardly meant; looked for only when asked. */
  warnings(): readonly Diagnostic[]
}

/** Checks settings and makes rules of them. @throws SettingsError with every problem, not only the first */
export function compile(settings: SettingsOrRules): CompiledSettings {
  const problems: Problem[] = []
  const list: readonly unknown[] = Array.isArray(settings) ? settings : [settings]
  if (list.length === 0) problems.push({ code: "rules-empty", setting: "settings", value: settings })
  let hasCandidates = false
  const read = list.map((entry, index) => {
    const prefix = Array.isArray(settings) ? `rules[${index}].` : ""
    const rule = readRule(asObject(entry, prefix.slice(0, -1) || "settings", problems), prefix, problems)
    const candidate = (entry as CorsSettings | null | undefined)?.reportOnly
    if (candidate === undefined) return { rule, trial: rule }
    hasCandidates = true
    const trial = readRule(asObject(candidate, `${prefix}reportOnly`, problems), `${prefix}reportOnly.`, problems)
    return { rule, trial: { ...trial, matchesPath: rule.matchesPath } }
  })
  const rules = read.map(({ rule }) => rule)
  const review = (): Diagnostic[] => loadAdvice()?.review(list, problems) ?? problems.map(plainly)
  const needsReview = problems.length > 0 || hasCandidates || rules.some((rule) => rule.needsReview)
  const findings = needsReview ? review() : undefined
  if (findings?.some(({ severity }) => severity === "error")) throw new SettingsError(findings)
  return {
    rules,
    candidates: hasCandidates ? read.map(({ trial }) => trial) : undefined,
    warnings: () => findings ?? review(),
  }
}

function plainly({ code, setting, value }: Problem): Diagnostic {
  return diagnose(code, { setting, value: String(value) }, "error")
}

function asObject(value: unknown, setting: string, problems: Problem[]): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  problems.push({ code: "settings-not-an-object", setting, value })
  return {}
}
