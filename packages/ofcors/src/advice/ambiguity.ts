import type { Automaton } from "../regexes/linear-pattern.ts"
import type { CharacterSet } from "../regexes/pattern-syntax.ts"
import type { Round, State } from "../regexes/pattern-states.ts"

/** Characters read by a state, and where it leads: how many ways there are to each next reading state. */
export interface Reader {
  readonly set: CharacterSet
  readonly ways: ReadonlyMap<number, number>
}

/** States that lead back to each other in more than one way for the same text. */
export interface AmbiguousLoop {
  readonly index: number
  readonly loop: ReadonlySet<number>
  readonly readers: ReadonlyMap<number, Reader>
}

/** Steps without reading that are followed before a pattern is called too ambiguous to look at. */
const MAX_STEPS = 20_000
/** Above this many reading states only the matching stays linear; the advice is not worth the time. */
const MAX_READERS = 400

/** Whether a backtracking engine can take exponential time. */
export function isExponential(automaton: Automaton): boolean {
  return findAmbiguousLoop(automaton) !== undefined
}

/**
 * Finds states from which some text leads back to themselves in two ways, so that each repetition of the text doubles
 * the ways to match it (Weber and Seidl, 1991). `too-ambiguous` stands for more steps without reading than were followed.
 */
export function findAmbiguousLoop({ states }: Automaton): AmbiguousLoop | "too-ambiguous" | undefined {
  const readers = new Map<number, Reader>()
  for (const [index, state] of states.entries()) {
    if (state.kind !== "set") continue
    const ways = waysFrom(states, state.next)
    if (ways === undefined) return "too-ambiguous"
    readers.set(index, { set: state.set, ways })
  }
  if (readers.size > MAX_READERS) return undefined
  const forward = (index: number): number[] => [...readers.get(index)!.ways.keys()]
  const sources = new Map<number, number[]>()
  for (const index of readers.keys()) {
    for (const target of forward(index)) sources.set(target, [...(sources.get(target) ?? []), index])
  }
  const backward = (index: number): readonly number[] => sources.get(index) ?? []

  const done = new Set<number>()
  for (const index of readers.keys()) {
    if (done.has(index)) continue
    const behind = reach(index, backward)
    const loop = new Set([...reach(index, forward)].filter((other) => behind.has(other)))
    for (const member of loop) done.add(member)
    if (loop.has(index) && isAmbiguousLoop(index, loop, readers, forward, backward)) return { index, loop, readers }
  }
  return undefined
}

/** Decided by walking pairs of states side by side: from (index, index) to two different states and back again. */
function isAmbiguousLoop(
  index: number,
  loop: ReadonlySet<number>,
  readers: ReadonlyMap<number, Reader>,
  forward: (index: number) => readonly number[],
  backward: (index: number) => readonly number[],
): boolean {
  for (const member of loop) {
    for (const [target, count] of readers.get(member)!.ways) if (count > 1 && loop.has(target)) return true
  }
  const overlap = (a: number, b: number): boolean => {
    const right = readers.get(b)!.set
    return readers.get(a)!.set.some((held, character) => held && right[character])
  }
  const width = Math.max(...loop) + 1
  const pairs =
    (from: (index: number) => readonly number[], ahead: boolean) =>
    (pair: number): number[] => {
      const [a, b] = [Math.floor(pair / width), pair % width]
      if (ahead && !overlap(a, b)) return []
      const next: number[] = []
      for (const nextA of from(a)) {
        if (!loop.has(nextA)) continue
        for (const nextB of from(b)) {
          if (loop.has(nextB) && (ahead || overlap(nextA, nextB))) next.push(nextA * width + nextB)
        }
      }
      return next
    }
  const start = index * width + index
  const back = reach(start, pairs(backward, false))
  for (const pair of reach(start, pairs(forward, true))) {
    if (Math.floor(pair / width) !== pair % width && back.has(pair)) return true
  }
  return false
}

/** Everything reachable in at least one step. */
function reach(start: number, next: (index: number) => readonly number[]): Set<number> {
  const found = new Set<number>()
  const pending = [start]
  while (pending.length > 0) {
    for (const target of next(pending.pop()!)) {
      if (found.has(target)) continue
      found.add(target)
      pending.push(target)
    }
  }
  return found
}

/** The reading states that follow `start` without reading, with the number of ways; `undefined` for too many. */
export function waysFrom(states: readonly State[], start: number): Map<number, number> | undefined {
  const ways = new Map<number, number>()
  /** Rounds that have begun on this path, and so have read nothing yet. */
  const begun: Round[] = []
  let steps = 0
  const visit = (index: number): void => {
    const state = states[index]!
    // A round that reads nothing is refused by the standard (RepeatMatcher): no such way leads on.
    if (begun.some(({ first, last }) => index < first || index > last)) return
    if (state.kind === "match" || ++steps > MAX_STEPS) return
    if (state.kind === "set") {
      ways.set(index, (ways.get(index) ?? 0) + 1)
      return
    }
    const round = state.kind === "split" ? state.round : undefined
    if (round !== undefined) begun.push(round)
    visit(state.next)
    if (round !== undefined) begun.pop()
    if (state.kind === "split") visit(state.other)
  }
  visit(start)
  return steps > MAX_STEPS ? undefined : ways
}
