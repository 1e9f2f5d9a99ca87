const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
}

const ESCAPE = /\\(?:\r\n|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|([0-7]{1,3})|([^]))/g

/** A string literal in its parts: `rb"""text"""`. */
export interface StringLiteral {
  readonly raw: boolean
  readonly bytes: boolean
  readonly format: boolean
  /** How many characters stand before and after the contents. */
  readonly open: number
  readonly close: number
}

/** The prefix and the quotes of a string literal. */
export function stringLiteral(literal: string): StringLiteral {
  const [opening = "", prefix = "", quotes = ""] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? []
  return {
    raw: /r/i.test(prefix),
    bytes: /b/i.test(prefix),
    format: /f/i.test(prefix),
    open: opening.length,
    close: quotes.length,
  }
}

/**
 * What the contents of a literal stand for ("String and bytes literals" in the Python reference).
 *
 * @returns `undefined` for `\N{…}`, whose table of names is not here
 */
export function unescape(contents: string, raw: boolean): string | undefined {
  if (raw || !contents.includes("\\")) return contents.replaceAll(/\r\n?/g, "\n")
  let named = false
  const text = contents.replaceAll(
    ESCAPE,
    (all, hex?: string, short?: string, long?: string, octal?: string, other?: string) => {
      const digits = hex ?? short ?? long
      if (digits !== undefined) {
        const point = Number.parseInt(digits, 16)
        return point > 0x10_ff_ff ? all : String.fromCodePoint(point)
      }
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8))
      if (other === "\n" || other === "\r" || all === "\\\r\n") return ""
      if (all.startsWith("\\N{")) named = true
      return ESCAPES[other ?? ""] ?? all
    },
  )
  return named ? undefined : text.replaceAll(/\r\n?/g, "\n")
}

/** Writes a string literal with the given quote. */
export function quoted(text: string, quote: "'" | '"'): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`)
  return `${quote}${escaped.replaceAll("\n", "\\n").replaceAll("\r", "\\r")}${quote}`
}
