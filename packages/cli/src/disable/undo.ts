import type { RecordedEdit } from "../enable/record-edits.ts"
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
      const undone = undoFile(file, texts.get(file.path)?.after ?? before)
      texts.set(file.path, { before, after: undone.text })
      left.push(...undone.left)
    }
  }
  const changed = [...texts].map(([path, { before, after }]) => ({ path, before, after }))
  return { files: changed.filter(({ before, after }) => before !== after), left }
}

function undoFile(file: RecordedFile, text: string): { readonly text: string; readonly left: readonly string[] } {
  const hash = hashOf(text)
  if (hash === file.before) return { text, left: [] }
  const isUntouched = hash === file.after
  let now = text
  const left: string[] = []
  // From the end, so that the places before it stay where they are.
  for (const edit of file.edits.toReversed()) {
    const at = isUntouched ? edit.at : find(now, edit)
    if (at === undefined)
      left.push(
        `\`${file.path}\` was changed since. Take out yourself: \`${edit.inserted.trim() || edit.removed.trim()}\`.`,
      )
    else now = now.slice(0, at) + edit.removed + now.slice(at + edit.inserted.length)
  }
  return { text: now, left }
}

/** A text of this length is not there by chance. */
const DISTINCT = 8

/** Where an edit stands in a text that was edited since: by its own text, and by what is around it. */
function find(text: string, { at, inserted, above, below }: RecordedEdit): number | undefined {
  // What was only taken out has left no text of its own, but a seam.
  if (inserted === "") {
    const seam = text.indexOf(above + below)
    return seam === -1 || text.indexOf(above + below, seam + 1) !== -1 ? undefined : seam + above.length
  }
  const places: { readonly from: number; readonly score: number }[] = []
  for (let from = text.indexOf(inserted); from !== -1; from = text.indexOf(inserted, from + 1)) {
    const isBelow = text.slice(0, from).endsWith(above)
    const isAbove = text.startsWith(below, from + inserted.length)
    places.push({ from, score: Number(isBelow) + Number(isAbove) })
  }
  const [best, second] = places.toSorted((a, b) => b.score - a.score || Math.abs(a.from - at) - Math.abs(b.from - at))
  if (best === undefined) return undefined
  if (best.score > 0 && (second === undefined || second.score < best.score)) return best.from
  return places.length === 1 && inserted.trim().length >= DISTINCT ? best.from : undefined
}
