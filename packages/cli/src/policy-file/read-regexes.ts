import type { SettingsOrRules } from "ofcors"

/** Where `{ "regex": … }` may stand: what takes a regular expression. */
const TAKES_REGEX = /(?:^|\.)(?:allowedOriginRegexes\[\d+\]|urls)$/

/**
 * Replaces `{ "regex": "^/api/", "flags": "i" }` by the regular expression that it stands for, in `urls` and
 * `allowedOriginRegexes` only. One that does not compile stays as it is, for the library to report.
 */
export function readRegexes(value: unknown, at = ""): SettingsOrRules {
  if (typeof value !== "object" || value === null) return value as SettingsOrRules
  if (Array.isArray(value)) {
    return value.map((entry, index) => readRegexes(entry, `${at}[${index}]`)) as SettingsOrRules
  }
  const settings = value as Readonly<Record<string, unknown>>
  if (TAKES_REGEX.test(at)) return (regexOf(settings) ?? settings) as SettingsOrRules
  const entries = Object.entries(settings).map(([name, held]) => [name, readRegexes(held, `${at}.${name}`)])
  return Object.fromEntries(entries) as SettingsOrRules
}

function regexOf({ regex, flags = "", ...others }: Readonly<Record<string, unknown>>): RegExp | undefined {
  if (typeof regex !== "string" || typeof flags !== "string" || Object.keys(others).length > 0) return undefined
  try {
    return new RegExp(regex, flags)
  } catch {
    return undefined
  }
}
