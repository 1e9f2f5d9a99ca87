import { type State, build, push } from "./pattern-states.ts"
import { type PatternNode, UnsupportedSyntax, characterIndex, parsePattern } from "./pattern-syntax.ts"

/** A regular expression that is searched in time linear in the text, whatever the text (Thompson's simulation). */
export interface LinearPattern {
  /** Whether the pattern occurs in `text`, as `RegExp.prototype.test` says. */
  test(text: string): boolean
  /** Whether each alternative begins with `^` and ends with `$`. */
  readonly anchored: boolean
}

/** Compiles a pattern, or returns `undefined` for syntax that has no linear-time match. */
export function compileLinear(source: string, ignoreCase: boolean): LinearPattern | undefined {
  return supported(() => {
    const tree = parsePattern(source, ignoreCase)
    const states: State[] = []
    const start = build(tree, push(states, { kind: "match" }), states)
    return { test: (text) => search(states, start, text), anchored: edge(tree, "begin") && edge(tree, "end") }
  })
}

/** The states of a pattern and the first of them, to look at them more closely. */
export interface Automaton {
  readonly states: readonly State[]
  readonly start: number
}

/** The automaton of a pattern, or `undefined` for syntax that has no linear-time match. */
export function compileStates(source: string, ignoreCase: boolean): Automaton | undefined {
  return supported(() => {
    const states: State[] = []
    const start = build(parsePattern(source, ignoreCase), push(states, { kind: "match" }), states)
    return { states, start }
  })
}

function supported<Result>(compile: () => Result): Result | undefined {
  try {
    return compile()
  } catch (error) {
    if (error instanceof UnsupportedSyntax) return undefined
    throw error
  }
}

/** One step for each state and character: no input makes it look at a character twice from the same state. */
function search(states: readonly State[], start: number, text: string): boolean {
  const seenAt = new Int32Array(states.length).fill(-1)
  let current: number[] = []
  for (let position = 0; position <= text.length; position++) {
    const pending = [...current, start]
    const reached: number[] = []
    while (pending.length > 0) {
      const index = pending.pop()!
      if (seenAt[index] === position) continue
      seenAt[index] = position
      const state = states[index]!
      if (state.kind === "match") return true
      if (state.kind === "split") pending.push(state.other, state.next)
      else if (state.kind === "set") reached.push(index)
      else if (position === (state.kind === "begin" ? 0 : text.length)) pending.push(state.next)
    }
    const character = characterIndex(text.charCodeAt(position))
    current = []
    for (const index of reached) {
      const state = states[index]!
      if (state.kind === "set" && state.set[character]) current.push(state.next)
    }
  }
  return false
}

function edge(node: PatternNode, kind: "begin" | "end"): boolean {
  if (node.kind === "choice") return node.parts.every((part) => edge(part, kind))
  if (node.kind !== "sequence") return node.kind === kind
  const part = node.parts.at(kind === "begin" ? 0 : -1)
  return part !== undefined && edge(part, kind)
}
