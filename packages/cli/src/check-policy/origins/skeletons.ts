import { type AST, RegExpParser } from "@eslint-community/regexpp"
import { Undecided } from "./automata.ts"

/** Stands for a part of a pattern that leaves its text open. */
export const OPEN = "\uE010"
/** Stands for a `.` that nobody escaped: any character to the engine, often a dot to its author. */
const DOT = "\uE011"

/** How many readings a pattern may have before its meaning is given up. */
const MAX_SKELETONS = 1_000
/** A class of so few characters spells them (`[.]`, `[sS]`); a larger one leaves the text open. */
const MAX_SPELLED = 3

/**
 * The texts that a pattern spells out, one for each way through its alternatives, with `OPEN` where it leaves them open.
 * A single unescaped dot between characters of a host is taken for a dot: that is how it was meant.
 *
 * @throws Undecided for too many alternatives
 */
export function skeletonsOf(regex: RegExp): readonly string[] {
  const pattern = new RegExpParser().parsePattern(regex.source, undefined, undefined, {
    unicode: regex.unicode,
    unicodeSets: regex.flags.includes("v"),
  })
  const meant = ofAlternatives(pattern.alternatives).map((text) => {
    const lowerCase = regex.ignoreCase ? text.toLowerCase() : text
    const dotted = lowerCase.replace(new RegExp(`(?<=[a-z0-9_-])${DOT}(?=[a-z0-9_-])`, "g"), ".")
    return dotted.replaceAll(DOT, OPEN).replace(new RegExp(`${OPEN}+`, "g"), OPEN)
  })
  return [...new Set(meant)]
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): string[] {
  return bounded(
    alternatives.flatMap(({ elements }) =>
      elements.reduce((texts, element) => joined(texts, ofElement(element)), [""]),
    ),
  )
}

function ofElement(element: AST.Element): readonly string[] {
  switch (element.type) {
    case "Character":
      return [String.fromCodePoint(element.value)]
    case "CharacterSet":
      return [element.kind === "any" ? DOT : OPEN]
    case "CharacterClass":
      return spelledBy(element) ?? [OPEN]
    case "Group":
    case "CapturingGroup":
      return ofAlternatives(element.alternatives)
    case "Quantifier":
      return ofQuantifier(element)
    case "Assertion":
      return [""]
    default:
      return [OPEN]
  }
}

function spelledBy(characterClass: AST.CharacterClass): readonly string[] | undefined {
  const { negate, elements } = characterClass
  if (negate || elements.length > MAX_SPELLED) return undefined
  const spelled = elements.map((member) =>
    member.type === "Character" ? String.fromCodePoint(member.value) : undefined,
  )
  return spelled.every((character) => character !== undefined) ? spelled : undefined
}

function ofQuantifier({ element, min, max }: AST.Quantifier): readonly string[] {
  const once = ofElement(element)
  if (max === 0) return [""]
  // `www\\.?example` runs two labels together; nobody means the name that this makes.
  if (max === 1 && once.length === 1 && (once[0] === "." || once[0] === DOT)) return once
  // Repeated characters leave the text open; a repeated group is read once, for its inside says more.
  const isGroup = element.type === "Group" || element.type === "CapturingGroup"
  const isFixed = min === max && min <= 4
  const repeated = isFixed
    ? Array.from({ length: min }, () => once).reduce((texts, more) => joined(texts, more), [""])
    : isGroup || max === 1
      ? once
      : [OPEN]
  return min === 0 ? bounded(["", ...repeated]) : repeated
}

function joined(heads: readonly string[], tails: readonly string[]): string[] {
  if (heads.length * tails.length > MAX_SKELETONS) throw tooMany()
  return heads.flatMap((head) => tails.map((tail) => head + tail))
}

function bounded(texts: string[]): string[] {
  if (texts.length > MAX_SKELETONS) throw tooMany()
  return texts
}

function tooMany(): Undecided {
  return new Undecided(`it has more than ${MAX_SKELETONS} alternatives`)
}
