import { evaluateCall } from "./evaluate-call.ts"
import type { Modules } from "./modules.ts"
import { type SourceModule, pathOf } from "./source-module.ts"
import { type At, type Property, type Value, unwrapped } from "./value.ts"
import type { Node } from "./walk.ts"

/** What expressions are evaluated with. */
export interface Context {
  readonly modules: Modules
  /** The variables of `--env-file`. */
  readonly environment: ReadonlyMap<string, string>
}

/** Definitions that lead back to themselves end somewhere. */
const DEEPEST = 24

/** What an expression is, as far as its text tells. Runs nothing. */
export function evaluate(node: Node, module: SourceModule, context: Context, depth = 0): Value {
  const at = { module, node }
  const unknown = (because: string): Value => ({ kind: "unknown", because, at })
  if (depth > DEEPEST) return unknown("it leads too far")
  const next = (inner: Node, where = module): Value => evaluate(inner, where, context, depth + 1)
  const expression = unwrapped(node)
  switch (expression.type) {
    case "Literal":
      return literal(expression, at)
    case "TemplateLiteral":
      return template(expression, at, next)
    case "ArrayExpression":
      return array(expression.elements, at, next)
    case "ObjectExpression":
      return object(expression, at, next)
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return { kind: "function", node: expression, at }
    case "Identifier":
      return expression.name === "undefined" ? { kind: "nothing", at } : named(expression.name, at, context, depth)
    case "MemberExpression":
      return member(expression, at, context, next)
    case "CallExpression":
    case "NewExpression":
    case "ImportExpression":
      return evaluateCall(expression, at, context, next)
    case "ConditionalExpression": {
      const test = module.text.slice(expression.test.start, expression.test.end)
      return {
        kind: "either",
        at,
        alternatives: [
          { value: next(expression.consequent), condition: `\`${test}\` is true` },
          { value: next(expression.alternate), condition: `\`${test}\` is false` },
        ],
      }
    }
    case "LogicalExpression":
      return logical(expression.operator, next(expression.left), () => next(expression.right), at)
    case "UnaryExpression": {
      const value = next(expression.argument)
      if (expression.operator === "-" && value.kind === "number") return { kind: "number", value: -value.value, at }
      if (expression.operator === "!" && value.kind === "number")
        return { kind: "boolean", value: value.value === 0, at }
      return unknown("it is computed")
    }
    case "BinaryExpression": {
      const [left, right] = [next(expression.left), next(expression.right)]
      if (left.kind === "number" && right.kind === "number" && expression.operator === "*")
        return { kind: "number", value: left.value * right.value, at }
      if (left.kind === "string" && right.kind === "string" && expression.operator === "+")
        return { kind: "string", value: left.value + right.value, at }
      return unknown("it is computed")
    }
    default:
      return unknown("it is computed")
  }
}

type Next = (node: Node, module?: SourceModule) => Value

function literal(node: Extract<Node, { type: "Literal" }>, at: At): Value {
  if ("regex" in node) return { kind: "regex", pattern: node.regex.pattern, flags: node.regex.flags, at }
  const { value } = node
  if (typeof value === "string") return { kind: "string", value, at }
  if (typeof value === "number") return { kind: "number", value, at }
  if (typeof value === "boolean") return { kind: "boolean", value, at }
  return value === null ? { kind: "nothing", at } : { kind: "unknown", because: "it is a big number", at }
}

function template(node: Extract<Node, { type: "TemplateLiteral" }>, at: At, next: Next): Value {
  let text = ""
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? ""
    const inserted = node.expressions[index]
    if (inserted === undefined) continue
    const value = next(inserted)
    if (value.kind !== "string" && value.kind !== "number") return { kind: "unknown", because: "it is computed", at }
    text += String(value.value)
  }
  return { kind: "string", value: text, at }
}

function array(elements: readonly (Node | null)[], at: At, next: Next): Value {
  const known: Value[] = []
  let isComplete = true
  for (const element of elements) {
    if (element === null) continue
    if (element.type !== "SpreadElement") {
      known.push(next(element))
      continue
    }
    const spread = next(element.argument)
    if (spread.kind === "array") known.push(...spread.elements)
    if (spread.kind !== "array" || !spread.isComplete) isComplete = false
  }
  return { kind: "array", elements: known, isComplete, at }
}

function object(node: Extract<Node, { type: "ObjectExpression" }>, at: At, next: Next): Value {
  const properties = new Map<string, Property>()
  let isComplete = true
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const spread = next(property.argument)
      if (spread.kind === "object") for (const [name, inner] of spread.properties) properties.set(name, inner)
      if (spread.kind !== "object" || !spread.isComplete) {
        // What is spread may replace whatever stands before it.
        isComplete = false
        properties.clear()
      }
      continue
    }
    const { key, computed, value } = property
    if (computed || (key.type !== "Identifier" && key.type !== "Literal")) isComplete = false
    else properties.set(key.type === "Identifier" ? key.name : String(key.value), { key, value: next(value) })
  }
  return { kind: "object", properties, isComplete, at }
}

/** A name of the module, or of one that it imports. */
function named(name: string, at: At, context: Context, depth: number): Value {
  const { module } = at
  const declared = module.names.get(name)
  const unknown = (because: string): Value => ({ kind: "unknown", because, at })
  switch (declared?.kind) {
    case "value":
      return withChanges(evaluate(declared.expression, module, context, depth + 1), name, module)
    case "function":
      return { kind: "function", node: declared.node, at }
    case "property": {
      const value = evaluate(declared.of, module, context, depth + 1)
      return propertyOf(value, declared.name, at)
    }
    case "import":
      return context.modules.imported(module, declared.from, declared.name, at, context, depth)
    default:
      return unknown(`\`${name}\` is not known`)
  }
}

/** What other code adds to a list or an object takes its completeness, or the property. */
function withChanges(value: Value, name: string, { grown, assigned }: SourceModule): Value {
  if (grown.has(name) && (value.kind === "array" || value.kind === "object")) return { ...value, isComplete: false }
  if (value.kind !== "object" || ![...assigned].some((path) => path.startsWith(`${name}.`))) return value
  const kept = new Map([...value.properties].filter(([property]) => !assigned.has(`${name}.${property}`)))
  return { ...value, properties: kept, isComplete: false }
}

/** A property of what is known of an object. */
export function propertyOf(value: Value, name: string, at: At): Value {
  if (value.kind === "object") {
    const property = value.properties.get(name)
    if (property !== undefined) return property.value
    return value.isComplete ? { kind: "nothing", at } : { kind: "unknown", because: "a part of it is not known", at }
  }
  if (value.kind === "import") return { ...value, name: value.name === "*" ? name : `${value.name}.${name}`, at }
  return { kind: "unknown", because: "it is computed", at }
}

function member(node: Extract<Node, { type: "MemberExpression" }>, at: At, context: Context, next: Next): Value {
  const variable = environmentVariable(node)
  if (variable !== undefined) {
    const value = context.environment.get(variable)
    return value === undefined
      ? { kind: "environment", name: variable, at }
      : { kind: "string", value, from: variable, at }
  }
  if (node.computed || node.property.type !== "Identifier") return { kind: "unknown", because: "it is computed", at }
  return propertyOf(next(node.object), node.property.name, at)
}

/** The name in `process.env.NAME`, `process.env["NAME"]`, `import.meta.env.NAME`, `Bun.env.NAME`. */
function environmentVariable(node: Extract<Node, { type: "MemberExpression" }>): string | undefined {
  const object = unwrapped(node.object)
  const isEnvironment =
    /^(?:process|Bun)\.env$/.test(pathOf(object) ?? "") ||
    (object.type === "MemberExpression" &&
      object.object.type === "MetaProperty" &&
      object.property.type === "Identifier" &&
      object.property.name === "env")
  if (!isEnvironment) return undefined
  if (node.property.type === "Identifier" && !node.computed) return node.property.name
  return node.property.type === "Literal" && typeof node.property.value === "string" ? node.property.value : undefined
}

function logical(operator: "||" | "&&" | "??", left: Value, right: () => Value, at: At): Value {
  if (operator === "&&") return { kind: "unknown", because: "it is computed", at }
  if (left.kind === "nothing") return right()
  if (left.kind === "boolean") return left.value || operator === "??" ? left : right()
  if (left.kind === "string") return left.value === "" && operator === "||" ? right() : left
  if (left.kind === "environment") {
    const { name } = left
    return {
      kind: "either",
      at,
      alternatives: [
        {
          value: { kind: "unknown", because: `\`${name}\` is known only when the program runs`, at: left.at },
          condition: `\`${name}\` is set`,
        },
        { value: right(), condition: `\`${name}\` is not set` },
      ],
    }
  }
  const otherwise = right()
  return left.kind === "unknown" && otherwise.kind !== "unknown"
    ? {
        kind: "either",
        at,
        alternatives: [
          { value: left, condition: "what stands before it has a value" },
          { value: otherwise, condition: "what stands before it has none" },
        ],
      }
    : left
}
