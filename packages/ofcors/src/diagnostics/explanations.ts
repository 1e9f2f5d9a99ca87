import { loadAdvice } from "../on-demand/advice.ts"
import type { DiagnosticCode } from "./codes.ts"
import { type Severity, diagnose } from "./diagnostic.ts"
import type { CodesOfGroup, DiagnosticGroup, Explanation, Explanations } from "./explanation.ts"
import { checkWarnings } from "./explanations-check-warnings.ts"
import { cookieCauses } from "./explanations-causes-cookies.ts"
import { networkCauses } from "./explanations-causes-network.ts"
import { pageCauses } from "./explanations-causes-page.ts"
import { preflightCauses } from "./explanations-causes-preflight.ts"
import { redirectCauses } from "./explanations-causes-redirects.ts"
import { serverCauses } from "./explanations-causes-server.ts"
import { credentialExplanations } from "./explanations-credentials.ts"
import { nameExplanations } from "./explanations-names.ts"
import { noticeExplanations } from "./explanations-notices.ts"
import { originExplanations } from "./explanations-origins.ts"
import { patternExplanations } from "./explanations-patterns.ts"
import { refusalExplanations } from "./explanations-refusals.ts"
import { modelCorsCheck } from "./explanations-model-cors-check.ts"
import { modelNetwork } from "./explanations-model-network.ts"
import { modelRedirects } from "./explanations-model-redirects.ts"
import { modelRequests } from "./explanations-model-requests.ts"
import { modelResponses } from "./explanations-model-responses.ts"
import { settingExplanations } from "./explanations-settings.ts"
import type { CodesOfWireGroup, WireCode } from "./wire-codes.ts"
import type { WireExplanation, WireExplanations } from "./wire-explanation.ts"

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

/** A code that is found on the wire, with everything that is known about it. */
export interface ExplainedOnWire extends WireExplanation {
  readonly code: WireCode
  /** The part of the catalogue that it belongs to. */
  readonly group: WireGroup
  /** `cause`: why a server answers so. `warning`: nothing is blocked. `finding`: what the browser model sees. */
  readonly severity: "cause" | "warning" | "finding"
  /** The page about it, from the root of the repository. */
  readonly docs: string
}

/** The name of a part of the catalogue that is about the wire. */
export type WireGroup = keyof CodesOfWireGroup

/** Every code of the catalogue. */
export type CatalogueCode = DiagnosticCode | WireCode

const wireGroups: { readonly [Group in WireGroup]: WireExplanations<CodesOfWireGroup[Group]> } = {
  "cause-server": serverCauses,
  "cause-preflight": preflightCauses,
  "cause-redirect": redirectCauses,
  "cause-cookie": cookieCauses,
  "cause-page": pageCauses,
  "cause-network": networkCauses,
  "check-warning": checkWarnings,
  "model-cors-check": modelCorsCheck,
  "model-redirect": modelRedirects,
  "model-request": modelRequests,
  "model-network": modelNetwork,
  "model-response": modelResponses,
}

/** The explanation of every code that is found on the wire. A missing one does not compile. */
export const wireExplanations: WireExplanations = {
  ...serverCauses,
  ...preflightCauses,
  ...redirectCauses,
  ...cookieCauses,
  ...pageCauses,
  ...networkCauses,
  ...checkWarnings,
  ...modelCorsCheck,
  ...modelRedirects,
  ...modelRequests,
  ...modelNetwork,
  ...modelResponses,
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

/** Every code that a check or the browser model finds, group by group. */
export const wireCodes: readonly WireCode[] = Object.keys(wireExplanations) as WireCode[]

/** Whether a text is a code of a check or of the browser model, without one of the settings by the same name. */
export function isWireCode(text: string): text is WireCode {
  return Object.hasOwn(wireExplanations, text)
}

/**
 * Explains a code: why it exists, how to mend it, and an example of either side. The sentence is worded by
 * `ofcors/advice`, which Node, Bun and Deno load by themselves; bundles import it.
 */
export function explainDiagnostic(code: DiagnosticCode): Explained
export function explainDiagnostic(code: WireCode): ExplainedOnWire
export function explainDiagnostic(code: CatalogueCode): Explained | ExplainedOnWire
export function explainDiagnostic(code: CatalogueCode): Explained | ExplainedOnWire {
  if (isWireCode(code)) {
    const group = groupOf(code, wireGroups) as WireGroup
    const severity = group.startsWith("cause-") ? "cause" : group === "check-warning" ? "warning" : "finding"
    return { code, group, severity, ...wireExplanations[code], docs: pageOf(code) }
  }
  const explanation: Explanation = explanations[code]
  const group = groupOf(code, groups) as DiagnosticGroup
  const severity = group === "refusals" ? "refusal" : group === "notices" ? "warning" : "error"
  loadAdvice()
  const { message: sentence } = diagnose(code, explanation.facts, severity)
  return { code, group, severity, sentence, ...explanation, docs: pageOf(code) }
}

function pageOf(code: CatalogueCode): string {
  return `docs/diagnostics/${code}.md`
}

function groupOf(code: CatalogueCode, parts: Readonly<Record<string, object>>): string {
  return Object.keys(parts).find((group) => Object.hasOwn(parts[group]!, code))!
}
