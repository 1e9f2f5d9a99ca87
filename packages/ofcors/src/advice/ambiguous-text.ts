import { compileStates } from "../regexes/linear-pattern.ts"
import type { CharacterSet } from "../regexes/pattern-syntax.ts"
import { findAmbiguousLoop, waysFrom } from "./ambiguity.ts"

/** A text that shows a catastrophic pattern: each repetition doubles the ways in which the pattern can match it. */
export interface AmbiguousText {
  /** What leads to the repetition; often the scheme. */
  readonly before: string
  /** What is to be repeated. */
  readonly repeated: string
}

/** A step of the search: two states side by side, and whether the ways to them have parted. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly parted: boolean
  readonly text: string
}

/** The shortest text that shows why a pattern is catastrophic; `undefined` where it is not, or no text was found. */
export function ambiguousTextOf(source: string): AmbiguousText | undefined {
  const automaton = compileStates(source, false)
  if (automaton === undefined) return undefined
  const found = findAmbiguousLoop(automaton)
  if (found === undefined || found === "too-ambiguous") return undefined
  const { index, loop, readers } = found
  const setOf = (state: number): CharacterSet => readers.get(state)!.set
  const waysOf = (state: number): [number, number][] => [...readers.get(state)!.ways]

  const before = shortest(
    [...(waysFrom(automaton.states, automaton.start)?.keys() ?? [])].map((state) => ({ state, text: "" })),
    ({ state }) => state === index,
    ({ state, text }) => {
      const character = common(setOf(state), setOf(state))
      return character === undefined ? [] : waysOf(state).map(([next]) => ({ state: next, text: text + character }))
    },
    ({ state }) => String(state),
  )
  const repeated = shortest<Pair>(
    [{ a: index, b: index, parted: false, text: "" }],
    ({ a, b, parted }) => parted && a === index && b === index,
    ({ a, b, parted, text }) => {
      const character = common(setOf(a), setOf(b))
      if (character === undefined) return []
      return waysOf(a).flatMap(([nextA, count]) =>
        waysOf(b)
          .filter(([nextB]) => loop.has(nextA) && loop.has(nextB))
          .map(([nextB]) => ({
            a: nextA,
            b: nextB,
            parted: parted || nextA !== nextB || (a === b && count > 1),
            text: text + character,
          })),
      )
    },
    ({ a, b, parted }) => `${a} ${b} ${parted}`,
  )
  return before === undefined || repeated === undefined ? undefined : { before: before.text, repeated: repeated.text }
}

/** A character that both sets hold, a letter where there is one. */
function common(left: CharacterSet, right: CharacterSet): string | undefined {
  const letter = ["a", "x"].find((character) => left[character.charCodeAt(0)] && right[character.charCodeAt(0)])
  if (letter !== undefined) return letter
  const code = left.findIndex((held, code) => held && right[code] && code > 32)
  return code < 0 ? undefined : String.fromCharCode(code)
}

/** Breadth first: the first step found to be the goal is one of the shortest. */
function shortest<Step>(
  first: readonly Step[],
  isGoal: (step: Step) => boolean,
  next: (step: Step) => readonly Step[],
  nameOf: (step: Step) => string,
): Step | undefined {
  const seen = new Set<string>()
  const pending = [...first]
  for (const step of pending) {
    if (isGoal(step)) return step
    const name = nameOf(step)
    if (seen.has(name)) continue
    seen.add(name)
    pending.push(...next(step))
  }
  return undefined
}
