import type { DiagnosticCode } from "ofcors"

/** What the security review finds, beside what the library itself says about settings. */
export type ReviewCode =
  | "lets-in-foreign-site"
  | "lets-in-foreign-host"
  | "lets-in-foreign-application"
  | "lets-in-http"
  | "lets-in-other-port"
  | "lets-in-sibling"
  | "pattern-undecided"
  | "open-under-public-suffix"
  | "differs-elsewhere"
  | "insecure-origins"
  | "development-origins"
  | "null-origin"
  | "any-origin"
  | "subdomains-with-credentials"
  | "max-age-capped"
  | "dangers-named"
  | "exposes-secret"
  | "rule-shadowed"
  | "function-decides"

/** How much a finding weighs: only an error makes the command fail. */
export type Weight = "error" | "warning" | "note"

/** Something about a policy that its author should know. */
export interface Finding {
  readonly severity: Weight
  readonly code: DiagnosticCode | ReviewCode
  /** Where it stands in the settings: `rules[1].allowedOrigins[0]`. */
  readonly setting: string
  /** What stands there, as text. */
  readonly value?: string | undefined
  /** One paragraph: what is wrong, and why it matters. Values stand in backquotes. */
  readonly message: string
  /** What to write instead, where that can be known. */
  readonly corrected?: string | undefined
  /** Origins that show it. */
  readonly origins?: readonly string[]
  /** Further lines: evidence. */
  readonly details?: readonly string[]
}

/** Adds a finding. */
export type Add = (finding: Finding) => void

/** One object of settings, as it stands in the file, with the beginning of its settings' names. */
export interface RuleAt {
  readonly settings: Readonly<Record<string, unknown>>
  /** `rules[0].`, or nothing for settings without a list. */
  readonly prefix: string
}

/** The entries of a list, or none where there is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((entry) => typeof entry === "string")
}

/** A few of many, in backquotes: a message does not list a thousand origins. */
export function named(values: readonly string[], most = 5): string {
  const shown = values.slice(0, most).map((value) => `\`${value}\``)
  return values.length > most ? `${shown.join(", ")} and ${values.length - most} more` : shown.join(", ")
}
