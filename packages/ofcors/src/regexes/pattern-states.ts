import { type CharacterSet, type PatternNode, UnsupportedSyntax } from "./pattern-syntax.ts"

/** A state of the automaton; `next` and `other` are indices. */
export type State =
  | { kind: "set"; set: CharacterSet; next: number }
  /** `round`: the states of one more round of a repetition, which begins at `next` and is optional. */
  | { kind: "split"; next: number; other: number; round?: Round }
  | { kind: "begin" | "end"; next: number }
  | { kind: "match" }

/** The first and the last state of a round of a repetition. */
export interface Round {
  readonly first: number
  readonly last: number
}

const MAX_STATES = 2_000

export function push(states: State[], state: State): number {
  if (states.length >= MAX_STATES) throw new UnsupportedSyntax()
  return states.push(state) - 1
}

/** Adds the states of `node`, which continue at `next`; returns the first. */
export function build(node: PatternNode, next: number, states: State[]): number {
  switch (node.kind) {
    case "set":
      return push(states, { kind: "set", set: node.set, next })
    case "begin":
    case "end":
      return push(states, { kind: node.kind, next })
    case "sequence":
      return node.parts.reduceRight((after, part) => build(part, after, states), next)
    case "choice":
      return node.parts
        .map((part) => build(part, next, states))
        .reduce((other, first) => push(states, { kind: "split", next: first, other }))
    case "repeat": {
      let after = next
      if (node.max === Infinity) {
        const loop: Extract<State, { kind: "split" }> = { kind: "split", next: 0, other: next }
        after = push(states, loop)
        loop.next = build(node.part, after, states)
        loop.round = { first: after + 1, last: states.length - 1 }
      } else {
        for (let count = node.min; count < node.max; count++) {
          const first = states.length
          const begin = build(node.part, after, states)
          const round = { first, last: states.length - 1 }
          after = push(states, { kind: "split", next: begin, other: next, round })
        }
      }
      for (let count = 0; count < node.min; count++) after = build(node.part, after, states)
      return after
    }
  }
}
