import {
  InvalidPattern,
  type ClassMember,
  type PatternNode,
  type PythonPattern,
  UnreadablePattern,
} from "./python-pattern.ts"

const CONTROLS: Readonly<Record<string, string>> = { a: "\x07", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }

/** The digits that follow `\x`, `\u` and `\U`. */
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/**
 * Reads a pattern as Python's `re` does; `flags` are the letters of `re.I`, `re.S`, `re.X` and so on.
 *
 * @throws UnreadablePattern for mistakes, and for what JavaScript cannot say: atomic groups, conditions, possessive
 *   quantifiers
 */
export function readPythonPattern(source: string, flags = ""): PythonPattern {
  const leading = /^\(\?([aiLmsux]+)\)/.exec(source)
  const letters = flags.toLowerCase() + (leading?.[1] ?? "")
  const root = new PatternReader(
    leading === null ? source : source.slice(leading[0].length),
    letters.includes("x"),
  ).read()
  return { root, ignoreCase: letters.includes("i"), dotAll: letters.includes("s") }
}

class PatternReader {
  readonly #source: string
  readonly #verbose: boolean
  #at = 0

  constructor(source: string, verbose: boolean) {
    this.#source = source
    this.#verbose = verbose
  }

  read(): PatternNode {
    const root = this.#choice()
    if (this.#at < this.#source.length) throw new InvalidPattern("unbalanced parenthesis")
    return root
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()]
    while (this.#take("|")) parts.push(this.#sequence())
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts }
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = []
    for (;;) {
      this.#skipIgnored()
      const next = this.#source[this.#at]
      if (next === undefined || next === "|" || next === ")") return { kind: "sequence", parts }
      parts.push(this.#quantified())
    }
  }

  /** What `re.VERBOSE` leaves out, and comments. */
  #skipIgnored(): void {
    const ignored = this.#verbose ? /(?:\s|#[^\n]*|\(\?#[^)]*\))*/y : /(?:\(\?#[^)]*\))*/y
    ignored.lastIndex = this.#at
    this.#at += ignored.exec(this.#source)![0].length
  }

  #quantified(): PatternNode {
    let part = this.#atom()
    for (;;) {
      this.#skipIgnored()
      const quantifier = this.#match(/([*+?])|\{(\d*)(,?)(\d*)\}/y)
      if (quantifier === undefined) return part
      const [text, sign, low = "", comma, high = ""] = quantifier
      if (text === "{}") {
        // Braces around nothing stand for themselves.
        this.#at -= 1
        return { kind: "sequence", parts: [part, literal("{")] }
      }
      if (part.kind === "repeat") throw new InvalidPattern("multiple repeat")
      if (this.#take("+")) throw new UnreadablePattern("possessive quantifier")
      const min = sign === "+" ? 1 : Number(low)
      const max =
        sign === "?"
          ? 1
          : sign !== undefined || (comma === "," && high === "")
            ? Infinity
            : Number(comma === "," ? high : low)
      part = { kind: "repeat", part, min, max, lazy: this.#take("?") }
    }
  }

  #atom(): PatternNode {
    const character = this.#source[this.#at++]!
    switch (character) {
      case "^":
        return { kind: "begin" }
      case "$":
        return { kind: "end" }
      case ".":
        return { kind: "any" }
      case "(":
        return this.#group()
      case "[":
        return this.#class()
      case "\\":
        return this.#escape()
      case "*":
      case "+":
      case "?":
        throw new InvalidPattern("nothing to repeat")
      default:
        return literal(character)
    }
  }

  #group(): PatternNode {
    if (this.#match(/\?P=(\w+)\)/y)) throw new UnreadablePattern("a named backreference")
    const named = this.#match(/\?P<([A-Za-z_]\w*)>/y)
    const plain = named === undefined ? this.#match(/\?(?:<?[=!]|:)/y) : undefined
    if (named === undefined && plain === undefined && this.#source[this.#at] === "?")
      throw new UnreadablePattern(`the group \`(${this.#source.slice(this.#at, this.#at + 2)}\``)
    const part = this.#choice()
    if (!this.#take(")")) throw new InvalidPattern("missing `)`")
    return { kind: "group", part, opening: named ? `?<${named[1]}>` : (plain?.[0] ?? "") }
  }

  #class(): PatternNode {
    const negated = this.#take("^")
    const members: ClassMember[] = []
    // A `]` that comes first is a member.
    for (let first = true; first || this.#source[this.#at] !== "]"; first = false) {
      const low = this.#member()
      if (typeof low === "string" && this.#match(/-(?!\])/y)) {
        const high = this.#member()
        if (typeof high !== "string" || high < low) throw new InvalidPattern("bad character range")
        members.push({ from: low, to: high })
      } else members.push(typeof low === "string" ? { from: low, to: low } : low)
    }
    this.#at++
    return { kind: "class", negated, members }
  }

  #member(): string | ClassMember {
    const character = this.#source[this.#at++]
    if (character === undefined) throw new InvalidPattern("unterminated character set")
    if (character !== "\\") return character
    if (this.#take("b")) return "\b"
    const escaped = this.#escape()
    if (escaped.kind === "literal") return escaped.character
    if (escaped.kind === "class") return escaped.members[0]!
    throw new UnreadablePattern("an escape that a set cannot hold")
  }

  #escape(): PatternNode {
    const character = this.#source[this.#at++]
    if (character === undefined) throw new InvalidPattern("bad escape at the end")
    if (/[dDwWsS]/.test(character)) return { kind: "class", negated: false, members: [{ shorthand: character }] }
    if (character === "A") return { kind: "begin" }
    if (character === "Z" || character === "z") return { kind: "end" }
    if (character === "b") return { kind: "wordBoundary" }
    if (character === "B") return { kind: "notWordBoundary" }
    if (CONTROLS[character] !== undefined) return literal(CONTROLS[character])
    if (character === "0")
      return literal(String.fromCharCode(Number.parseInt(this.#match(/[0-7]{0,2}/y)![0] || "0", 8)))
    if (/[1-9]/.test(character)) {
      if (this.#match(/\d/y)) throw new UnreadablePattern("an octal escape or a backreference of two digits")
      return { kind: "backreference", to: character }
    }
    const digits = HEX_DIGITS[character]
    if (digits !== undefined) {
      const code = this.#match(new RegExp(`[0-9a-fA-F]{${digits}}`, "y"))?.[0]
      if (code === undefined) throw new InvalidPattern("incomplete escape")
      return literal(String.fromCodePoint(Number.parseInt(code, 16)))
    }
    if (character === "N") throw new UnreadablePattern("a named character")
    if (/[A-Za-z]/.test(character)) throw new InvalidPattern(`bad escape \`\\${character}\``)
    return literal(character)
  }

  #take(text: string): boolean {
    const found = this.#source.startsWith(text, this.#at)
    if (found) this.#at += text.length
    return found
  }

  #match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#source) ?? undefined
    this.#at += found?.[0].length ?? 0
    return found
  }
}

function literal(character: string): PatternNode {
  return { kind: "literal", character }
}
