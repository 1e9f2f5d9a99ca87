import type { CorsRequest } from "../http/request.ts"
import { type DiagnosticCode, type FactsOf, sentences } from "./catalogue.ts"

/** One finding: a mistake in the settings, or the reason of a refusal. Plain data. */
export interface Diagnostic {
  /** Stable, readable, never reused: `origin-has-path`. */
  readonly code: DiagnosticCode
  /** `error`: the settings are refused. `warning`: they work, but hardly as meant. `refusal`: a request was refused. */
  readonly severity: "error" | "warning" | "refusal"
  /** One paragraph for people: what is wrong, with the value, and what to write instead. */
  readonly message: string
  /** What the message was made of; for settings `setting`, `value` and often `corrected`. */
  readonly facts: Readonly<Record<string, string>>
  /** Whether the candidate of `reportOnly` found it. */
  readonly reportOnly?: boolean
  /** The request that was refused. */
  readonly request?: CorsRequest
}

/** Makes a diagnostic of a code and its facts. */
export function diagnose<Code extends DiagnosticCode>(code: Code, facts: FactsOf[Code]): Diagnostic {
  const [severity, sentence] = sentences[code]
  return { code, severity, message: sentence(facts as never), facts: facts as unknown as Record<string, string> }
}
