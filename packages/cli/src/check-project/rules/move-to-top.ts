import type { Value } from "../../django/value.ts"
import type { FindingFix } from "../finding.ts"
import type { SettingsReview } from "../settings-review.ts"

/**
 * Moves one element of a list to its top, where every element has lines of its own in one pair of brackets; without
 * edits elsewhere.
 */
export function moveToTop(
  review: SettingsReview,
  list: Extract<Value, { elements: unknown }>,
  position: number,
): FindingFix {
  const title = "Move it to the top of MIDDLEWARE."
  const element = list.elements[position]!
  const first = list.elements[0]!
  const { within } = first
  const text = review.project.files.source(first.place.file)?.text
  const isOneList = list.elements.every(
    (each) => each.within?.from === within?.from && each.within?.file === within?.file && each.when === undefined,
  )
  if (text === undefined || within === undefined || !isOneList) return { title, edits: [] }
  const line = wholeLine(text, element.place.from, element.place.to)
  const top = wholeLine(text, first.place.from, first.place.to)
  if (line === undefined || top === undefined) return { title, edits: [] }
  const { file } = element.place
  return {
    title,
    edits: [
      { file, from: top.from, to: top.from, insert: line.text },
      { file, from: line.from, to: line.to, insert: "" },
    ],
  }
}

/** The line of an element that stands on it alone, with its comma, a comment behind it and the line break. */
function wholeLine(text: string, from: number, to: number): { from: number; to: number; text: string } | undefined {
  const start = text.lastIndexOf("\n", from - 1) + 1
  const rest = /^[ \t]*,[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n)/.exec(text.slice(to))
  if (rest === null || text.slice(start, from).trim() !== "") return undefined
  const end = to + rest[0].length
  return { from: start, to: end, text: text.slice(start, end) }
}
