import type { Range } from "../python/syntax.ts"
import { either, joined } from "./merge-values.ts"
import { type Scope, placeIn, sourceOf, unknown } from "./scope.ts"
import { type Element, type Sequence, type Value, isSequence, sameValue } from "./value.ts"

/** The methods of lists and sets that are followed. */
export type SequenceMethod = "append" | "extend" | "insert" | "remove" | "add" | "clear" | "pop" | "reverse"

/** What a list is after a method changed it. */
export function changeSequence(
  scope: Scope,
  sequence: Sequence,
  method: SequenceMethod,
  parameters: readonly Value[],
  range: Range,
): Value {
  const { kind, elements } = sequence
  const [first, second] = parameters
  const lost = (): Value =>
    unknown(scope, range, "expression", `\`${sourceOf(scope, range)}\` changes it in a way that is not followed`, {
      fallback: sequence,
    })
  const element = (value: Value): Element => ({ value, place: placeOf(scope, value, range) })
  switch (method) {
    case "append":
    case "add":
      return first === undefined ? lost() : { kind, elements: [...elements, element(first)] }
    case "extend":
      return first === undefined ? lost() : { kind, elements: [...elements, ...elementsOf(scope, first, range)] }
    case "clear":
      return { kind, elements: [] }
    case "reverse":
      return { kind, elements: elements.toReversed() }
    case "insert": {
      if (first?.kind !== "number" || second === undefined) return lost()
      const length = elements.length
      const at = first.value < 0 ? Math.max(0, length + first.value) : Math.min(first.value, length)
      const certain = first.value < 0 ? elements.slice(at) : elements.slice(0, at)
      return certain.every(isCertain) ? { kind, elements: elements.toSpliced(at, 0, element(second)) } : lost()
    }
    case "pop": {
      const at = first === undefined ? elements.length - 1 : first.kind === "number" ? first.value : Number.NaN
      const index = at < 0 ? elements.length + at : at
      return elements.every(isCertain) && index in elements ? { kind, elements: elements.toSpliced(index, 1) } : lost()
    }
    case "remove": {
      if (first === undefined || !isComparable(first)) return lost()
      const index = elements.findIndex(({ value }) => !isComparable(value) || sameValue(value, first))
      if (index === -1) return sequence
      return isCertain(elements[index]!) && sameValue(elements[index]!.value, first)
        ? { kind, elements: elements.toSpliced(index, 1) }
        : lost()
    }
  }
}

/** What `+` makes of two values. */
export function addValues(scope: Scope, left: Value, right: Value, range: Range): Value {
  if (left.kind === "either")
    return either(
      left.alternatives.map(({ when, value }) => ({ when, value: addValues(scope, value, right, range) })),
      placeIn(scope, range),
    )
  if (isSequence(left)) {
    if (isSequence(right) && right.kind !== left.kind) {
      return unknown(scope, range, "expression", `Python cannot add a ${right.kind} to a ${left.kind}`, {
        fallback: left,
      })
    }
    return { kind: left.kind, elements: [...left.elements, ...elementsOf(scope, right, range)] }
  }
  if (isSequence(right) && left.kind === "unknown") {
    return { kind: right.kind, elements: [...elementsOf(scope, left, range), ...right.elements] }
  }
  if (left.kind === "string" && right.kind === "string") {
    return { kind: "string", value: left.value + right.value, place: placeIn(scope, range) }
  }
  if (left.kind === "number" && right.kind === "number") return { kind: "number", value: left.value + right.value }
  if (left.kind === "unknown") return left
  if (right.kind === "unknown") return right
  return unknown(scope, range, "expression", `\`${sourceOf(scope, range)}\` is not followed`)
}

/** The elements that a value puts where it is unpacked: its own, or any number that are not known. */
export function elementsOf(scope: Scope, value: Value, range: Range): readonly Element[] {
  if (isSequence(value)) return value.elements
  const place = placeIn(scope, range)
  if (value.kind === "string" && value.bytes !== true)
    return Array.from(value.value, (character) => ({ value: { kind: "string", value: character }, place }))
  if (value.kind === "dict" && value.complete) return value.entries.map(({ key }) => ({ value: key, place }))
  // Each of several lists may stand here; which one is a matter of conditions.
  if (value.kind === "either") {
    return value.alternatives.flatMap((alternative) =>
      elementsOf(scope, alternative.value, range).map((element) => ({
        ...element,
        when: element.when === undefined ? alternative.when : joined(alternative.when, element.when),
      })),
    )
  }
  return [{ value, place, spread: true }]
}

/** Whether exactly one element stands here. */
export function isCertain(element: Element): boolean {
  return element.spread !== true && element.when === undefined
}

function isComparable(value: Value): boolean {
  return value.kind === "string" || value.kind === "number" || value.kind === "boolean"
}

function placeOf(scope: Scope, value: Value, range: Range): Element["place"] {
  return (value.kind === "string" ? value.place : undefined) ?? placeIn(scope, range)
}
