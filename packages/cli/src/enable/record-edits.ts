import { diffLines } from "diff"

/** One place in a file where something was written. */
export interface RecordedEdit {
  /** Where it begins in the file as it was afterwards, in UTF-16 units. */
  readonly at: number
  /** What was written there, and what stood there before. */
  readonly inserted: string
  readonly removed: string
  /** A little of what stands before and behind it, to find it again in a file that was edited since. */
  readonly above: string
  readonly below: string
}

/** How much of the surroundings is kept: enough to tell places apart, too little to spread secrets. */
const CONTEXT = 40

/** The differences of two texts, each as small as it can be. */
export function recordEdits(before: string, after: string): readonly RecordedEdit[] {
  const edits: RecordedEdit[] = []
  let at = 0
  let [inserted, removed] = ["", ""]
  const flush = (): void => {
    if (inserted === "" && removed === "") return
    const prefix = sharedPrefix(inserted, removed)
    const suffix = sharedSuffix(inserted.slice(prefix), removed.slice(prefix))
    const from = at - inserted.length + prefix
    const to = at - suffix
    edits.push({
      at: from,
      inserted: after.slice(from, to),
      removed: removed.slice(prefix, removed.length - suffix),
      above: after.slice(Math.max(0, from - CONTEXT), from),
      below: after.slice(to, to + CONTEXT),
    })
    inserted = removed = ""
  }
  for (const part of diffLines(before, after)) {
    if (part.removed) removed += part.value
    else if (part.added) {
      inserted += part.value
      at += part.value.length
    } else {
      flush()
      at += part.value.length
    }
  }
  flush()
  return edits
}

function sharedPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function sharedSuffix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}
