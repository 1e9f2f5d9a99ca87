import type { Binding, Place } from "../../django/value.ts"
import { isSequence } from "../../django/value.ts"
import type { Expression, SequenceExpression } from "../../python/syntax.ts"
import { expressionAt, sequenceAt, statementsAround } from "../../python/walk.ts"
import type { Draft } from "./draft.ts"

/** A list that is written out in a file and becomes part of a setting. */
export interface LiteralList {
  /** Absolute. */
  readonly file: string
  readonly sequence: SequenceExpression
  /** The name that it is assigned to: `THIRD_PARTY_APPS`. */
  readonly name: string | undefined
  /** The strings in it. */
  readonly strings: readonly string[]
}

/**
 * The lists that a setting is made of, whatever conditions hold: first those that its elements stand in, in order, then
 * empty ones.
 */
export function literalListsOf(
  draft: Draft,
  names: ReadonlyMap<string, Binding>,
  setting: string,
): readonly LiteralList[] {
  const found = new Map<string, LiteralList>()
  const add = (file: string, sequence: SequenceExpression | undefined): void => {
    if (sequence === undefined || sequence.open === undefined || sequence.kind === "set") return
    if (!alwaysRuns(draft, file, sequence)) return
    const key = `${file}:${sequence.from}`
    if (!found.has(key))
      found.set(key, { file, sequence, name: targetOf(draft, file, sequence), strings: stringsIn(sequence) })
  }
  const visitValue = (value: Binding["value"]): void => {
    if (value.kind === "either") value.alternatives.forEach((alternative) => visitValue(alternative.value))
    if (!isSequence(value)) return
    for (const { within } of value.elements)
      if (within !== undefined) add(within.file, sequenceAt(draft.source(within.file)?.statements ?? [], within))
  }
  const visited = new Set<string>()
  const visitName = (name: string): void => {
    const binding = names.get(name)
    if (binding === undefined || visited.has(name)) return
    visited.add(name)
    visitValue(binding.value)
    for (const { expression } of binding.assignments) if (expression !== undefined) visitPlace(expression)
  }
  const visitPlace = (place: Place): void => {
    const written = expressionAt(draft.source(place.file)?.statements ?? [], place)
    if (written !== undefined) visitExpression(place.file, written)
  }
  const visitExpression = (file: string, expression: Expression): void => {
    switch (expression.kind) {
      case "list":
      case "tuple":
      case "set":
        add(file, expression)
        for (const { starred, value } of expression.elements) if (starred) visitExpression(file, value)
        return
      case "binary":
        if (expression.operator !== "+") return
        visitExpression(file, expression.left)
        visitExpression(file, expression.right)
        return
      case "parenthesised":
        visitExpression(file, expression.inner)
        return
      case "call":
        for (const { value } of expression.arguments) visitExpression(file, value)
        return
      case "name":
        visitName(expression.name)
        return
      default:
    }
  }
  visitName(setting)
  return [...found.values()]
}

/** A list in a branch, a loop or a function is not touched, whatever is known of the condition today. */
function alwaysRuns(draft: Draft, file: string, sequence: SequenceExpression): boolean {
  return statementsAround(draft.source(file)?.statements ?? [], sequence).every(({ kind }) =>
    ["assign", "augment", "expression", "class"].includes(kind),
  )
}

function targetOf(draft: Draft, file: string, sequence: SequenceExpression): string | undefined {
  const statement = statementsAround(draft.source(file)?.statements ?? [], sequence).at(-1)
  const target =
    statement?.kind === "assign" ? statement.targets[0] : statement?.kind === "augment" ? statement.target : undefined
  return target?.kind === "name" ? target.name : undefined
}

function stringsIn(sequence: SequenceExpression): string[] {
  return sequence.elements.flatMap(({ value }) =>
    value.kind === "string" ? [value.pieces.map((piece) => piece.value ?? "").join("")] : [],
  )
}
