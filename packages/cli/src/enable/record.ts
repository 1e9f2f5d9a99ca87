import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import { type RecordedEdit, recordEdits } from "./record-edits.ts"
import { type FileChange, NotWritten } from "../writing/write-together.ts"

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

/** Reads a folder's record; `undefined` where there is none. @throws NotWritten if it is broken */
export function readRecord(folder: string): { readonly record: EnableRecord; readonly text: string } | undefined {
  const path = join(folder, RECORD_NAME)
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, "utf8")
  try {
    const record = JSON.parse(text) as EnableRecord
    if (record.version === 1 && record.runs.every(({ files }) => files.every(isRecordedFile))) return { record, text }
  } catch {
    // Said below: it is broken in whatever way.
  }
  throw new NotWritten(
    `\`${path}\` is not as \`ofcors enable\` wrote it. Bring it back from version control, or delete it and undo by hand`,
  )
}

function isRecordedFile({ path, edits, before, after }: RecordedFile): boolean {
  const texts = [path, before, after, ...edits.flatMap((edit) => [edit.inserted, edit.removed, edit.above, edit.below])]
  return texts.every((text) => typeof text === "string") && edits.every(({ at }) => Number.isInteger(at))
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
