import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { type RecordedEdit, recordEdits } from "./record-edits.ts"
import type { FileChange } from "./write-together.ts"

/** The file in which a project says what `ofcors enable` did to it. */
export const RECORD_NAME = ".ofcors-enable.json"

/** What was done to one file. */
export interface RecordedFile {
  /** From the record's folder, with slashes. */
  readonly path: string
  readonly edits: readonly RecordedEdit[]
  /** SHA-256 of the file before and after, in hex. */
  readonly before: string
  readonly after: string
}

/** What `ofcors enable` did, each run apart, the first one first. */
export interface EnableRecord {
  readonly about: string
  readonly version: 1
  readonly runs: readonly { readonly files: readonly RecordedFile[] }[]
}

const ABOUT = "Written by `ofcors enable`, so that `ofcors disable` can undo it."

/** SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

/** Reads a folder's record; `undefined` where there is none. @throws SyntaxError if it is broken */
export function readRecord(folder: string): { readonly record: EnableRecord; readonly text: string } | undefined {
  const path = join(folder, RECORD_NAME)
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, "utf8")
  const record = JSON.parse(text) as EnableRecord
  if (record.version !== 1 || !Array.isArray(record.runs)) throw new SyntaxError("it is of another version")
  return { record, text }
}

/** The record's own change, with one run more. */
export function recordChange(folder: string, files: readonly FileChange[]): FileChange {
  const known = readRecord(folder)
  const path = join(folder, RECORD_NAME)
  const run = {
    files: files.map((file) => {
      const [before, after] = [file.before ?? "", file.after ?? ""]
      return {
        path: relative(folder, file.path).split(sep).join("/"),
        edits: recordEdits(before, after),
        before: hashOf(before),
        after: hashOf(after),
      }
    }),
  }
  const record: EnableRecord = { about: ABOUT, version: 1, runs: [...(known?.record.runs ?? []), run] }
  return { path, before: known?.text, after: `${JSON.stringify(record, null, 2)}\n` }
}

/** The nearest folder, upwards, that has a record. */
export function recordFolder(folders: readonly string[]): string | undefined {
  return folders.find((folder) => existsSync(join(folder, RECORD_NAME)))
}
