import type { CorsRequest } from "../http/request.ts"
import { currentAdvice } from "../on-demand/advice.ts"
import type { DiagnosticCode, FactsOf } from "./codes.ts"

/** One finding: a mistake in the settings, or the reason of a refusal. Plain data. */
export interface Diagnostic {
  /** Stable, readable, never reused: `origin-has-path`. */
  readonly code: DiagnosticCode
  /** `error`: the settings are refused. `warning`: it works, but hardly as meant. `refusal`: a request was refused. */
  readonly severity: Severity
  /** One paragraph for people: what is wrong, with the value, and what to write instead. */
  readonly message: string
  /** What the message was made of; for settings `setting`, `value` and often `corrected`. */
  readonly facts: Facts
  /** Whether the candidate of `reportOnly` found it. */
  readonly reportOnly?: boolean
  /** The request that was refused. */
  readonly request?: CorsRequest
}

/** How much a finding weighs. */
export type Severity = "error" | "warning" | "refusal"

/** The facts of any code. */
export type Facts = Readonly<Record<string, string | undefined>>

/** Makes a diagnostic of a code and its facts, worded as well as the words at hand allow. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  facts: FactsOf[Code],
  severity: Severity = "refusal",
): Diagnostic {
  const plain = facts as Facts
  // The codes are short sentences; the full ones stay out of bundles that do not import them.
  const message = currentAdvice()?.sentence(code, plain) ?? `${Object.values(plain).map(quote).join(" ")} ${code}`
  return { code, severity, message, facts: plain }
}

/** Longest piece of foreign text that a message repeats, in characters; escaped it takes up to eight times as much. */
const MAX_QUOTED = 150

/** Puts foreign text in backquotes: cut, and with everything but printable ASCII escaped, so that no log can be forged. */
export function quote(text = ""): string {
  const cut = text.length > MAX_QUOTED ? text.slice(0, MAX_QUOTED) + "..." : text
  return "`" + cut.replace(/[^\x20-\x5f\x61-\x7e]/g, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`) + "`"
}
