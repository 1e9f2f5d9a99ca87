import { posix } from "node:path"
import type { Expression, Range } from "../python/syntax.ts"
import { addValues, isCertain } from "./change-sequence.ts"
import { evaluateExpression, notFollowed } from "./evaluate-expression.ts"
import { either } from "./merge-values.ts"
import { type Scope, placeIn, sourceOf } from "./scope.ts"
import { type Element, type Value, isKnown, isSequence, sameValue, truthOf } from "./value.ts"

/** What an operator makes of two values. */
export function evaluateBinary(scope: Scope, expression: Extract<Expression, { kind: "binary" }>): Value {
  const { operator } = expression
  const left = evaluateExpression(scope, expression.left)
  if (operator === "or" || operator === "and") {
    const truth = truthOf(left)
    if (truth === undefined) {
      const right = evaluateExpression(scope, expression.right)
      if (sameValue(left, right)) return left
      const when = sourceOf(scope, expression.left)
      const [whenTrue, whenFalse] = operator === "or" ? [left, right] : [right, left]
      if (truthOf(left) === undefined && truthOf(right) === (operator !== "and") && right.kind === "boolean")
        return right
      return either(
        [
          { when, value: whenTrue },
          { when: `not (${when})`, value: whenFalse },
        ],
        placeIn(scope, expression),
      )
    }
    return truth === (operator === "or") ? left : evaluateExpression(scope, expression.right)
  }
  const right = evaluateExpression(scope, expression.right)
  if (operator === "+") return addValues(scope, left, right, expression)
  if (operator === "/" && left.kind === "path" && (right.kind === "string" || right.kind === "path")) {
    return { kind: "path", value: posix.join(left.value, right.value) }
  }
  const compared = compare(operator, left, right)
  if (compared !== undefined) return { kind: "boolean", value: compared }
  if (left.kind === "number" && right.kind === "number") {
    if (operator === "*") return { kind: "number", value: left.value * right.value }
    if (operator === "-") return { kind: "number", value: left.value - right.value }
  }
  if (operator === "%" && left.kind === "string") return formatPercent(scope, left.value, right, expression)
  const lost = left.kind === "unknown" ? left : right.kind === "unknown" ? right : undefined
  return lost ?? notFollowed(scope, expression)
}

/** A path may be a string in Python, and `True` is 1. */
function isComparable(left: Value, right: Value): boolean {
  const plain = (value: Value): boolean => ["string", "number", "boolean", "none", "list", "tuple"].includes(value.kind)
  const numeric = (value: Value): boolean => value.kind === "number" || value.kind === "boolean"
  return plain(left) && plain(right) && (left.kind === right.kind || !(numeric(left) && numeric(right)))
}

function compare(operator: string, left: Value, right: Value): boolean | undefined {
  if (operator === "in" || operator === "not in") {
    if (left.kind === "string" && right.kind === "string")
      return right.value.includes(left.value) === (operator === "in")
    const keys = right.kind === "dict" && right.complete ? right.entries.map(({ key }) => ({ value: key })) : undefined
    const elements = keys ?? (isSequence(right) ? right.elements : undefined)
    if (elements === undefined || !isKnown(left)) return undefined
    if (elements.some((element) => isCertain(element as Element) && sameValue(element.value, left)))
      return operator === "in"
    const possible = elements.some(
      (element) => !isKnown(element.value) || ("spread" in element && element.spread) || sameValue(element.value, left),
    )
    return possible ? undefined : operator !== "in"
  }
  if (!isKnown(left) || !isKnown(right) || !isComparable(left, right)) return undefined
  if (operator === "==" || operator === "is") return sameValue(left, right)
  if (operator === "!=" || operator === "is not") return !sameValue(left, right)
  if (left.kind !== "number" || right.kind !== "number") return undefined
  if (operator === "<") return left.value < right.value
  if (operator === ">") return left.value > right.value
  if (operator === "<=") return left.value <= right.value
  return operator === ">=" ? left.value >= right.value : undefined
}

function formatPercent(scope: Scope, format: string, right: Value, range: Range): Value {
  const values = right.kind === "tuple" ? right.elements.map(({ value }) => value) : [right]
  let index = 0
  let lost: Value | undefined
  const text = format.replaceAll(/%(.)/g, (all, letter: string) => {
    if (letter === "%") return "%"
    const value = values[index++]
    if (letter === "s" && (value?.kind === "string" || value?.kind === "number" || value?.kind === "path"))
      return String(value.value)
    lost ??= value?.kind === "unknown" ? value : notFollowed(scope, range)
    return all
  })
  return lost ?? { kind: "string", value: text, place: placeIn(scope, range) }
}
