import type { JavaScriptCode } from "../check-javascript/finding-code.ts"
import type { FindingCode } from "./finding-code.ts"

/** How much a finding weighs. An `error` is certain; where something unknown decides, it is a `warning` at most. */
export type FindingSeverity = "error" | "warning" | "note"

/** One replacement in a file. Positions count UTF-16 units; `from === to` inserts. */
export interface FindingEdit {
  /** Absolute. */
  readonly file: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** What would mend a finding. */
export interface FindingFix {
  /** What it does, as an order: "Write `https://a.example`." */
  readonly title: string
  /** Empty where only a person can do it. */
  readonly edits: readonly FindingEdit[]
}

/** One thing that the review found. */
export interface Finding {
  /** Stable, readable, never reused. */
  readonly code: FindingCode | JavaScriptCode
  readonly severity: FindingSeverity
  /** Absolute. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** What is wrong, with the value in backquotes. */
  readonly message: string
  readonly why: string
  readonly fix: FindingFix | undefined
  /** The dotted names of the settings modules that have it. */
  readonly settings: readonly string[]
}
