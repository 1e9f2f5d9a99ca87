import { CharSet, DFA, JS, NFA, TooManyNodesError, transform } from "refa"

/** A regular language, as refa's automaton. */
export type Language = NFA

/** Thrown where a question has no answer within the limits, or none that an automaton can give. */
export class Undecided extends Error {}

/** States above which a question is given up: a minute's thought helps nobody who waits for a prompt. */
const MAX_STATES = 20_000
/** How often the search for words passes through one state: enough to get past words that no browser sends. */
const MAX_VISITS = 40

/**
 * Stand for `^` and `$` while a language is made. refa has no zero-width assertions in automata; as characters of their
 * own they say where a text must begin and end, and are struck out once they have.
 */
export const BEGIN = "\uE000"
/** The mark of the end. */
export const END = "\uE001"

/** The language of a pattern without assertions. @throws Undecided for what is not regular, or too large */
export function languageOf(source: string, flags: string): Language {
  return limited(() => {
    const parser = JS.Parser.fromLiteral({ source, flags })
    const { expression, maxCharacter } = parser.parse({ assertions: "throw", backreferences: "throw" })
    return NFA.fromRegex(
      transform({ onCharacterClass: leaveOutMarks }, expression),
      { maxCharacter },
      {},
      new NFA.LimitedNodeFactory(MAX_STATES),
    )
  })
}

/** What is in both languages. @throws Undecided */
export function both(left: Language, right: Language): Language {
  return limited(() => {
    const language = NFA.fromIntersection(left, right, new NFA.LimitedNodeFactory(MAX_STATES))
    language.removeUnreachable()
    return language
  })
}

/** What is in the first language and not in the second. @throws Undecided */
export function without(language: Language, excluded: Language): Language {
  return limited(() => {
    const others = DFA.fromFA(excluded, new DFA.LimitedNodeFactory(MAX_STATES))
    others.complement(new DFA.LimitedNodeFactory(MAX_STATES))
    return both(language, NFA.fromFA(others, new NFA.LimitedNodeFactory(MAX_STATES)))
  })
}

/** No `.` and no `[^/]` matches a mark: only a mark does. */
function leaveOutMarks(node: { characters: CharSet }): void {
  const { characters } = node
  if (characters.size > 1) node.characters = characters.without(marksUpTo(characters.maximum))
}

function marksUpTo(maximum: number): CharSet {
  return CharSet.fromCharacters(maximum, [BEGIN.charCodeAt(0), END.charCodeAt(0)])
}

/** What is left of a language when the marks are struck out of its words. @throws Undecided */
export function withoutMarks(language: Language): Language {
  const marks = marksUpTo(language.maxCharacter)
  return limited(() => {
    const builder = new NFA.Builder(new NFA.LimitedNodeFactory(MAX_STATES))
    const copies = new Map<NFA.ReadonlyNode, NFA.Node>([[language.initial, builder.initial]])
    const pending: NFA.ReadonlyNode[] = [language.initial]
    for (const node of pending) {
      for (const reached of withinMarks(node, marks)) {
        if (language.finals.has(reached as NFA.Node)) builder.makeFinal(copies.get(node)!)
        for (const [next, characters] of reached.out) {
          const kept = characters.without(marks)
          if (kept.isEmpty) continue
          if (!copies.has(next)) {
            copies.set(next, builder.createNode())
            pending.push(next)
          }
          builder.linkNodes(copies.get(node)!, copies.get(next)!, kept)
        }
      }
    }
    return NFA.fromBuilder(builder, { maxCharacter: language.maxCharacter })
  })
}

/** What a node reaches by marks alone, itself included. */
function withinMarks(node: NFA.ReadonlyNode, marks: CharSet): ReadonlySet<NFA.ReadonlyNode> {
  const reached = new Set([node])
  for (const from of reached) {
    for (const [next, characters] of from.out) if (!characters.isDisjointWith(marks)) reached.add(next)
  }
  return reached
}

/** Words of a language, shortest first and in a bounded number. An empty language has none; that is a proof. */
export function* wordsOf(language: Language): Generator<string> {
  if (language.isEmpty) return
  const visits = new Map<NFA.ReadonlyNode, number>()
  let length: (readonly [NFA.ReadonlyNode, string])[] = [[language.initial, ""]]
  while (length.length > 0) {
    const longer: (readonly [NFA.ReadonlyNode, string])[] = []
    for (const [node, word] of length) {
      const seen = visits.get(node) ?? 0
      if (seen >= MAX_VISITS) continue
      visits.set(node, seen + 1)
      if (language.finals.has(node as NFA.Node)) yield word
      for (const [next, characters] of node.out) longer.push([next, word + readable(characters)])
    }
    length = longer
  }
}

const READABLE: readonly string[] = "xabcdefghijklmnopqrstuvwyz0123456789-.:/".split("")

/** The most readable character of a set. */
function readable(characters: CharSet): string {
  const preferred = READABLE.find((character) => characters.has(character.charCodeAt(0)))
  return preferred ?? String.fromCodePoint(characters.ranges[0]!.min)
}

function limited<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof Undecided || error instanceof TypeError || error instanceof RangeError) throw error
    if (error instanceof TooManyNodesError) throw new Undecided(`it needs more than ${MAX_STATES} states`)
    throw new Undecided("it uses what no automaton can express, such as lookaround or a backreference")
  }
}
