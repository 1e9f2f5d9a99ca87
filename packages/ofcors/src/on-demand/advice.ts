import type { DiagnosticCode, NearestOrigin, SettingsErrorCode } from "../diagnostics/codes.ts"
import type { Diagnostic, Facts } from "../diagnostics/diagnostic.ts"
import type { Policy } from "../server/policy.ts"
import { loadEntry } from "./load-entry.ts"

/** A mistake as the core finds it: exactly where, roughly what. */
export interface Problem {
  readonly code: SettingsErrorCode
  readonly setting: string
  readonly value: unknown
}

/** What helps people but is not needed to decide; it is four times the size of what is. */
export interface Advice {
  /** Names each problem exactly, corrects it, and adds what only a closer look finds. */
  review(rules: readonly unknown[], problems: readonly Problem[]): Diagnostic[]
  /** The sentence of a finding. */
  sentence(code: DiagnosticCode, facts: Facts): string
  /** A finding as one line of a log. */
  line(finding: Diagnostic): string
  /** The allowed origin that a refused one was probably meant to be. */
  nearest(allowed: Iterable<string>, refused: string): NearestOrigin | undefined
  /** Warns where a layer of an application, or of a list of layers, stands before our own that may answer first. */
  reportLayersAhead(policy: Pick<Policy, "report">, application: unknown, own: unknown): void
}

let advice: Advice | undefined

/** The advice, where it was provided or loaded before. */
export function currentAdvice(): Advice | undefined {
  return advice
}

/** Provides the advice, for bundles: `import "ofcors/advice"` calls it. */
export function provideAdvice(provided: Advice): void {
  advice = provided
}

/** The advice, loaded now if it was not before; `undefined` in bundles that do not import it. */
export function loadAdvice(): Advice | undefined {
  advice ??= (loadEntry("ofcors/advice") as { advice: Advice } | undefined)?.advice
  return advice
}
