import { posix } from "node:path"
import type { Expression, Range } from "../python/syntax.ts"
import { elementsOf, isCertain } from "./change-sequence.ts"
import { evaluateBinary } from "./evaluate-binary.ts"
import { evaluateCall } from "./evaluate-call.ts"
import { resolveImport, moduleValue } from "./import-module.ts"
import { EXTERNAL_VALUES } from "./known-packages.ts"
import { mergeValues } from "./merge-values.ts"
import { assignTo } from "./run-statements.ts"
import { type Scope, lookUp, placeIn, sourceOf, unknown } from "./scope.ts"
import { readEnvironment } from "./environment-reads.ts"
import {
  type DictItem,
  type Element,
  type Namespace,
  type Value,
  isKnown,
  isSequence,
  sameValue,
  truthOf,
} from "./value.ts"

/** What an expression's value is known to be. Never runs anything. */
export function evaluateExpression(scope: Scope, expression: Expression): Value {
  const { from, to } = expression
  switch (expression.kind) {
    case "name":
      return evaluateName(scope, expression.name, expression)
    case "string":
      return evaluateString(scope, expression)
    case "number":
    case "boolean":
      return { kind: expression.kind, value: expression.value } as Value
    case "none":
      return { kind: "none" }
    case "list":
    case "tuple":
    case "set":
      return evaluateSequence(scope, expression)
    case "dict":
      return evaluateDict(scope, expression)
    case "comprehension":
      return evaluateComprehension(scope, expression)
    case "binary":
      return evaluateBinary(scope, expression)
    case "unary": {
      const operand = evaluateExpression(scope, expression.operand)
      if (expression.operator === "-" && operand.kind === "number") return { kind: "number", value: -operand.value }
      const truth = expression.operator === "not" ? truthOf(operand) : undefined
      return truth === undefined ? notFollowed(scope, expression) : { kind: "boolean", value: !truth }
    }
    case "conditional": {
      const truth = truthOf(evaluateExpression(scope, expression.test))
      if (truth !== undefined) return evaluateExpression(scope, truth ? expression.whenTrue : expression.whenFalse)
      const when = sourceOf(scope, expression.test)
      return mergeValues(
        [
          { when, value: evaluateExpression(scope, expression.whenTrue) },
          { when: `not (${when})`, value: evaluateExpression(scope, expression.whenFalse) },
        ],
        placeIn(scope, expression),
      )
    }
    case "call":
      return evaluateCall(scope, expression)
    case "attribute":
      return attributeOf(scope, evaluateExpression(scope, expression.object), expression.name, expression)
    case "subscript":
      return evaluateSubscript(scope, expression)
    case "parenthesised":
      return evaluateExpression(scope, expression.inner)
    case "other":
      return notFollowed(scope, { from, to })
  }
}

/** Names that Python has without an import. */
const BUILTINS: ReadonlySet<string> = new Set(
  "list tuple set dict str int bool float len sorted reversed filter map any all open globals locals vars exec eval print isinstance hasattr getattr setattr min max range zip enumerate frozenset type super object".split(
    " ",
  ),
)

function evaluateName(scope: Scope, name: string, range: Range): Value {
  const binding = lookUp(scope, name)
  if (binding !== undefined) {
    if (binding.value.kind === "external")
      return EXTERNAL_VALUES.get(binding.value.name)?.(placeIn(scope, range)) ?? binding.value
    return binding.value
  }
  if (BUILTINS.has(name)) return { kind: "external", name: `builtins.${name}` }
  return unknown(scope, range, "undefined", `\`${name}\` is not defined in the files that were read`)
}

/** The attribute of a value: a module's name, a class's attribute, a part of another package. */
export function attributeOf(scope: Scope, object: Value, name: string, range: Range): Value {
  if (object.kind === "module") {
    const binding = object.namespace.get(name)
    if (binding !== undefined) return binding.value
    const inner = resolveImport(scope, 0, `${object.name}.${name}`)
    return inner === undefined
      ? unknown(scope, range, "import", `\`${name}\` is not found in \`${object.name}\``)
      : moduleValue(scope, inner, range)
  }
  if (object.kind === "class") {
    return (
      inherited(object, name) ??
      unknown(scope, range, "subclass", `\`${name}\` comes from a base class outside the project`)
    )
  }
  if (object.kind === "external") {
    const full = `${object.name}.${name}`
    return (
      EXTERNAL_VALUES.get(full)?.(placeIn(scope, range)) ?? {
        kind: "external",
        name: full,
        ...(object.defaults && { defaults: object.defaults }),
      }
    )
  }
  if (object.kind === "path") {
    if (name === "parent") return { kind: "path", value: posix.dirname(object.value) }
    if (name === "name") return { kind: "string", value: posix.basename(object.value) }
  }
  return object.kind === "unknown" ? object : notFollowed(scope, range)
}

function inherited(object: Extract<Value, { kind: "class" }>, name: string): Value | undefined {
  const own: Namespace = object.namespace
  const binding = own.get(name)
  if (binding !== undefined) return binding.value
  for (const base of object.bases) {
    const value = base.kind === "class" ? inherited(base, name) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

function evaluateString(scope: Scope, expression: Extract<Expression, { kind: "string" }>): Value {
  let text = ""
  const pieces: { value: string; place: ReturnType<typeof placeIn> }[] = []
  for (const piece of expression.pieces) {
    let value = piece.value
    if (piece.replacements !== undefined) {
      value = ""
      for (const part of piece.replacements) {
        if (typeof part === "string") {
          value += part
          continue
        }
        const inner = evaluateExpression(scope, part)
        if (inner.kind === "unknown")
          return { ...inner, reason: { ...inner.reason, place: placeIn(scope, expression) } }
        if (inner.kind !== "string" && inner.kind !== "number" && inner.kind !== "path")
          return notFollowed(scope, expression)
        value += String(inner.value)
      }
    }
    if (value === undefined) return notFollowed(scope, expression)
    pieces.push({ value, place: placeIn(scope, piece) })
    text += value
  }
  return {
    kind: "string",
    value: text,
    place: placeIn(scope, expression),
    ...(expression.pieces[0]?.bytes === true ? { bytes: true as const } : {}),
    ...(pieces.length > 1 ? { pieces } : {}),
  }
}

function evaluateSequence(scope: Scope, expression: Extract<Expression, { kind: "list" | "tuple" | "set" }>): Value {
  const within = placeIn(scope, expression)
  const elements = expression.elements.flatMap((element): readonly Element[] => {
    const value = evaluateExpression(scope, element.value)
    if (element.starred) return elementsOf(scope, value, element)
    return [{ value, place: placeIn(scope, element), within }]
  })
  return { kind: expression.kind, elements }
}

function evaluateDict(scope: Scope, expression: Extract<Expression, { kind: "dict" }>): Value {
  const entries: DictItem[] = []
  let complete = true
  for (const entry of expression.entries) {
    const value = evaluateExpression(scope, entry.value)
    if (entry.key !== undefined) entries.push({ key: evaluateExpression(scope, entry.key), value })
    else if (value.kind === "dict") {
      entries.push(...value.entries)
      complete &&= value.complete
    } else complete = false
  }
  return { kind: "dict", entries, complete }
}

function evaluateComprehension(scope: Scope, expression: Extract<Expression, { kind: "comprehension" }>): Value {
  const [clause, ...more] = expression.clauses
  if (clause === undefined || more.length > 0 || expression.container === "dict") return notFollowed(scope, expression)
  const iterable = evaluateExpression(scope, clause.iterable)
  const kind = expression.container === "set" ? "set" : "list"
  if (!isSequence(iterable) && !(iterable.kind === "string")) {
    return {
      kind,
      elements: [
        {
          value: iterable.kind === "unknown" ? iterable : notFollowed(scope, expression),
          place: placeIn(scope, expression),
          spread: true,
        },
      ],
    }
  }
  const inner: Scope = { ...scope, namespace: new Map(), outer: scope }
  const elements: Element[] = []
  for (const element of elementsOf(scope, iterable, clause.iterable)) {
    if (element.spread === true) {
      elements.push(element)
      continue
    }
    assignTo(inner, clause.target, element.value, clause.target, clause.iterable)
    const truths = new Set(clause.conditions.map((condition) => truthOf(evaluateExpression(inner, condition))))
    if (truths.has(false)) continue
    const result = evaluateExpression(inner, expression.element)
    const value = result.kind === "unknown" ? { ...result, of: [element.value] } : result
    const kept: Element = value === element.value ? element : { value, place: placeIn(scope, expression) }
    if (!truths.has(undefined)) elements.push(element.when === undefined ? kept : { ...kept, when: element.when })
    else
      elements.push({ ...kept, when: clause.conditions.map((condition) => sourceOf(scope, condition)).join(" and ") })
  }
  return { kind, elements }
}

function evaluateSubscript(scope: Scope, expression: Extract<Expression, { kind: "subscript" }>): Value {
  const object = evaluateExpression(scope, expression.object)
  const index = expression.index === undefined ? undefined : evaluateExpression(scope, expression.index)
  if (object.kind === "external" && index !== undefined) {
    return readEnvironment(scope, `${object.name}[]`, [index], new Map(), expression) ?? notFollowed(scope, expression)
  }
  if (object.kind === "dict" && index !== undefined && isKnown(index)) {
    const entry = object.entries.findLast(({ key }) => sameValue(key, index) || !isKnown(key))
    if (entry !== undefined && sameValue(entry.key, index)) return entry.value
  }
  if (isSequence(object) && object.kind !== "set" && index?.kind === "number" && object.elements.every(isCertain)) {
    const element = object.elements.at(index.value)
    if (element !== undefined) return element.value
  }
  return object.kind === "unknown" ? object : notFollowed(scope, expression)
}

/** What is left unknown because nothing here follows it. */
export function notFollowed(scope: Scope, range: Range): Value {
  return unknown(scope, range, "expression", `\`${sourceOf(scope, range)}\` is only known when it runs`)
}
