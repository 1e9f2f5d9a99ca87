import type { Expression, Range } from "../python/syntax.ts"
import { type SequenceMethod, changeSequence } from "./change-sequence.ts"
import { evaluateExpression } from "./evaluate-expression.ts"
import { runInclude } from "./run-include.ts"
import { forget } from "./run-statements.ts"
import { type Scope, changeObject, placeIn, sourceOf, unknown } from "./scope.ts"
import { MUTATING_METHODS } from "./touched-names.ts"
import { type AssignmentKind, type Value, isSequence } from "./value.ts"

const FOLLOWED: Readonly<Record<SequenceMethod, AssignmentKind>> = {
  append: "append",
  add: "append",
  extend: "extend",
  insert: "insert",
  remove: "remove",
  clear: "other",
  pop: "remove",
  reverse: "other",
}

/** Follows a call that stands alone, for what it does to names and lists. */
export function runCall(scope: Scope, call: Extract<Expression, { kind: "call" }>, range: Range): void {
  const { callee } = call
  if (callee.kind === "attribute" && MUTATING_METHODS.has(callee.name)) {
    runMethod(scope, call, callee, range)
    return
  }
  const target = evaluateExpression(scope, callee)
  if (target.kind === "function") forget(scope, range, target.body, "call", `\`${target.name}()\` changes it`, "global")
  if (target.kind === "external" && target.name === "split_settings.tools.include") {
    runInclude(scope, call.arguments)
    return
  }
  if (target.kind === "external" && target.name === "builtins.exec") {
    addCaveat(scope, range, `\`${sourceOf(scope, range)}\` runs other files here.`)
  }
  for (const { value } of call.arguments) {
    const name = value.kind === "call" && value.callee.kind === "name" ? value.callee.name : undefined
    if (name === "globals" || name === "locals" || name === "vars") {
      addCaveat(scope, range, `\`${sourceOf(scope, range)}\` may change any setting.`)
    }
    const given = evaluateExpression(scope, value)
    // A function that is not followed may change the list that it is given.
    if (given.kind === "list" && !isBuiltin(target) && value.kind === "name") {
      const because = `\`${sourceOf(scope, range)}\` may change it`
      changeObject(scope, given, unknown(scope, range, "call", because, { fallback: given }), {
        kind: "other",
        ...placeIn(scope, range),
      })
    }
  }
}

/** `print(INSTALLED_APPS)` changes nothing. */
function isBuiltin(target: Value): boolean {
  return target.kind === "external" && target.name.startsWith("builtins.")
}

function runMethod(
  scope: Scope,
  call: Extract<Expression, { kind: "call" }>,
  callee: Extract<Expression, { kind: "attribute" }>,
  range: Range,
): void {
  const { object, name } = callee
  if (
    object.kind === "call" &&
    object.callee.kind === "name" &&
    ["globals", "locals", "vars"].includes(object.callee.name)
  ) {
    addCaveat(scope, range, `\`${sourceOf(scope, range)}\` sets names that are not known.`)
    return
  }
  const before = evaluateExpression(scope, object)
  const expression = call.arguments.at(-1)?.value
  const assignment = {
    kind: FOLLOWED[name as SequenceMethod] ?? ("other" as const),
    ...placeIn(scope, range),
    ...(expression === undefined ? {} : { expression: placeIn(scope, expression) }),
  }
  if (isSequence(before)) {
    const parameters = call.arguments.map(({ value }) => evaluateExpression(scope, value))
    const after =
      name in FOLLOWED && call.arguments.every((argument) => argument.star === undefined && argument.name === undefined)
        ? changeSequence(scope, before, name as SequenceMethod, parameters, range)
        : unknown(
            scope,
            range,
            "expression",
            `\`${sourceOf(scope, range)}\` changes it in a way that is not followed`,
            { fallback: before },
          )
    changeObject(scope, before, after, assignment)
  } else if (before.kind === "dict") changeObject(scope, before, { ...before, complete: false }, assignment)
  else if (before.kind === "unknown" || before.kind === "either") {
    // Some list is longer now: what it held stays as unknown as it was.
    const because = before.kind === "unknown" ? before.reason.because : "it depends on conditions"
    changeObject(scope, before, unknown(scope, range, "expression", because, { fallback: before }), assignment)
  }
}

function addCaveat(scope: Scope, range: Range, message: string): void {
  scope.world.caveats.push({ kind: "opaque", place: placeIn(scope, range), message })
}
