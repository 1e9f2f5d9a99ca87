import { type Alternative, type Element, type Place, type Value, isSequence, sameValue } from "./value.ts"

/** More alternatives than this are said to be unknown instead. */
const MOST_ALTERNATIVES = 16

/** What a name is after branches of which it is not known which one runs. */
export function mergeValues(branches: readonly Alternative[], place: Place): Value {
  const [first, ...others] = branches
  if (first === undefined || others.every(({ value }) => sameValue(value, first.value))) {
    return first?.value ?? unknownCondition(place)
  }
  const alternatives = branches.flatMap(({ when, value }) =>
    value.kind === "either"
      ? value.alternatives.map((inner) => ({ when: joined(when, inner.when), value: inner.value }))
      : [{ when, value }],
  )
  return mergeSequences(alternatives) ?? either(alternatives, place)
}

/** One of several values; too many are unknown. */
export function either(alternatives: readonly Alternative[], place: Place): Value {
  if (alternatives.length > MOST_ALTERNATIVES) return unknownCondition(place)
  const [first, ...others] = alternatives
  if (first !== undefined && others.every(({ value }) => sameValue(value, first.value))) return first.value
  return { kind: "either", alternatives }
}

/** Two conditions that hold together, in Python's words. */
export function joined(outer: string, inner: string): string {
  return outer === inner ? outer : `${outer} and ${inner}`
}

function unknownCondition(place: Place): Value {
  return { kind: "unknown", reason: { kind: "condition", because: "it depends on too many conditions", place } }
}

/**
 * Lists of which the longest holds the elements of all others in their order become one, in which the rest is
 * conditional: what `if DEBUG: INSTALLED_APPS += [...]` makes.
 */
function mergeSequences(alternatives: readonly Alternative[]): Value | undefined {
  const sequences = alternatives.flatMap(({ when, value }) => (isSequence(value) ? [{ when, value }] : []))
  if (sequences.length < alternatives.length) return undefined
  const longest = sequences.reduce((a, b) => (b.value.elements.length > a.value.elements.length ? b : a))
  if (sequences.some(({ value }) => value.kind !== longest.value.kind)) return undefined
  const present = longest.value.elements.map(() => [] as string[])
  for (const { when, value } of sequences) {
    let at = 0
    for (const element of value.elements) {
      while (at < present.length && !sameElement(longest.value.elements[at]!, element)) at++
      if (at === present.length) return undefined
      present[at++]!.push(when)
    }
  }
  const elements = longest.value.elements.map((element, index): Element => {
    const conditions = present[index]!
    if (conditions.length === sequences.length) return element
    const when = conditions.length === 1 ? conditions[0]! : conditions.map((condition) => `(${condition})`).join(" or ")
    return { ...element, when: element.when === undefined ? when : joined(when, element.when) }
  })
  return { kind: longest.value.kind, elements }
}

function sameElement(a: Element, b: Element): boolean {
  return (
    a === b ||
    (a.place.file === b.place.file &&
      a.place.from === b.place.from &&
      a.place.to === b.place.to &&
      a.when === b.when &&
      a.spread === b.spread &&
      sameValue(a.value, b.value))
  )
}
