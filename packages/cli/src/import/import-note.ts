import type { PythonValue } from "./python-value.ts"

/** Every way in which a translated policy can differ from the Django settings. */
export interface ImportNotes {
  "setting-unknown-value": "The value is not known without running the project."
  "setting-from-default": "The environment decides; the default was taken."
  "setting-wrong-type": "Django fails on a value of this type, or reads it as something else."
  "signal-handler": "A handler of `check_request_enabled` decides too."
  "origin-crashes": "Python cannot read the entry, and fails on every request."
  "origin-lets-null-in": "The entry has no scheme and no host, so Django lets `Origin: null` in."
  "origin-matches-nothing": "No browser sends this origin."
  "origin-of-files": "`file://` is no origin that `Origin` can carry."
  "null-with-credentials": "`null` with credentials is refused."
  "insecure-with-credentials": "Plain http with credentials needs an opt-out that names the danger."
  "reflection-refused": "Django answers every origin with itself, with credentials."
  "regex-of-characters": "A string is read as one pattern for each character."
  "regex-narrowed": "Django lets in whatever begins as the pattern says."
  "regex-untranslatable": "The pattern cannot be translated."
  "method-matches-nothing": "Browsers compare methods exactly, and send this one in capitals."
  "name-refused": "This is no name that may stand in the header."
  "wildcard-with-credentials": "Browsers take `*` literally when credentials are included."
  "wildcard-with-authorization": "`*` does not cover `Authorization` in Django's answer; here it is listed beside it."
  "max-age-zero": "Django leaves the header out for 0, and browsers then remember for 5 seconds."
  "max-age-changed": "The age is outside what browsers use."
  "urls-untranslatable": "The pattern of paths cannot be translated."
}

/** The code of a note. */
export type ImportNoteCode = keyof ImportNotes

/** Something that does not mean the same on both sides, or is not known. */
export interface ImportNote {
  readonly code: ImportNoteCode
  /** The Django setting. */
  readonly setting: string
  /** The value, or the part of it, that this is about. */
  readonly value: PythonValue | undefined
  /** What was made of it, in a sentence. */
  readonly says: string
}

/** Notes a difference. */
export type AddNote = (code: ImportNoteCode, setting: string, value: PythonValue | undefined, says: string) => void
