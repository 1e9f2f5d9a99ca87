import { SettingsError, createPolicy } from "ofcors"
import type { Value } from "../../check-javascript/value.ts"
import type { RegexNotation } from "../../policy-file/policy-document.ts"
import type { AddOptionNote } from "./option-note.ts"

type Regex = Extract<Value, { kind: "regex" }>

/** A pattern for `allowedOriginRegexes`, or the pattern of subdomains that it stands for. */
export type Translated = { readonly regex: string | RegexNotation } | { readonly origin: string }

/** Translates a regular expression of origins, which the packages search anywhere in the origin. */
export function translateRegex({ pattern, flags, at }: Regex, add: AddOptionNote): Translated | undefined {
  if (/[gy]/.test(flags))
    add(
      "regex-flags",
      "origin",
      at,
      `Without the flags \`${flags}\`, because with them every other request is refused.`,
    )
  if (!isAnchored(pattern)) {
    const suffix = /^(?:\\\.|\.)?([a-z0-9-]+(?:\\?\.[a-z0-9-]+)+)\$$/i
      .exec(pattern)?.[1]
      ?.replaceAll("\\", "")
      .toLowerCase()
    if (suffix === undefined) {
      add(
        "regex-open",
        "origin",
        at,
        "It was left out. Begin it with `^https://` and end it with `$`, both outside of any `|`.",
      )
      return undefined
    }
    const isOpen = !pattern.startsWith("\\.")
    add(
      "regex-open",
      "origin",
      at,
      `\`https://*.${suffix}\` was taken; the pattern also matches ${isOpen ? `\`https://evil-${suffix}\`, and ` : ""}plain http.`,
    )
    return { origin: `https://*.${suffix}` }
  }
  // Browsers write origins in lower case.
  const isCaseless = flags.includes("i") && /[A-Z]/.test(pattern.replaceAll(/\\./g, ""))
  const regex = isCaseless ? { regex: pattern, flags: "i" } : pattern
  try {
    createPolicy({ allowedOriginRegexes: [isCaseless ? new RegExp(pattern, "i") : pattern], explain: false })
    return { regex }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    add("regex-refused", "origin", at, `It was left out: ${error.diagnostics[0]?.message}`)
    return undefined
  }
}

/** Whether it begins with `^` and ends with `$`, and no `|` outside of groups stands between them. */
function isAnchored(pattern: string): boolean {
  if (!pattern.startsWith("^") || !/(?:^|[^\\])(?:\\\\)*\$$/.test(pattern)) return false
  let depth = 0
  const plain = pattern.replaceAll(/\\./g, "").replaceAll(/\[[^\]]*\]/g, "")
  for (const character of plain) {
    if (character === "(") depth++
    else if (character === ")") depth--
    else if (character === "|" && depth === 0) return false
  }
  return true
}
