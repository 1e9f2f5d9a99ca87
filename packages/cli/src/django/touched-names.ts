import type { Expression, Statement } from "../python/syntax.ts"

/** The methods that change a list, set or dict in place. */
export const MUTATING_METHODS: ReadonlySet<string> = new Set([
  "append",
  "extend",
  "insert",
  "remove",
  "pop",
  "clear",
  "reverse",
  "sort",
  "add",
  "discard",
  "update",
  "setdefault",
  "popitem",
])

/** What statements set or change that cannot be followed: names they bind, and names whose objects they change. */
export interface TouchedNames {
  readonly bound: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly global: ReadonlySet<string>
}

/** Collects the names that statements set or change, without running them. */
export function touchedNames(statements: readonly Statement[]): TouchedNames {
  const bound = new Set<string>()
  const changed = new Set<string>()
  const global = new Set<string>()
  const target = (expression: Expression): void => {
    if (expression.kind === "name") bound.add(expression.name)
    else if (expression.kind === "tuple" || expression.kind === "list")
      for (const { value } of expression.elements) target(value)
    else if (expression.kind === "subscript" || expression.kind === "attribute") change(expression.object)
    else if (expression.kind === "parenthesised") target(expression.inner)
  }
  const change = (expression: Expression): void => {
    if (expression.kind === "name") changed.add(expression.name)
    else if (expression.kind === "subscript" || expression.kind === "attribute") change(expression.object)
  }
  const visit = (statement: Statement): void => {
    switch (statement.kind) {
      case "assign":
        for (const expression of statement.targets) target(expression)
        return
      case "augment":
        target(statement.target)
        change(statement.target)
        return
      case "expression": {
        const call = statement.value
        if (call.kind === "call" && call.callee.kind === "attribute" && MUTATING_METHODS.has(call.callee.name))
          change(call.callee.object)
        return
      }
      case "delete":
        for (const expression of statement.targets) target(expression)
        return
      case "import":
      case "from-import":
        for (const { alias } of statement.names ?? []) bound.add(alias.split(".")[0]!)
        return
      case "global":
        for (const name of statement.names) global.add(name)
        return
      case "if":
        for (const branch of statement.branches) branch.body.forEach(visit)
        statement.otherwise.forEach(visit)
        return
      case "try":
        for (const body of [statement.body, ...statement.handlers, statement.otherwise, statement.finally])
          body.forEach(visit)
        return
      case "for":
        target(statement.target)
        for (const body of [statement.body, statement.otherwise]) body.forEach(visit)
        return
      case "block":
        for (const name of statement.binds) bound.add(name)
        statement.body.forEach(visit)
        return
      case "function":
      case "class":
        bound.add(statement.name)
        return
      default:
    }
  }
  statements.forEach(visit)
  return { bound, changed, global }
}
