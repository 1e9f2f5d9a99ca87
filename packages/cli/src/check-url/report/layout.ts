import { type Colours, emphasise, printable, wrap } from "../../terminal.ts"

/** No line is wider. */
export const COLUMNS = 80

/** Foreign or own text as a paragraph of printable lines, indented by `indent`. */
export function paragraph(text: string, colours: Colours, indent = ""): string {
  const broken = shown(cut(text))
    .split(" ")
    .flatMap((word) => cutWord(word, COLUMNS - indent.length))
  return indent + emphasise(wrap(broken.join(" "), COLUMNS - indent.length, indent), colours)
}

/** A paragraph that hangs from a mark: `- text`. */
export function item(text: string, colours: Colours, mark = "- ", indent = "  "): string {
  return `${indent}${mark}${paragraph(text, colours, indent + " ".repeat(mark.length)).trimStart()}`
}

/** Longest text that is printed in one piece: what is longer was written to fill screens. */
const LONGEST = 1200

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
}

/** A line of bytes that must not be re-flowed: cut into as many lines as it needs. */
export function verbatim(text: string, indent: string): readonly string[] {
  return cutWord(shown(cut(text)), COLUMNS - indent.length).map((piece) => (piece === "" ? "" : indent + piece))
}

/** Printable, with the quotation marks of Firefox' messages and the ellipsis in their plain form. */
function shown(text: string): string {
  return printable(
    text
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replaceAll("\u2026", "..."),
  )
}

/** A word too long for a line, in pieces. */
function cutWord(word: string, columns: number): readonly string[] {
  const pieces: string[] = []
  for (let rest = word; ; rest = rest.slice(columns)) {
    pieces.push(rest.slice(0, columns))
    if (rest.length <= columns) return pieces
  }
}
