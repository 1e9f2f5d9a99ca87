/** The widest line of a report, in characters. */
const COLUMNS = 80

/** Longest piece of a foreign value that is shown; a header may have megabytes. */
const MAX_SHOWN = 400

/**
 * Foreign text for a line of a terminal or a log: everything but printable ASCII is escaped, so that no byte of a
 * response can move a cursor or pass for a line of its own, and what is too long is cut.
 */
export function plain(text: string): string {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}... (${text.length} characters)` : text
  return shown.replace(/[^\x20-\x7e]/g, escape)
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
}

/** Breaks a text into lines: between words where it can, within a word where that alone is too long. */
export function lines(text: string, indent: string, hanging: string = indent): string {
  const broken: string[] = []
  let line = indent
  for (const word of text.split(" ")) {
    const isFirst = line === indent || line === hanging
    if (line.length + (isFirst ? 0 : 1) + word.length <= COLUMNS) {
      line += isFirst ? word : ` ${word}`
      continue
    }
    if (!isFirst) {
      broken.push(line)
      line = hanging
    }
    let rest = word
    while (line.length + rest.length > COLUMNS) {
      const room = COLUMNS - line.length
      broken.push(line + rest.slice(0, room))
      rest = rest.slice(room)
      line = hanging
    }
    line += rest
  }
  return [...broken, line].join("\n")
}
