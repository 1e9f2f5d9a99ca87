import { type Element, type Sequence, type Value, isSequence, stringOf } from "../../django/value.ts"

/** Every list that a setting may be; `undefined` where it may be something that is not known. */
export function listsOf(value: Value | undefined): readonly Sequence[] | undefined {
  if (value === undefined) return undefined
  if (isSequence(value)) return [value]
  if (value.kind !== "either") return undefined
  const lists = value.alternatives.map((alternative) => listsOf(alternative.value))
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list!)
}

/** Reasons for which a list that was known has changed by elements that are not: a loop, a function that was given it. */
const CHANGED_IN_PLACE: ReadonlySet<string> = new Set(["loop", "call", "expression", "condition"])

/** The lists that a setting may be, as they were before changes that cannot be followed. */
export function listsBefore(value: Value | undefined): readonly Sequence[] | undefined {
  if (value?.kind === "unknown")
    return CHANGED_IN_PLACE.has(value.reason.kind) ? listsBefore(value.fallback) : undefined
  if (value?.kind !== "either") return listsOf(value)
  const lists = value.alternatives.map((alternative) => listsBefore(alternative.value))
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list!)
}

/** Whether an element is this string, and there under every condition. */
export function isCertainly(element: Element | undefined, text: string): boolean {
  return (
    element !== undefined && element.spread !== true && element.when === undefined && stringOf(element.value) === text
  )
}

/** Whether each of the lists has a string under every condition. */
export function allHave(value: Value | undefined, text: string): boolean {
  const lists = listsBefore(value)
  return lists?.every(({ elements }) => elements.some((element) => isCertainly(element, text))) === true
}

/** Whether a string is anywhere in a value, under whatever condition. */
export function mayHave(value: Value | undefined, text: string): boolean {
  if (value === undefined) return false
  if (value.kind === "either") return value.alternatives.some((alternative) => mayHave(alternative.value, text))
  if (value.kind === "unknown") return mayHave(value.fallback, text)
  if (!isSequence(value)) return stringOf(value) === text
  return value.elements.some((element) => mayHave(element.value, text))
}

/** How often a string is in a value at most, also in what it was before changes that cannot be followed, or computed of. */
export function mostOf(value: Value | undefined, text: string): number {
  if (value === undefined) return 0
  if (value.kind === "unknown")
    return [value.fallback, ...(value.of ?? [])].reduce((sum, each) => sum + mostOf(each, text), 0)
  if (value.kind === "either") return Math.max(...value.alternatives.map((each) => mostOf(each.value, text)))
  if (!isSequence(value)) return stringOf(value) === text ? 1 : 0
  return value.elements.reduce((sum, element) => sum + mostOf(element.value, text), 0)
}
