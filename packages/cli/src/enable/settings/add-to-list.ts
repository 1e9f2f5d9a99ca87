import type { SettingsModule } from "../../django/open-project.ts"
import type { Place } from "../../django/value.ts"
import { appendElement, prependElement } from "../../python/edit-sequence.ts"
import { quoted } from "../../python/read-string.ts"
import type { SequenceExpression } from "../../python/syntax.ts"
import { quoteOf } from "../../python/text-style.ts"
import type { Draft, FileEdit } from "./draft.ts"
import type { LiteralList } from "./literal-lists.ts"
import { lastChange, linesBehind } from "./statement-place.ts"

/** The edits that write a string into a list, in the quotes that its neighbours have. */
export function writeInto(
  draft: Draft,
  { file, sequence }: LiteralList,
  text: string,
  at: "first" | "last",
): FileEdit[] {
  const source = draft.source(file)!.text
  const element = quoted(text, quoteNear(source, sequence))
  const edits = at === "first" ? prependElement(source, sequence, element) : appendElement(source, sequence, element)
  return edits.map((edit) => ({ file, ...edit }))
}

/** The quotes of a list's strings, or else of the file's. */
export function quoteNear(text: string, sequence?: SequenceExpression): "'" | '"' {
  for (const { value } of sequence?.elements ?? []) {
    const [piece] = value.kind === "string" ? value.pieces : []
    const quote = piece === undefined ? undefined : /^\w*(['"])/.exec(text.slice(piece.from, piece.to))?.[1]
    if (quote === "'" || quote === '"') return quote
  }
  return quoteOf(text)
}

/**
 * The edits that make a setting anew of what it is and more strings, behind the last statement that changes it or
 * another place. Works for lists and tuples alike.
 */
export function extendBehind(
  draft: Draft,
  module: SettingsModule,
  setting: string,
  texts: readonly string[],
  at: "first" | "last",
  behind?: Place,
): FileEdit[] {
  const binding = draft.names(module).get(setting)
  const place = behind ?? lastChange(binding)
  if (place === undefined) return []
  const quote = quoteNear(draft.source(place.file)!.text)
  const elements = texts.map((text) => quoted(text, quote)).join(", ")
  const inside = at === "first" ? `${elements}, *${setting}` : `*${setting}, ${elements}`
  const list = binding?.value.kind === "tuple" ? `(${inside})` : `[${inside}]`
  const edit = linesBehind(draft, place, [`${setting} = ${list}`])
  return edit === undefined ? [] : [edit]
}
