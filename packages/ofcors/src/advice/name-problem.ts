import type { Problem } from "../on-demand/advice.ts"
import type { SettingsErrorCode } from "../diagnostics/codes.ts"
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { showValue } from "./show-value.ts"
import { listOf, nameOriginProblem } from "./name-origin-problem.ts"
import { settingMeantBy } from "./setting-meant-by.ts"

/** Finds the exact code of a problem, and what to write instead. */
export function nameProblem({ code, setting, value }: Problem): Diagnostic {
  const { code: exact, corrected } = lookCloser(code, setting, value)
  // `"true"` is not `true`: where the kind of value is wrong, a text is shown in its quotes.
  const shown = exact === "setting-wrong-type" && typeof value === "string" ? JSON.stringify(value) : showValue(value)
  return diagnose(exact, { setting, value: shown, corrected }, "error")
}

function lookCloser(
  code: SettingsErrorCode,
  setting: string,
  value: unknown,
): { code: SettingsErrorCode; corrected?: string | undefined } {
  switch (code) {
    case "origin-invalid":
      return typeof value === "string" ? nameOriginProblem(value) : { code: "origin-undefined" }
    case "insecure-origin-with-credentials":
      return { code, corrected: String(value).replace("http:", "https:") }
    case "setting-unknown":
      return { code, corrected: settingMeantBy(setting) }
    case "setting-wrong-type":
      return wrongType(setting, value)
    case "max-age-out-of-range":
      return { code, corrected: Number(value) > 86_400 ? "86400" : undefined }
    case "regex-not-anchored":
      return { code, corrected: anchoredForm(value as RegExp | string) }
    case "regex-unsupported": {
      if (!(value instanceof RegExp) && typeof value !== "string") return { code: "regex-invalid" }
      const stateful = value instanceof RegExp && /[gyv]/.test(value.flags)
      if (!stateful) return { code }
      return { code: "regex-has-flag", corrected: `/${value.source}/${value.flags.replace(/[gyv]/g, "")}` }
    }
    default:
      return { code }
  }
}

function wrongType(setting: string, value: unknown): { code: SettingsErrorCode; corrected?: string | undefined } {
  const code = "setting-wrong-type"
  if (/\.?allowedOrigins$/.test(setting) && value === "*") return { code: "origin-is-wildcard" }
  if (typeof value === "string") {
    if (setting.endsWith("Regexes")) return { code, corrected: JSON.stringify([value]) }
    if (/Origins$|Headers$|Methods$/.test(setting) && !setting.endsWith("allowAllOrigins"))
      return { code, corrected: listOf(value) }
    if (/^(?:true|false)$/i.test(value)) return { code, corrected: value.toLowerCase() }
    if (/^[0-9]+$/.test(value)) return { code, corrected: value }
  }
  return { code, corrected: value instanceof RegExp ? `[${String(value)}]` : undefined }
}

function anchoredForm(entry: RegExp | string): string {
  const source = (typeof entry === "string" ? entry : entry.source).replace(/^\^/, "").replace(/(?<!\\)\$$/, "")
  const whole = `^${source.includes("|") ? `(?:${source})` : source}$`
  return typeof entry === "string" ? whole : `/${whole}/${entry.flags}`
}
