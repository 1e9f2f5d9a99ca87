import type { TextEdit } from "./edit-text.ts"
import type { SequenceExpression } from "./syntax.ts"
import { indentAt, isLineOver, lineEnd, lineEndingOf, lineStart, nextLine } from "./text-style.ts"

/** Adds an element before all others, laid out as they are. */
export function prependElement(text: string, sequence: SequenceExpression, element: string): TextEdit[] {
  const [first] = sequence.elements
  if (first === undefined) return fillEmpty(text, sequence, element)
  const { open } = sequence
  if (open !== undefined && isLineOver(text, open + 1)) {
    const at = lineEnd(text, open)
    return [{ from: at, to: at, insert: `${lineEndingOf(text)}${indentAt(text, first.from)}${element},` }]
  }
  const second = sequence.elements[1]
  // The first element stands beside the bracket; the others below it.
  const below = second !== undefined && lineStart(text, second.from) > first.from
  const separator = below ? `,${lineEndingOf(text)}${alignment(text, first.from)}` : separatorOf(text, sequence)
  return [{ from: first.from, to: first.from, insert: element + separator }]
}

/** Adds an element behind all others, laid out as they are, with a trailing comma where they have one. */
export function appendElement(text: string, sequence: SequenceExpression, element: string): TextEdit[] {
  const last = sequence.elements.at(-1)
  if (last === undefined) return fillEmpty(text, sequence, element)
  const comma = sequence.commas.length === sequence.elements.length ? sequence.commas.at(-1)! : undefined
  const end = comma === undefined ? last.to : comma + 1
  const before = sequence.elements.at(-2)
  const ownLine =
    before === undefined
      ? sequence.open !== undefined && isLineOver(text, sequence.open + 1)
      : lineStart(text, last.from) > before.from
  if (!ownLine) {
    if (comma === undefined) return [{ from: last.to, to: last.to, insert: separatorOf(text, sequence) + element }]
    // `("a",)` is a tuple because of its comma; behind two elements it is taken for a habit and kept.
    const keeps = sequence.elements.length > 1 || !(sequence.kind === "tuple")
    const space = separatorOf(text, sequence).slice(1)
    return [{ from: end, to: end, insert: `${space}${element}${keeps ? "," : ""}` }]
  }
  const indent = isAlone(text, last.from) ? indentAt(text, last.from) : alignment(text, last.from)
  const line = `${lineEndingOf(text)}${indent}${element}${comma === undefined ? "" : ","}`
  // The comment behind the last element stays with it.
  const at = isLineOver(text, end) ? lineEnd(text, end) : end
  const insertion = { from: at, to: at, insert: line }
  return comma === undefined ? [{ from: last.to, to: last.to, insert: "," }, insertion] : [insertion]
}

/** Takes an element out: with its line, if it has one of its own. Everything else stays, to the byte. */
export function removeElement(text: string, sequence: SequenceExpression, index: number): TextEdit[] {
  const element = sequence.elements[index]!
  const comma = sequence.commas[index]
  const before = sequence.elements[index - 1]
  const end = comma === undefined ? element.to : comma + 1
  const edits: TextEdit[] = []
  const wholeLine = isAlone(text, element.from) && isLineOver(text, end)
  // The last element without a comma: the comma before it would be left over, which only some people write.
  if (comma === undefined && before !== undefined) {
    const previous = sequence.commas[index - 1]!
    if (!wholeLine) return [{ from: previous, to: element.to, insert: "" }]
    const single = sequence.kind === "tuple" && sequence.elements.length === 2
    if (!single) edits.push({ from: previous, to: previous + 1, insert: "" })
  }
  if (wholeLine) return [...edits, { from: lineStart(text, element.from), to: nextLine(text, end), insert: "" }]
  const after = sequence.elements[index + 1]
  // `["a", "b"]` without "a" begins at "b"; what stands between them goes.
  const sameLine = after !== undefined && lineStart(text, after.from) <= element.from
  const below = after !== undefined && !sameLine && /^[ \t]*$/.test(text.slice(end, lineEnd(text, end)))
  if (sameLine || below) return [...edits, { from: element.from, to: after.from, insert: "" }]
  // The last one with a comma of its own leaves the comma before it as the trailing one.
  const from = before === undefined ? element.from : sequence.commas[index - 1]! + 1
  return [...edits, { from, to: end, insert: "" }]
}

/** Whether an element's line holds nothing before it. */
function isAlone(text: string, position: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, position), position))
}

/** White space that reaches a position's column. */
function alignment(text: string, position: number): string {
  return text.slice(lineStart(text, position), position).replaceAll(/[^\t]/g, " ")
}

/** What stands between two elements on a line. */
function separatorOf(text: string, sequence: SequenceExpression): string {
  const [first, second] = sequence.elements
  const between = first === undefined || second === undefined ? "" : text.slice(first.to, second.from)
  return /^,[ \t]*$/.test(between) ? between : ", "
}

function fillEmpty(text: string, sequence: SequenceExpression, element: string): TextEdit[] {
  const { open, close } = sequence
  if (open === undefined || close === undefined) return []
  const inside = text.slice(open + 1, close)
  const comma = sequence.kind === "tuple" ? "," : ""
  if (!/[\r\n]/.test(inside)) {
    // Space inside `[ ]` stands on both sides then.
    return [{ from: open + 1, to: close, insert: inside === "" ? element + comma : ` ${element}${comma} ` }]
  }
  const ending = lineEndingOf(text)
  const outer = indentAt(text, close)
  const comment = /[\r\n]([ \t]+)#/.exec(inside)?.[1]
  const indent = comment ?? `${outer}${outer.includes("\t") ? "\t" : "    "}`
  const at = isAlone(text, close) ? lineStart(text, close) : close
  return at === close
    ? [{ from: close, to: close, insert: `${element},` }]
    : [{ from: at, to: at, insert: `${indent}${element},${ending}` }]
}
