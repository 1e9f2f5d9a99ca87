import type { Expression, Range, SequenceExpression, Statement } from "./syntax.ts"

/** The blocks of a statement. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "if":
      return [...statement.branches.map(({ body }) => body), statement.otherwise]
    case "try":
      return [statement.body, ...statement.handlers, statement.otherwise, statement.finally]
    case "for":
      return [statement.body, statement.otherwise]
    case "block":
    case "function":
    case "class":
      return [statement.body]
    default:
      return []
  }
}

/** The expressions that a statement holds itself, without those of its blocks. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "assign":
      return [...statement.targets, statement.value]
    case "augment":
      return [statement.target, statement.value]
    case "expression":
      return [statement.value]
    case "if":
      return statement.branches.map(({ test }) => test)
    case "for":
      return [statement.target, statement.iterable]
    default:
      return []
  }
}

/** The expressions directly inside an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "list":
    case "tuple":
    case "set":
      return expression.elements.map(({ value }) => value)
    case "dict":
      return expression.entries.flatMap(({ key, value }) => (key === undefined ? [value] : [key, value]))
    case "comprehension":
      return [
        expression.element,
        ...expression.clauses.flatMap(({ iterable, conditions }) => [iterable, ...conditions]),
      ]
    case "binary":
      return [expression.left, expression.right]
    case "unary":
      return [expression.operand]
    case "conditional":
      return [expression.whenTrue, expression.test, expression.whenFalse]
    case "call":
      return [expression.callee, ...expression.arguments.map(({ value }) => value)]
    case "attribute":
      return [expression.object]
    case "subscript":
      return expression.index === undefined ? [expression.object] : [expression.object, expression.index]
    case "parenthesised":
      return [expression.inner]
    default:
      return []
  }
}

/** The statements that hold a range, outermost first. */
export function statementsAround(statements: readonly Statement[], range: Range): readonly Statement[] {
  const outer = statements.find(({ from, to }) => from <= range.from && range.to <= to)
  return outer === undefined ? [] : [outer, ...blocksOf(outer).flatMap((block) => statementsAround(block, range))]
}

/** The list, tuple or set that is written at exactly this range. */
export function sequenceAt(statements: readonly Statement[], range: Range): SequenceExpression | undefined {
  const found = expressionAt(statements, range, ({ kind }) => kind === "list" || kind === "tuple" || kind === "set")
  return found as SequenceExpression | undefined
}

/** The outermost expression at exactly this range that fits. */
export function expressionAt(
  statements: readonly Statement[],
  range: Range,
  fits: (expression: Expression) => boolean = () => true,
): Expression | undefined {
  const search = (expression: Expression): Expression | undefined => {
    if (expression.from > range.from || expression.to < range.to) return undefined
    if (expression.from === range.from && expression.to === range.to && fits(expression)) return expression
    for (const part of partsOf(expression)) {
      const found = search(part)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (const statement of statementsAround(statements, range)) {
    for (const expression of expressionsOf(statement)) {
      const found = search(expression)
      if (found !== undefined) return found
    }
  }
  return undefined
}
