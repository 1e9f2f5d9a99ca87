import type { CauseCode } from "ofcors/diagnostics"

/** How sure a cause is: `certain` only where the evidence leaves no other. */
export type Certainty = "certain" | "likely" | "possible"

export type { CauseCode, CheckWarningCode as WarningCode } from "ofcors/diagnostics"

/** A finding with what it rests on, before it has its fix. */
export interface Cause<Code extends string = CauseCode> {
  readonly code: Code
  readonly certainty: Certainty
  /** One or two sentences for people, with the values in backquotes. */
  readonly message: string
  /** What was seen on the wire, one sentence each. */
  readonly evidence: readonly string[]
  /** What the fix needs to know: a URL to call, names to list. */
  readonly facts?: Readonly<Record<string, string>>
}
