import type { Context } from "./evaluate.ts"
import { pathOf } from "./source-module.ts"
import { type At, type Value, unwrapped } from "./value.ts"
import type { Node } from "./walk.ts"

type Call = Extract<Node, { type: "CallExpression" | "NewExpression" | "ImportExpression" }>

/** The calls whose outcome is plain: `require`, `import`, `split`, `map(trim)`, `filter(Boolean)`, `RegExp`, `freeze`. */
export function evaluateCall(node: Call, at: At, context: Context, next: (node: Node) => Value): Value {
  const unknown: Value = { kind: "unknown", because: "it is computed", at }
  if (node.type === "ImportExpression") return required(node.source, at, context)
  const [first, second] = node.arguments
  const path = pathOf(unwrapped(node.callee)) ?? ""
  if (path === "require" && first !== undefined) return required(first, at, context)
  if (/^(?:__importDefault|__importStar|_interopRequire\w*)$/.test(path) && first !== undefined) return next(first)
  if (path === "RegExp" && first !== undefined)
    return regex(next(first), second === undefined ? undefined : next(second), at)
  if (/^(?:Object\.freeze|Object\.seal)$/.test(path) && first !== undefined) return next(first)
  if (path === "Set" && first !== undefined) return next(first)
  if (path === "Deno.env.get" && first?.type === "Literal" && typeof first.value === "string") {
    const value = context.environment.get(first.value)
    return value === undefined ? { kind: "environment", name: first.value, at } : { kind: "string", value, at }
  }
  const callee = unwrapped(node.callee)
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return unknown
  const on = next(callee.object)
  switch (callee.property.name) {
    case "split": {
      const separator = first === undefined ? undefined : next(first)
      if (on.kind === "string" && separator?.kind === "string")
        return {
          kind: "array",
          elements: on.value.split(separator.value).map((value) => ({ ...on, value })),
          isComplete: true,
          at,
        }
      return on.kind === "environment"
        ? { ...unknown, because: `\`${on.name}\` is known only when the program runs` }
        : unknown
    }
    case "map":
      return on.kind === "array" && isTrim(first)
        ? {
            ...on,
            elements: on.elements.map((element) =>
              element.kind === "string" ? { ...element, value: element.value.trim() } : element,
            ),
          }
        : passedOn(on, unknown)
    case "filter":
      return on.kind === "array" && first?.type === "Identifier" && first.name === "Boolean"
        ? {
            ...on,
            elements: on.elements.filter(
              (element) => element.kind !== "nothing" && !(element.kind === "string" && element.value === ""),
            ),
          }
        : passedOn(on, unknown)
    case "trim":
      return on.kind === "string" ? { ...on, value: on.value.trim() } : passedOn(on, unknown)
    case "concat": {
      const others = node.arguments.map((argument) => next(argument))
      if (on.kind !== "array" || !others.every((other) => other.kind === "array")) return unknown
      const lists = [on, ...others]
      return {
        kind: "array",
        at,
        elements: lists.flatMap(({ elements }) => elements),
        isComplete: lists.every(({ isComplete }) => isComplete),
      }
    }
    default:
      return unknown
  }
}

/** What is not known stays so, and keeps its reason. */
function passedOn(on: Value, unknown: Value): Value {
  return on.kind === "unknown" ? { ...on, at: unknown.at } : unknown
}

function required(source: Node, at: At, context: Context): Value {
  if (source.type !== "Literal" || typeof source.value !== "string")
    return { kind: "unknown", because: "the module's name is computed", at }
  return context.modules.imported(at.module, source.value, "*", at, context, 0)
}

function regex(source: Value, flags: Value | undefined, at: At): Value {
  if (source.kind === "regex" && flags === undefined) return { ...source, at }
  if (source.kind !== "string" || (flags !== undefined && flags.kind !== "string"))
    return { kind: "unknown", because: "the pattern is computed", at }
  return { kind: "regex", pattern: source.value, flags: flags?.value ?? "", at }
}

function isTrim(callback: Node | undefined): boolean {
  if (callback?.type !== "ArrowFunctionExpression") return false
  const [parameter] = callback.params
  const body = unwrapped(callback.body)
  return (
    parameter?.type === "Identifier" &&
    body.type === "CallExpression" &&
    pathOf(unwrapped(body.callee)) === `${parameter.name}.trim`
  )
}
