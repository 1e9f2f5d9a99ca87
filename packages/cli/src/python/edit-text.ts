import type { Range } from "./syntax.ts"

/** One replacement in a text. `from === to` inserts. */
export interface TextEdit extends Range {
  readonly insert: string
}

/**
 * Applies edits, whose positions are all those of the text before.
 *
 * @throws if two edits overlap; insertions at the same place keep their order
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .toSorted((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index)
  let result = ""
  let position = 0
  for (const { edit } of ordered) {
    if (edit.from < position) throw new RangeError(`Edits overlap at ${edit.from}.`)
    result += text.slice(position, edit.from) + edit.insert
    position = edit.to
  }
  return result + text.slice(position)
}
