import { loadAdvice } from "../on-demand/advice.ts"
import type { DiagnosticCode } from "./codes.ts"
import { type Severity, diagnose } from "./diagnostic.ts"
import type { CodesOfGroup, DiagnosticGroup, Explanation, Explanations } from "./explanation.ts"
import { credentialExplanations } from "./explanations-credentials.ts"
import { nameExplanations } from "./explanations-names.ts"
import { noticeExplanations } from "./explanations-notices.ts"
import { originExplanations } from "./explanations-origins.ts"
import { patternExplanations } from "./explanations-patterns.ts"
import { refusalExplanations } from "./explanations-refusals.ts"
import { settingExplanations } from "./explanations-settings.ts"

/** A code with everything that is known about it. */
export interface Explained extends Explanation {
  readonly code: DiagnosticCode
  /** The part of the catalogue that it belongs to. */
  readonly group: DiagnosticGroup
  /** `error`: the settings are refused. `warning`: it works, but hardly as meant. `refusal`: a request was refused. */
  readonly severity: Severity
  /** The message that the bad example gives. */
  readonly sentence: string
  /** The page about it, from the root of the repository: `docs/diagnostics/origin-has-path.md`. */
  readonly docs: string
}

const groups: { readonly [Group in DiagnosticGroup]: Explanations<CodesOfGroup[Group]> } = {
  settings: settingExplanations,
  origins: originExplanations,
  credentials: credentialExplanations,
  patterns: patternExplanations,
  names: nameExplanations,
  notices: noticeExplanations,
  refusals: refusalExplanations,
}

/** Every code's explanation. A missing one does not compile. */
export const explanations: Explanations = {
  ...groups.settings,
  ...groups.origins,
  ...groups.credentials,
  ...groups.patterns,
  ...groups.names,
  ...groups.notices,
  ...groups.refusals,
}

/** Every code, group by group. */
export const diagnosticCodes: readonly DiagnosticCode[] = Object.keys(explanations) as DiagnosticCode[]

/** Whether a text is one of the codes. */
export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(explanations, text)
}

/**
 * Explains a code: why it exists, how to mend it, and an example of either side. The sentence is worded by
 * `ofcors/advice`, which Node, Bun and Deno load by themselves; bundles import it.
 */
export function explainDiagnostic(code: DiagnosticCode): Explained {
  const explanation: Explanation = explanations[code]
  const group = groupOf(code)
  const severity = group === "refusals" ? "refusal" : group === "notices" ? "warning" : "error"
  loadAdvice()
  const { message: sentence } = diagnose(code, explanation.facts, severity)
  return { code, group, severity, sentence, ...explanation, docs: `docs/diagnostics/${code}.md` }
}

function groupOf(code: DiagnosticCode): DiagnosticGroup {
  return (Object.keys(groups) as DiagnosticGroup[]).find((group) => Object.hasOwn(groups[group], code))!
}
