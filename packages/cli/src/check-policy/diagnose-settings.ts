import { type CorsSettings, type Diagnostic, SettingsError, type SettingsOrRules, createPolicy } from "ofcors"
import { ambiguousTextOf } from "ofcors/advice"
import { type Finding, listOf } from "./finding.ts"
import { growthOf } from "./origins/growth.ts"

/** Everything that the library says about settings: what keeps them from running, and what it warns of. */
export function diagnoseSettings(settings: SettingsOrRules): readonly Diagnostic[] {
  try {
    return createPolicy(silent(settings) as CorsSettings).warnings
  } catch (error) {
    if (error instanceof SettingsError) return error.diagnostics
    throw error
  }
}

/** A diagnostic as a finding, with the text that shows a catastrophic pattern. */
export function findingOf(diagnostic: Diagnostic, rules: readonly Readonly<Record<string, unknown>>[]): Finding {
  const { code, severity, message, facts } = diagnostic
  const setting = facts["setting"] ?? "settings"
  const regex = code === "regex-catastrophic" ? regexAt(setting, rules) : undefined
  return {
    severity: severity === "error" ? "error" : "warning",
    code,
    setting,
    value: facts["value"],
    message,
    corrected: facts["corrected"],
    ...(regex === undefined ? {} : { details: growthDetails(regex) }),
  }
}

/** A listener would hear the warnings now, and the console is its default; a wrong value stays, to be reported. */
function silent(settings: unknown): unknown {
  if (Array.isArray(settings)) return settings.map(silent)
  if (typeof settings !== "object" || settings === null) return settings
  const { explain } = settings as CorsSettings
  const isValid = explain === undefined || typeof explain === "boolean" || typeof explain === "function"
  return isValid ? { ...settings, explain: false } : settings
}

function regexAt(setting: string, rules: readonly Readonly<Record<string, unknown>>[]): RegExp | undefined {
  const [, rule = "0", candidate, name = "", index = "0"] =
    /^(?:rules\[(\d+)\]\.)?(reportOnly\.)?(\w+)(?:\[(\d+)\])?$/.exec(setting) ?? []
  const settings =
    candidate === undefined ? rules[Number(rule)] : (rules[Number(rule)]?.["reportOnly"] as (typeof rules)[0])
  const value = name === "urls" ? settings?.["urls"] : listOf(settings?.[name])[Number(index)]
  return value instanceof RegExp || typeof value === "string" ? new RegExp(value) : undefined
}

/** The text on which an engine that backtracks takes exponential time, with the growth as counted. */
function growthDetails(regex: RegExp): readonly string[] {
  const text = ambiguousTextOf(regex.source)
  const growth = text && growthOf(regex, text.before, text.repeated)
  // The ambiguity can lie in rounds that read nothing, which JavaScript's engines cut off and others do not.
  if (text === undefined || growth === undefined || growth.factor < 1.2) return []
  const { factor, repetitions, steps, end } = growth
  const again = 10 ** (Math.log10(steps) + 30 * Math.log10(factor))
  return [
    `the text that shows it: \`${text.before}\`, then \`${text.repeated}\` again and again, then \`${JSON.stringify(end).slice(1, -1)}\``,
    `each repetition makes ${factor.toFixed(1)} times the work: ${steps} steps at ${repetitions}, about ${again.toExponential(0)} at ${repetitions + 30}`,
  ]
}
