import type { SettingsOrRules } from "ofcors"
import { diagnoseSettings, findingOf } from "./diagnose-settings.ts"
import { type RuleDescription, describeRule } from "./report/describe-rule.ts"
import type { Finding, RuleAt } from "./finding.ts"
import type { PolicySource } from "../policy-file/policy-source.ts"
import type { PatternReport } from "./review/pattern-report.ts"
import { reviewOrder } from "./review/review-order.ts"
import { reviewOrigins } from "./review/review-origins.ts"
import { reviewRegexes } from "./review/review-regexes.ts"
import { reviewRule } from "./review/review-rule.ts"

/** What there is to say about a policy. */
export interface PolicyReport {
  readonly findings: readonly Finding[]
  readonly patterns: readonly PatternReport[]
  readonly rules: readonly RuleDescription[]
  /** Whether the library takes the settings: a server starts with them. */
  readonly starts: boolean
}

const WEIGHTS = ["error", "warning", "note"]

/** Checks settings and reviews what they let in. Pure but for the time that it takes, which is bounded. */
export function checkPolicy({ settings, refused }: Pick<PolicySource, "settings" | "refused">): PolicyReport {
  const rules = rulesOf(settings)
  const diagnostics = refused ?? diagnoseSettings(settings)
  const findings: Finding[] = diagnostics.map((diagnostic) =>
    findingOf(
      diagnostic,
      rules.map(({ settings }) => settings),
    ),
  )
  const add = (finding: Finding): void => void findings.push(finding)
  const unanchored = new Set(findings.filter(({ code }) => code === "regex-not-anchored").map(({ setting }) => setting))
  const patterns = rules.flatMap(withCandidate).flatMap((rule) => {
    reviewRule(rule, add)
    return [...reviewOrigins(rule, add), ...reviewRegexes(rule, unanchored, add)]
  })
  reviewOrder(rules, add)
  const starts = diagnostics.every(({ severity }) => severity !== "error")
  return {
    findings: findings.toSorted((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity)),
    patterns,
    rules: starts ? rules.map(({ settings }) => describeRule(settings)) : [],
    starts,
  }
}

/** A rule, and the candidate settings that are to replace it one day. */
function withCandidate(rule: RuleAt): readonly RuleAt[] {
  const reportOnly = rule.settings["reportOnly"]
  if (typeof reportOnly !== "object" || reportOnly === null) return [rule]
  return [rule, { settings: reportOnly as Record<string, unknown>, prefix: `${rule.prefix}reportOnly.` }]
}

function rulesOf(settings: SettingsOrRules): readonly RuleAt[] {
  const list: readonly unknown[] = Array.isArray(settings) ? settings : [settings]
  return list.flatMap((rule, index) => {
    if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return []
    return [{ settings: rule as Record<string, unknown>, prefix: Array.isArray(settings) ? `rules[${index}].` : "" }]
  })
}
