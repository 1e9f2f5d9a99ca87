import type { Expression, Statement } from "../python/syntax.ts"
import { evaluateExpression } from "./evaluate-expression.ts"
import { addValues, changeSequence } from "./change-sequence.ts"
import { runCall } from "./run-call.ts"
import { runFromImport, runImport } from "./run-import.ts"
import { runAlternatives } from "./run-alternatives.ts"
import { resolveImport } from "./import-module.ts"
import { type Scope, bind, changeObject, lookUp, placeIn, sourceOf, unknown } from "./scope.ts"
import { touchedNames } from "./touched-names.ts"
import { type Namespace, type Value, isSequence, truthOf } from "./value.ts"

/** Follows statements in order. */
export function runStatements(scope: Scope, statements: readonly Statement[]): void {
  for (const statement of statements) {
    if (scope.world.budget-- > 0) runStatement(scope, statement)
  }
}

function runStatement(scope: Scope, statement: Statement): void {
  switch (statement.kind) {
    case "assign": {
      const value = evaluateExpression(scope, statement.value)
      for (const target of statement.targets) assignTo(scope, target, value, statement, statement.value)
      return
    }
    case "augment":
      runAugment(scope, statement)
      return
    case "expression":
      if (statement.value.kind === "call") runCall(scope, statement.value, statement)
      return
    case "import":
      runImport(scope, statement)
      return
    case "from-import":
      runFromImport(scope, statement)
      return
    case "if":
      runIf(scope, statement)
      return
    case "try":
      runTry(scope, statement)
      return
    case "for":
      runFor(scope, statement)
      return
    case "block":
      for (const name of statement.binds)
        assignUnknown(scope, name, statement, "expression", "it comes from a `with` block")
      if (statement.word === "with") runStatements(scope, statement.body)
      else forget(scope, statement, statement.body, "condition", `it is set in a \`${statement.word}\` block`)
      return
    case "function": {
      const { name, body } = statement
      bind(scope, name, { kind: "function", name, body }, { kind: "define", ...placeIn(scope, statement) })
      return
    }
    case "class":
      runClass(scope, statement)
      return
    case "delete":
      for (const target of statement.targets) {
        if (target.kind === "name") scope.namespace.delete(target.name)
        else forget(scope, statement, [{ ...statement, targets: [target] }], "expression", "a part of it is deleted")
      }
      return
    default:
  }
}

/** Binds what an assignment's left side names. */
export function assignTo(
  scope: Scope,
  target: Expression,
  value: Value,
  statement: { readonly from: number; readonly to: number },
  written: Expression,
): void {
  const place = { ...placeIn(scope, statement), expression: placeIn(scope, written) }
  if (target.kind === "name") bind(scope, target.name, value, { kind: "assign", ...place })
  else if (target.kind === "parenthesised") assignTo(scope, target.inner, value, statement, written)
  else if (target.kind === "tuple" || target.kind === "list") {
    const parts =
      isSequence(value) && value.elements.every(({ spread, when }) => spread !== true && when === undefined)
        ? value.elements
        : []
    const fits = parts.length === target.elements.length && target.elements.every(({ starred }) => !starred)
    for (const [index, element] of target.elements.entries()) {
      const part = fits
        ? parts[index]!.value
        : unknown(scope, written, "expression", "it is unpacked from a value that is not known")
      assignTo(scope, element.value, part, statement, written)
    }
  } else if (target.kind === "subscript") assignItem(scope, target, value, statement)
  else if (target.kind === "attribute") {
    const object = evaluateExpression(scope, target.object)
    if (object.kind === "module" || object.kind === "class") {
      object.namespace.set(target.name, { value, assignments: [{ kind: "assign", ...place }] })
    }
  }
}

function assignItem(
  scope: Scope,
  target: Extract<Expression, { kind: "subscript" }>,
  value: Value,
  statement: { readonly from: number; readonly to: number },
): void {
  const assignment = { kind: "other" as const, ...placeIn(scope, statement) }
  const key = target.index === undefined ? undefined : evaluateExpression(scope, target.index)
  const { object } = target
  const callee = object.kind === "call" && object.callee.kind === "name" ? object.callee.name : undefined
  if (callee === "globals" || callee === "locals" || callee === "vars") {
    if (key?.kind === "string") bind(scope, key.value, value, { ...assignment, kind: "assign" })
    else {
      const message = `\`${sourceOf(scope, statement)}\` sets names that are not known.`
      scope.world.caveats.push({ kind: "opaque", place: placeIn(scope, statement), message })
    }
    return
  }
  const before = evaluateExpression(scope, object)
  if (before.kind === "dict" && key !== undefined) {
    changeObject(scope, before, { ...before, entries: [...before.entries, { key, value }] }, assignment)
  } else if (isSequence(before)) {
    changeObject(
      scope,
      before,
      unknown(scope, statement, "expression", `\`${sourceOf(scope, statement)}\` changes a part of it`, {
        fallback: before,
      }),
      assignment,
    )
  }
}

function runAugment(scope: Scope, statement: Extract<Statement, { kind: "augment" }>): void {
  const { target, operator } = statement
  const addition = evaluateExpression(scope, statement.value)
  const assignment = {
    kind: "augment" as const,
    ...placeIn(scope, statement),
    expression: placeIn(scope, statement.value),
  }
  if (target.kind !== "name") {
    const before = evaluateExpression(scope, target)
    if (isSequence(before)) {
      const after = operator === "+=" ? changeSequence(scope, before, "extend", [addition], statement) : undefined
      changeObject(
        scope,
        before,
        after ?? unknown(scope, statement, "expression", "it is changed in place", { fallback: before }),
        assignment,
      )
    }
    return
  }
  const before =
    lookUp(scope, target.name)?.value ?? unknown(scope, target, "undefined", `\`${target.name}\` is not defined before`)
  if (operator === "+=" && before.kind === "list") {
    const after = changeSequence(scope, before, "extend", [addition], statement)
    // Shared lists change for all their names; the name itself is bound once more in this scope.
    const own = scope.namespace.get(target.name)?.value === before
    changeObject(scope, before, after, assignment)
    if (!own) bind(scope, target.name, after, assignment, "change")
    return
  }
  const after =
    operator === "+="
      ? addValues(scope, before, addition, statement)
      : unknown(scope, statement, "expression", `\`${operator}\` is not followed`, { fallback: before })
  bind(scope, target.name, after, assignment, "change")
}

function runIf(scope: Scope, statement: Extract<Statement, { kind: "if" }>): void {
  const alternatives: { when: string; run: () => void }[] = []
  const before: string[] = []
  for (const { test, body } of statement.branches) {
    const truth = truthOf(evaluateExpression(scope, test))
    if (truth === false) continue
    const condition = sourceOf(scope, test)
    const when = truth === true ? before.join(" and ") : [...before, condition].join(" and ")
    alternatives.push({ when, run: () => runStatements(scope, body) })
    if (truth === true) {
      runAlternatives(scope, alternatives, statement)
      return
    }
    before.push(`not (${condition})`)
  }
  alternatives.push({ when: before.join(" and "), run: () => runStatements(scope, statement.otherwise) })
  runAlternatives(scope, alternatives, statement)
}

function runTry(scope: Scope, statement: Extract<Statement, { kind: "try" }>): void {
  const { world } = scope
  const certain = statement.body.every(
    (inner) => inner.kind === "from-import" && resolveImport(scope, inner.level, inner.module) !== undefined,
  )
  const guarded = world.guarded
  const body = (): void => {
    world.guarded = true
    runStatements(scope, statement.body)
    world.guarded = guarded
    runStatements(scope, statement.otherwise)
  }
  if (certain) body()
  else {
    const attempt = `\`${sourceOf(scope, statement.body[0] ?? statement)}\``
    runAlternatives(
      scope,
      [
        { when: `${attempt} succeeds`, run: body },
        ...statement.handlers.map((handler) => ({
          when: `${attempt} fails`,
          run: () => runStatements(scope, handler),
        })),
      ],
      statement,
    )
  }
  runStatements(scope, statement.finally)
}

function runFor(scope: Scope, statement: Extract<Statement, { kind: "for" }>): void {
  const iterable = evaluateExpression(scope, statement.iterable)
  const simple = !JSON.stringify(statement.body).includes('"kind":"other"')
  if (
    isSequence(iterable) &&
    iterable.kind !== "set" &&
    simple &&
    iterable.elements.every(({ spread, when }) => spread !== true && when === undefined)
  ) {
    for (const { value } of iterable.elements) {
      assignTo(scope, statement.target, value, statement, statement.iterable)
      runStatements(scope, statement.body)
    }
    runStatements(scope, statement.otherwise)
    return
  }
  forget(scope, statement, [statement], "loop", "it is changed in a loop")
}

/** Makes everything that statements set or change unknown. */
export function forget(
  scope: Scope,
  range: { readonly from: number; readonly to: number },
  statements: readonly Statement[],
  kind: "loop" | "condition" | "expression" | "call",
  because: string,
  only?: "global",
): void {
  const { bound, changed, global } = touchedNames(statements)
  const names =
    only === "global" ? [...global, ...[...changed].filter((name) => !bound.has(name))] : [...bound, ...changed]
  for (const name of new Set(names)) assignUnknown(scope, name, range, kind, because)
}

function assignUnknown(
  scope: Scope,
  name: string,
  range: { readonly from: number; readonly to: number },
  kind: "loop" | "condition" | "expression" | "call",
  because: string,
): void {
  const before = lookUp(scope, name)?.value
  const value = unknown(scope, range, kind, because, before === undefined ? {} : { fallback: before })
  bind(scope, name, value, { kind: "other", ...placeIn(scope, range) }, "change")
}

function runClass(scope: Scope, statement: Extract<Statement, { kind: "class" }>): void {
  const bases = statement.bases
    .filter(({ name }) => name === undefined)
    .map(({ value }) => evaluateExpression(scope, value))
  const namespace: Namespace = new Map()
  scope.world.namespaces.add(namespace)
  runStatements({ ...scope, namespace, outer: scope }, statement.body)
  // Properties and methods are computed when they are read.
  for (const [name, { value, assignments }] of namespace) {
    if (value.kind !== "function") continue
    namespace.set(name, { value: unknown(scope, statement, "subclass", "a method computes it"), assignments })
  }
  const value: Value = { kind: "class", name: statement.name, namespace, bases }
  bind(scope, statement.name, value, { kind: "define", ...placeIn(scope, statement) })
}
