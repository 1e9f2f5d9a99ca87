/** The line ending that a text uses: that of its first line. */
export function lineEndingOf(text: string): "\n" | "\r\n" | "\r" {
  return (/\r\n|\n|\r/.exec(text)?.[0] ?? "\n") as "\n" | "\r\n" | "\r"
}

/** Where the line that holds a position begins. */
export function lineStart(text: string, position: number): number {
  let at = position
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--
  // A byte order mark is no part of the first line.
  return at === 0 && text.startsWith("\uFEFF") && position > 0 ? 1 : at
}

/** Where the line that holds a position ends, before its line ending. */
export function lineEnd(text: string, position: number): number {
  let at = position
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++
  return at
}

/** Where the line after the one that holds a position begins. */
export function nextLine(text: string, position: number): number {
  const end = lineEnd(text, position)
  return end + (text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0)
}

/** The white space that a line begins with. */
export function indentAt(text: string, position: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, position), lineEnd(text, position)))![0]
}

/** Whether nothing but white space and a comment follows on the line. */
export function isLineOver(text: string, position: number): boolean {
  return /^[ \t\f]*(?:#.*)?$/.test(text.slice(position, lineEnd(text, position)))
}

/** The quotation mark that most strings of a text use. */
export function quoteOf(text: string, otherwise: "'" | '"' = '"'): "'" | '"' {
  const single = text.match(/(?<![\w'])'(?!')/g)?.length ?? 0
  const double = text.match(/(?<![\w"])"(?!")/g)?.length ?? 0
  return single === double ? otherwise : single > double ? "'" : '"'
}
