import { posix } from "node:path"
import type { Expression, Range } from "../python/syntax.ts"
import { elementsOf, isCertain } from "./change-sequence.ts"
import { readEnvironment } from "./environment-reads.ts"
import { attributeOf, evaluateExpression } from "./evaluate-expression.ts"
import { type Scope, placeIn, sourceOf, unknown } from "./scope.ts"
import { type Element, type Value, isKnown, isSequence, sameValue, truthOf } from "./value.ts"

/** What a call gives, for the calls that settings are made of. */
export function evaluateCall(scope: Scope, call: Extract<Expression, { kind: "call" }>): Value {
  const positional = call.arguments
    .filter(({ name, star }) => name === undefined && star === undefined)
    .map(({ value }) => evaluateExpression(scope, value))
  const named = new Map(
    call.arguments.flatMap(({ name, value }) =>
      name === undefined ? [] : [[name, evaluateExpression(scope, value)] as const],
    ),
  )
  if (call.arguments.some(({ star }) => star !== undefined)) return computed(scope, call)
  const { callee } = call
  if (callee.kind === "attribute") {
    const object = evaluateExpression(scope, callee.object)
    const known = callMethod(scope, object, callee.name, positional, call)
    if (known !== undefined) return known
  }
  const target =
    callee.kind === "attribute"
      ? attributeOf(scope, evaluateExpression(scope, callee.object), callee.name, callee)
      : evaluateExpression(scope, callee)
  const result =
    target.kind === "external"
      ? callExternal(scope, target, positional, named, call)
      : target.kind === "unknown" && target.reason.kind !== "expression"
        ? target
        : computed(scope, call)
  return result.kind === "unknown" && result.fallback === undefined
    ? { ...result, of: [...positional, ...named.values()] }
    : result
}

function computed(scope: Scope, call: Range): Value {
  return unknown(scope, call, "call", `\`${sourceOf(scope, call)}\` computes it`)
}

function callMethod(
  scope: Scope,
  object: Value,
  name: string,
  parameters: readonly Value[],
  range: Range,
): Value | undefined {
  const [first, second] = parameters
  const place = placeIn(scope, range)
  if (object.kind === "string") {
    const string = (value: string): Value => ({ kind: "string", value, place })
    const strings = (values: readonly string[]): Value => ({
      kind: "list",
      elements: values.map((value): Element => ({ value: string(value), place })),
    })
    switch (name) {
      case "split":
        if (first === undefined) return strings(object.value.split(/\s+/).filter(Boolean))
        return first.kind === "string" && parameters.length === 1 ? strings(object.value.split(first.value)) : undefined
      case "strip":
        return first === undefined ? string(object.value.trim()) : undefined
      case "lower":
        return string(object.value.toLowerCase())
      case "upper":
        return string(object.value.toUpperCase())
      case "startswith":
        return first?.kind === "string" ? { kind: "boolean", value: object.value.startsWith(first.value) } : undefined
      case "endswith":
        return first?.kind === "string" ? { kind: "boolean", value: object.value.endsWith(first.value) } : undefined
      case "replace":
        return first?.kind === "string" && second?.kind === "string"
          ? string(object.value.replaceAll(first.value, second.value))
          : undefined
      case "join": {
        if (first === undefined || !isSequence(first) || !isKnown(first)) return undefined
        return string(
          first.elements.map(({ value }) => (value.kind === "string" ? value.value : "")).join(object.value),
        )
      }
      case "format": {
        if (!parameters.every((value) => value.kind === "string" || value.kind === "number" || value.kind === "path"))
          return undefined
        let index = 0
        if (/\{[^}]+\}/.test(object.value)) return undefined
        return string(object.value.replaceAll("{}", () => (parameters[index++] as { value: string }).value))
      }
      default:
        return undefined
    }
  }
  if (isSequence(object) && object.kind !== "set") {
    if (name === "copy") return { ...object }
    if (name === "index" && first !== undefined && isKnown(first)) {
      const at = object.elements.findIndex((element) => sameValue(element.value, first))
      if (at !== -1 && object.elements.slice(0, at).every(isCertain)) return { kind: "number", value: at }
    }
  }
  if (object.kind === "dict" && name === "get" && first !== undefined && isKnown(first) && object.complete) {
    const entry = object.entries.findLast(({ key }) => sameValue(key, first))
    return entry?.value ?? second ?? { kind: "none" }
  }
  if (object.kind === "path" && ["resolve", "absolute", "expanduser"].includes(name)) return object
  if (object.kind === "path" && name === "joinpath") return joinPath(object.value, parameters)
  return undefined
}

function callExternal(
  scope: Scope,
  target: Extract<Value, { kind: "external" }>,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  call: Range,
): Value {
  const { name } = target
  const [first] = positional
  const read = readEnvironment(scope, name, positional, named, call, target.defaults)
  if (read !== undefined) return read
  switch (name) {
    case "builtins.list":
    case "builtins.tuple": {
      const kind = name === "builtins.list" ? "list" : "tuple"
      if (first === undefined) return { kind, elements: [] }
      if (first.kind === "set" && first.elements.length > 1)
        return unknown(scope, call, "call", "a set has no order that is known")
      return isSequence(first) ? { kind, elements: first.elements } : { kind, elements: elementsOf(scope, first, call) }
    }
    case "builtins.set":
    case "builtins.frozenset":
      if (first === undefined) return { kind: "set", elements: [] }
      return isSequence(first)
        ? { kind: "set", elements: first.elements }
        : { kind: "set", elements: elementsOf(scope, first, call) }
    case "builtins.str":
      if (first?.kind === "string" || first?.kind === "number" || first?.kind === "path") {
        return { kind: "string", value: String(first.value), place: placeIn(scope, call) }
      }
      break
    case "builtins.bool": {
      const truth = first === undefined ? false : truthOf(first)
      if (truth !== undefined) return { kind: "boolean", value: truth }
      break
    }
    case "builtins.int":
      if (first?.kind === "number") return { kind: "number", value: Math.trunc(first.value) }
      if (first?.kind === "string" && /^\s*-?\d+\s*$/.test(first.value))
        return { kind: "number", value: Number(first.value) }
      break
    case "builtins.len":
      if (first !== undefined && isSequence(first) && first.elements.every(isCertain))
        return { kind: "number", value: first.elements.length }
      break
    // A pattern whose files need not be there.
    case "split_settings.tools.optional":
      if (first !== undefined) return first
      break
    case "re.compile":
      if (first?.kind === "string") {
        return {
          kind: "regex",
          pattern: first.value,
          flags: flagsOf(positional[1] ?? named.get("flags")),
          place: placeIn(scope, call),
        }
      }
      break
    case "pathlib.Path":
    case "os.path.abspath":
    case "os.path.realpath":
    case "os.path.normpath":
    case "os.path.join":
      return joinPath("", positional) ?? computed(scope, call)
    case "os.path.dirname": {
      const path = joinPath("", positional.slice(0, 1))
      return path === undefined
        ? computed(scope, call)
        : { kind: "path", value: posix.dirname((path as { value: string }).value) }
    }
    case "environ.Env":
    case "environ.FileAwareEnv":
      return {
        kind: "external",
        name: `${name}()`,
        defaults: [...named].map(([key, value]) => ({ key: { kind: "string", value: key }, value })),
      }
    case "environs.Env":
    case "decouple.Csv":
    case "decouple.Config":
    case "decouple.AutoConfig":
      return { kind: "external", name: `${name}()` }
    default:
  }
  const lost = positional.find((value) => value.kind === "unknown")
  return name.startsWith("builtins.") && lost !== undefined ? lost : computed(scope, call)
}

function flagsOf(value: Value | undefined): string[] {
  return value?.kind === "external" ? [value.name.replace(/^re\./, "")] : value === undefined ? [] : ["?"]
}

function joinPath(base: string, parts: readonly Value[]): Value | undefined {
  let path = base
  for (const part of parts) {
    if (part.kind !== "string" && part.kind !== "path") return undefined
    path = part.value.startsWith("/") || path === "" ? part.value : posix.join(path, part.value)
  }
  return { kind: "path", value: path }
}
