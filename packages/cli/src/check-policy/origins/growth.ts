import { type AST, RegExpParser } from "@eslint-community/regexpp"

/** How much harder a text gets for an engine that backtracks, counted in its steps rather than by a clock. */
export interface Growth {
  /** By what each further repetition multiplies the steps. */
  readonly factor: number
  /** How often the text was repeated where the steps were last counted. */
  readonly repetitions: number
  readonly steps: number
  /** The end that makes the match fail, so that every way is tried. */
  readonly end: string
}

const MAX_STEPS = 300_000
const MAX_REPETITIONS = 40

type Continue = (position: number) => boolean

class TooManySteps extends Error {}

/** Counts the steps of a backtracking engine on more and more repetitions; `undefined` where no end makes it fail. */
export function growthOf(regex: RegExp, before: string, repeated: string): Growth | undefined {
  const end = ["!", " ", "/", "\n"].find((end) => !regex.test(before + repeated.repeat(3) + end))
  if (end === undefined) return undefined
  const pattern = new RegExpParser().parsePattern(regex.source)
  const counted: number[] = []
  for (let repetitions = 1; repetitions <= MAX_REPETITIONS; repetitions++) {
    const steps = stepsOf(pattern, regex.flags, before + repeated.repeat(repetitions) + end)
    if (steps === undefined) break
    counted.push(steps)
  }
  const [last, earlier] = [counted.at(-1), counted.at(-4)]
  if (last === undefined || earlier === undefined) return undefined
  return { factor: (last / earlier) ** (1 / 3), repetitions: counted.length, steps: last, end }
}

/** The steps until the engine gives up, or `undefined` for more than are worth counting. */
function stepsOf(pattern: AST.Pattern, flags: string, text: string): number | undefined {
  let steps = 0
  const characters = new Map<string, RegExp>()

  function matches(raw: string, character: string | undefined): boolean {
    if (character === undefined) return false
    const known = characters.get(raw) ?? new RegExp(`^(?:${raw})$`, flags)
    characters.set(raw, known)
    return known.test(character)
  }

  function alternatives(list: readonly AST.Alternative[], position: number, then: Continue): boolean {
    return list.some(({ elements }) => sequence(elements, 0, position, then))
  }

  function sequence(elements: readonly AST.Element[], index: number, position: number, then: Continue): boolean {
    const element = elements[index]
    return element === undefined
      ? then(position)
      : one(element, position, (next) => sequence(elements, index + 1, next, then))
  }

  function one(element: AST.Element, position: number, then: Continue): boolean {
    if (++steps > MAX_STEPS) throw new TooManySteps()
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return alternatives(element.alternatives, position, then)
      case "Quantifier":
        return repeat(element, 0, position, then)
      case "Assertion":
        return position === (element.kind === "start" ? 0 : text.length) && then(position)
      default:
        return matches(element.raw, text[position]) && then(position + 1)
    }
  }

  function repeat(quantifier: AST.Quantifier, count: number, position: number, then: Continue): boolean {
    const isOptional = count >= quantifier.min
    const again = (): boolean =>
      count < quantifier.max &&
      one(
        quantifier.element,
        position,
        // An optional round that reads nothing is refused, as in the standard (RepeatMatcher).
        (next) => (!isOptional || next > position) && repeat(quantifier, count + 1, next, then),
      )
    return again() || (isOptional && then(position))
  }

  try {
    alternatives(pattern.alternatives, 0, () => true)
    return steps
  } catch (error) {
    if (error instanceof TooManySteps) return undefined
    throw error
  }
}
