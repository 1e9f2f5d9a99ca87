/** What a pattern is made of, as far as it can be matched in linear time. */
export type PatternNode =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly part: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: "begin" | "end" }

/** One flag for each ASCII character, and one (index 128) for all others together. */
export type CharacterSet = readonly boolean[]

const OTHER = 128

/** Thrown for what this grammar leaves out. */
export class UnsupportedSyntax extends Error {}

/** The index of a character in a `CharacterSet`. */
export function characterIndex(code: number): number {
  return code < OTHER ? code : OTHER
}

function setOf(holds: (character: string, index: number) => boolean): CharacterSet {
  return Array.from({ length: OTHER + 1 }, (_, index) =>
    holds(index < OTHER ? String.fromCharCode(index) : "\u{80}", index),
  )
}

const CLASSES: Readonly<Record<string, CharacterSet>> = {
  d: setOf((c) => /\d/.test(c)),
  D: setOf((c) => /\D/.test(c)),
  w: setOf((c) => /\w/.test(c)),
  W: setOf((c) => /\W/.test(c)),
  s: setOf((c) => /\s/.test(c)),
  S: setOf((c) => /\S/.test(c)),
}

const CONTROLS: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", v: "\v", f: "\f", 0: "\0" }

/** Reads the source of a JavaScript regular expression that the engine has accepted. */
export function parsePattern(source: string, ignoreCase: boolean): PatternNode {
  let at = 0

  function choice(): PatternNode {
    const parts = [sequence()]
    while (source[at] === "|") {
      at++
      parts.push(sequence())
    }
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts }
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = []
    while (at < source.length && source[at] !== "|" && source[at] !== ")") parts.push(quantified())
    return { kind: "sequence", parts }
  }

  function quantified(): PatternNode {
    const part = atom()
    const bounds = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at))
    if (bounds === null) return part
    at += bounds[0].length
    const [, sign, low = "0", comma, high] = bounds
    if (sign !== undefined) return { kind: "repeat", part, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity }
    const min = Number(low)
    return { kind: "repeat", part, min, max: comma === "" ? min : high === "" ? Infinity : Number(high) }
  }

  function atom(): PatternNode {
    const character = source[at++]!
    if (character === "^") return { kind: "begin" }
    if (character === "$") return { kind: "end" }
    if (character === "(") return group()
    if (character === "[") return { kind: "set", set: characterClass() }
    if (character === ".") return { kind: "set", set: setOf((c) => !/[\n\r]/.test(c)) }
    return { kind: "set", set: character === "\\" ? escape() : literal(character) }
  }

  function group(): PatternNode {
    const opening = /^\?(?::|<[A-Za-z_]\w*>)/.exec(source.slice(at))
    if (opening !== null) at += opening[0].length
    else if (source[at] === "?") throw new UnsupportedSyntax()
    const inner = choice()
    at++
    return inner
  }

  function characterClass(): CharacterSet {
    const negated = source[at] === "^"
    if (negated) at++
    const sets: CharacterSet[] = []
    while (source[at] !== "]") {
      const low = classMember()
      if (source[at] === "-" && source[at + 1] !== "]" && typeof low === "string") {
        at++
        const high = classMember()
        if (typeof high !== "string") throw new UnsupportedSyntax()
        for (let code = low.charCodeAt(0); code <= high.charCodeAt(0); code++)
          sets.push(literal(String.fromCharCode(code)))
      } else sets.push(typeof low === "string" ? literal(low) : low)
    }
    at++
    return setOf((_, index) => sets.some((set) => set[index]) !== negated)
  }

  function classMember(): string | CharacterSet {
    const character = source[at++]!
    if (character !== "\\") return character
    const start = at
    const set = escape()
    return CLASSES[source[start]!] ?? String.fromCharCode(set.indexOf(true))
  }

  function escape(): CharacterSet {
    const character = source[at++]!
    const known = CLASSES[character]
    if (known !== undefined) return known
    if (CONTROLS[character] !== undefined) return literal(CONTROLS[character])
    const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(source.slice(at - 1))
    if (hex !== null) {
      at += hex[0].length - 1
      return literal(String.fromCharCode(Number.parseInt(hex[1] ?? hex[2]!, 16)))
    }
    // Letters and digits that are left mean assertions, backreferences, properties or control characters.
    if (/[A-Za-z1-9]/.test(character)) throw new UnsupportedSyntax()
    return literal(character)
  }

  function literal(character: string): CharacterSet {
    if (character.charCodeAt(0) >= OTHER) throw new UnsupportedSyntax()
    return setOf((c) => c === character || (ignoreCase && c.toLowerCase() === character.toLowerCase()))
  }

  return choice()
}
