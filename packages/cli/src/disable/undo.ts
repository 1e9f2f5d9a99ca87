import { applyPatch, parsePatch, reversePatch } from "diff"
import { type EnableRecord, type RecordedFile, hashOf } from "../enable/record.ts"

/** What disabling makes of the files, by their recorded paths. */
export interface Undoing {
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[]
  /** What could not be taken out, a sentence each. */
  readonly left: readonly string[]
}

/** Undoes recorded runs, the last one first. */
export function undoRuns({ runs }: EnableRecord, read: (path: string) => string | undefined): Undoing {
  const texts = new Map<string, { before: string; after: string }>()
  const left: string[] = []
  for (const { files } of runs.toReversed()) {
    for (const file of files) {
      const before = texts.get(file.path)?.before ?? read(file.path)
      if (before === undefined) {
        left.push(`\`${file.path}\` is gone.`)
        continue
      }
      const text = texts.get(file.path)?.after ?? before
      const undone = undoFile(file, text)
      texts.set(file.path, { before, after: undone.text })
      left.push(...undone.left)
    }
  }
  const changed = [...texts].map(([path, { before, after }]) => ({ path, before, after }))
  return { files: changed.filter(({ before, after }) => before !== after), left }
}

function undoFile(file: RecordedFile, text: string): { readonly text: string; readonly left: readonly string[] } {
  if (hashOf(text) === file.before) return { text, left: [] }
  const [patch] = parsePatch(file.patch)
  const reversed = reversePatch(patch!)
  const whole = applyPatch(text, reversed, { autoConvertLineEndings: false })
  if (whole !== false && hashOf(whole) === file.before) return { text: whole, left: [] }
  // The file was edited since: each place on its own.
  let now = text
  const left: string[] = []
  for (const hunk of reversed.hunks.toReversed()) {
    const applied = applyPatch(now, { ...reversed, hunks: [hunk] }, { autoConvertLineEndings: false })
    if (applied === false) {
      const lines = hunk.lines.filter((line) => line.startsWith("-")).map((line) => line.slice(1).trim())
      left.push(`\`${file.path}\` was changed: take out yourself: ${lines.map((line) => `\`${line}\``).join(", ")}.`)
    } else now = applied
  }
  return { text: now, left }
}
