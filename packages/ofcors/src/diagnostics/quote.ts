/** Longest piece of foreign text that a message repeats. */
const MAX_QUOTED = 200

/** Puts foreign text in backquotes: cut, and with everything but printable ASCII escaped, so that no log can be forged. */
export function quote(text: string): string {
  const cut = text.length > MAX_QUOTED ? text.slice(0, MAX_QUOTED) + "…" : text
  return (
    "`" + cut.replace(/[^\x20-\x5f\x61-\x7e…]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")) + "`"
  )
}
