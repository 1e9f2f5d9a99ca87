import type { Reference, Stack } from "./explanation.ts"
import type { WireCode } from "./wire-codes.ts"

/**
 * What is known about a code that is found on the wire. It has no example as data: what yields a cause is a whole
 * server, and those stand in the corpus of broken servers beside the command; what yields a finding of the browser model
 * is an exchange, and those stand in the model's own tests.
 */
export interface WireExplanation {
  /** What was found, in one sentence, without the values. */
  readonly sentence: string
  /** What a browser or a server does, so that the code makes sense. A few sentences, with code in backquotes. */
  readonly why: string
  /** What to type or to change. */
  readonly fix: string
  /** What to type where it depends on the software at hand, beside `fix`. */
  readonly perStack?: Readonly<Partial<Record<Stack, string>>>
  /** Where the reason is written down. */
  readonly references: readonly Reference[]
}

/** Explanations of some codes, none missing. */
export type WireExplanations<Codes extends WireCode = WireCode> = { readonly [Code in Codes]: WireExplanation }
