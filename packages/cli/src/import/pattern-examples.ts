import type { ClassMember, PatternNode } from "./python-pattern.ts"

/** What stands where the pattern leaves a choice. */
export interface Fillers {
  /** For a `.` on its own. */
  readonly dot: string
  /** For `.*` and the like, one example each. */
  readonly anything: readonly string[]
}

/** More would make long choices slow to try, and find nothing new. */
const MOST = 64

/**
 * Texts that the pattern is likely to match: every choice is taken, every repetition short. Look-around and
 * backreferences are left out, so try each text before trusting it.
 */
export function examplesOf(node: PatternNode, fillers: Fillers): readonly string[] {
  switch (node.kind) {
    case "literal":
      return [node.character]
    case "any":
      return [fillers.dot]
    case "class":
      return [memberOf(node.members, node.negated)]
    case "sequence":
      return node.parts.reduce<readonly string[]>(
        (texts, part) => texts.flatMap((text) => examplesOf(part, fillers).map((next) => text + next)).slice(0, MOST),
        [""],
      )
    case "choice":
      return node.parts.flatMap((part) => examplesOf(part, fillers)).slice(0, MOST)
    case "group":
      return /^\?<?[=!]/.test(node.opening) ? [""] : examplesOf(node.part, fillers)
    case "repeat":
      return repeated(node.part, node.min, node.max, fillers)
    default:
      return [""]
  }
}

function repeated(part: PatternNode, min: number, max: number, fillers: Fillers): readonly string[] {
  const absent = min === 0 ? [""] : []
  if (part.kind === "any" && max > 1)
    return [...fillers.anything.map((text) => text.padEnd(Math.min(min, MOST), "a")), ...absent]
  const spelt = part.kind === "class" && max === Infinity ? fillersIn(part, fillers) : []
  const once = examplesOf(part, fillers).map((text) => text.repeat(Math.min(Math.max(min, 1), MOST)))
  return [...spelt, ...once, ...absent].slice(0, MOST)
}

/** The fillers that a set of characters can spell. */
function fillersIn(
  { members, negated }: Extract<PatternNode, { kind: "class" }>,
  { anything }: Fillers,
): readonly string[] {
  return anything.filter((text) => Array.from(text).every((character) => isMember(members, character) !== negated))
}

const LIKELY = "a1-./:A_"

/** A character of the class that can stand in an origin, where it has one. */
function memberOf(members: readonly ClassMember[], negated: boolean): string {
  for (const character of LIKELY) if (isMember(members, character) !== negated) return character
  const [first] = members
  return first !== undefined && "from" in first ? first.from : "a"
}

function isMember(members: readonly ClassMember[], character: string): boolean {
  return members.some((member) =>
    "shorthand" in member
      ? new RegExp(`\\${member.shorthand}`).test(character)
      : member.from <= character && character <= member.to,
  )
}
