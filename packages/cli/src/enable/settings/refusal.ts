import type { Place } from "../../django/value.ts"

/** Something that is left to the user: why, where, and the lines to paste. */
export interface ByHand {
  /** A sentence. */
  readonly why: string
  readonly place: Place | undefined
  /** What to do with the lines: "add to INSTALLED_APPS". */
  readonly what: string
  readonly lines: readonly string[]
}

/** Thrown where an edit could be wrong: nothing is written then. */
export class Refusal extends Error {
  readonly byHand: ByHand

  constructor(byHand: ByHand) {
    super(byHand.why)
    this.byHand = byHand
  }
}
