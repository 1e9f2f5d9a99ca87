import { createColors } from "picocolors"

/** Colours for one output stream: none unless it is a terminal, and none with `NO_COLOR` or `TERM=dumb`. */
export type Colours = ReturnType<typeof createColors>

/**
 * The colours that a stream can show.
 *
 * picocolors' own guess is not used: it also colours pipes, on Windows and wherever `CI` is set.
 */
export function coloursOf(stream: { readonly isTTY?: boolean; hasColors?(): boolean }): Colours {
  return createColors(stream.isTTY === true && stream.hasColors?.() === true)
}

/** Shows what stands in backquotes in bold instead, where the terminal can. */
export function emphasise(text: string, colours: Colours): string {
  return colours.isColorSupported ? text.replace(/`([^`]*)`/g, (_, quoted: string) => colours.bold(quoted)) : text
}

/** Foreign text for one line of a terminal: printable ASCII stays, anything else could move the cursor. */
export function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?")
}

/** Breaks text between words so that no line is wider than `columns`, and indents every line but the first. */
export function wrap(text: string, columns: number, indent: string): string {
  const lines: string[] = []
  for (const word of text.split(" ")) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.join(`\n${indent}`)
}
