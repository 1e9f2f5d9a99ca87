import type { Value } from "../../check-javascript/value.ts"

/** Every way in which a translated policy can differ from the options of another package. */
export interface OptionNotes {
  "option-unknown-value": "The value is known only when the program runs."
  "option-from-default": "The environment decides; the default was taken."
  "option-function": "A function decides."
  "option-ignored": "The option has no equal here, and needs none."
  "option-unknown": "The package has no such option."
  "origin-refused": "This is no origin that may be allowed."
  "origin-list-sent-whole": "The package sends the whole list as one origin, which no browser takes."
  "origin-off": "The package sends no CORS header at all."
  "everyone-with-credentials": "Every origin and credentials do not go together."
  "insecure-with-credentials": "Plain http with credentials needs an opt-out that names the danger."
  "regex-open": "The pattern matches a part of the origin, so that foreign ones match too."
  "regex-refused": "The pattern cannot be taken over."
  "regex-flags": "The flag makes the pattern forget where it begins."
  "headers-echoed": "The package allows whatever request header is asked for."
  "wildcard-with-credentials": "Browsers take `*` literally when credentials are included."
  "max-age-changed": "The age is outside what browsers use."
  "several-setups": "The file sets CORS up more than once."
}

/** The code of a note. */
export type OptionNoteCode = keyof OptionNotes

/** Something that does not mean the same on both sides, or is not known. */
export interface OptionNote {
  readonly code: OptionNoteCode
  readonly option: string
  /** Where it stands, from 1. */
  readonly line: number
  /** What was made of it, and how it is written here. */
  readonly says: string
}

/** Notes a difference about an option, at a value. */
export type AddOptionNote = (code: OptionNoteCode, option: string, at: Value["at"], says: string) => void
