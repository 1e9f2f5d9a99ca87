import type { SettingsOrRules } from "ofcors"
import type { Diagnostic } from "ofcors"

/** A policy file that was read: its settings, and where in the file each of them stands. */
export interface PolicySource {
  /** The file as it was named on the command line. */
  readonly file: string
  readonly text: string
  /** The settings as they stand there, wrong as they may be. */
  readonly settings: SettingsOrRules
  /** What the module itself found when it made a policy, so that there are no settings to look at. */
  readonly refused?: readonly Diagnostic[]
  /** Where a setting stands, such as `rules[1].allowedOrigins[0]`. */
  readonly locate: (setting: string, value?: string) => Place | undefined
  /** What a module printed while it was loaded, and other things worth saying. */
  readonly notes: readonly string[]
}

/** Characters of a file, from `offset`. */
export interface Place {
  readonly offset: number
  readonly length: number
}

/** Thrown for a file that cannot be read as a policy; the message says why and what to do. */
export class UnreadablePolicy extends Error {
  readonly place: Place | undefined

  constructor(message: string, place?: Place) {
    super(message)
    this.place = place
  }
}
