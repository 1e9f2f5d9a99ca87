import type { Node } from "./walk.ts"
import type { SourceModule } from "./source-module.ts"

/** Where a value is written. */
export interface At {
  readonly module: SourceModule
  readonly node: Node
}

/** What is known of an expression without running it. */
export type Value = { readonly at: At } & (
  | { readonly kind: "string"; readonly value: string; /** The variable that it came from. */ readonly from?: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `undefined` or `null`. */
  | { readonly kind: "nothing" }
  | { readonly kind: "regex"; readonly pattern: string; readonly flags: string }
  | { readonly kind: "array"; readonly elements: readonly Value[]; readonly isComplete: boolean }
  | { readonly kind: "object"; readonly properties: ReadonlyMap<string, Property>; readonly isComplete: boolean }
  | { readonly kind: "function"; readonly node: Node }
  /** The text of an environment variable, or nothing where it is not set. */
  | { readonly kind: "environment"; readonly name: string }
  /** What a package exports under a name; `*` for all of it. */
  | { readonly kind: "import"; readonly from: string; readonly name: string }
  | { readonly kind: "either"; readonly alternatives: readonly Alternative[] }
  | { readonly kind: "unknown"; readonly because: string }
)

/** A property as it is written. */
export interface Property {
  readonly key: Node
  readonly value: Value
}

/** One of several values that an expression may have. */
export interface Alternative {
  readonly value: Value
  /** In words that follow "where". */
  readonly condition: string
}

/** A value, and on what it depends. */
export interface Reading {
  readonly value: Value
  readonly condition: string | undefined
}

/** The values that may be meant, each with its condition. */
export function readingsOf(value: Value, condition?: string): readonly Reading[] {
  if (value.kind !== "either") return [{ value, condition }]
  return value.alternatives.flatMap((alternative) =>
    readingsOf(
      alternative.value,
      condition === undefined ? alternative.condition : `${condition} and ${alternative.condition}`,
    ),
  )
}

/** The value without what TypeScript and parentheses put around an expression. */
export function unwrapped(node: Node): Node {
  switch (node.type) {
    // What compilers make of a call of an import: `(0, cors.default)`.
    case "SequenceExpression":
      return unwrapped(node.expressions.at(-1)!)
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
    case "AwaitExpression":
      return unwrapped(node.type === "AwaitExpression" ? node.argument : node.expression)
    default:
      return node
  }
}
