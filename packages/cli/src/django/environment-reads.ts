import type { Range } from "../python/syntax.ts"
import { type Scope, placeIn, unknown } from "./scope.ts"
import { type DictItem, type Value, isSequence, sameValue, stringOf } from "./value.ts"

/** What a read makes of a variable's text. */
type Cast = "str" | "bool" | "int" | "list" | "tuple" | "other"

/** How packages read the environment, by the full name of what is called. */
const READERS: ReadonlyMap<
  string,
  { readonly fallbackAt: number; readonly fallbackName: string; readonly cast: Cast | "argument" }
> = new Map([
  ["os.environ[]", { fallbackAt: -1, fallbackName: "", cast: "str" }],
  ["os.environ.get", { fallbackAt: 1, fallbackName: "default", cast: "str" }],
  ["os.environ.setdefault", { fallbackAt: 1, fallbackName: "default", cast: "str" }],
  ["os.environ.pop", { fallbackAt: 1, fallbackName: "default", cast: "str" }],
  ["os.getenv", { fallbackAt: 1, fallbackName: "default", cast: "str" }],
  ["decouple.config", { fallbackAt: 1, fallbackName: "default", cast: "argument" }],
  ["decouple.AutoConfig()", { fallbackAt: 1, fallbackName: "default", cast: "argument" }],
  ["decouple.Config()", { fallbackAt: 1, fallbackName: "default", cast: "argument" }],
  ["environ.Env()", { fallbackAt: 2, fallbackName: "default", cast: "argument" }],
  ["environ.FileAwareEnv()", { fallbackAt: 2, fallbackName: "default", cast: "argument" }],
  ["environs.Env()", { fallbackAt: 1, fallbackName: "default", cast: "str" }],
  ["starlette.config.Config()", { fallbackAt: 2, fallbackName: "default", cast: "argument" }],
])

const METHOD_CASTS: Readonly<Record<string, Cast>> = {
  str: "str",
  __call__: "str",
  bool: "bool",
  int: "int",
  list: "list",
  tuple: "tuple",
}

const TRUE_WORDS = new Set(["true", "on", "ok", "y", "yes", "1", "t"])

/**
 * What a call that reads the environment gives.
 *
 * @returns `undefined` where `name` is no such call
 */
export function readEnvironment(
  scope: Scope,
  name: string,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  range: Range,
  defaults: readonly DictItem[] = [],
): Value | undefined {
  const method = /^(environ\.(?:FileAware)?Env\(\)|environs\.Env\(\))\.(\w+)$/.exec(name)
  const reader = READERS.get(method?.[1] ?? name)
  if (reader === undefined) return undefined
  const key = positional[0] ?? named.get("var") ?? named.get("name")
  const written = stringOf(key)
  if (written === undefined) return unknown(scope, range, "environment", "it is read from the environment")
  // environ.Env(DEBUG=(bool, False)) and environ.Env(DEBUG=bool).
  const scheme = method === null ? defaults.find((item) => stringOf(item.key) === written)?.value : undefined
  const pair = scheme !== undefined && isSequence(scheme) ? scheme.elements.map(({ value }) => value) : [scheme]
  const cast =
    method === null
      ? castOf(reader.cast, named.get("cast") ?? positionalCast(name, positional) ?? pair[0])
      : (METHOD_CASTS[method[2]!] ?? "other")
  const fallbackAt = method === null ? reader.fallbackAt : 1
  const fallback = named.get(reader.fallbackName) ?? (fallbackAt === -1 ? undefined : positional[fallbackAt]) ?? pair[1]
  const found = scope.world.environment?.get(written)
  if (found !== undefined) {
    const value = castText(scope, found, cast, range)
    if (value !== undefined) return value
  } else if (scope.world.environment !== undefined && (fallback !== undefined || isOptional(name))) {
    return castFallback(scope, fallback ?? { kind: "none" }, cast, range)
  }
  const because = `it is read from the environment variable \`${written}\``
  return unknown(scope, range, "environment", because, {
    variable: written,
    ...(fallback === undefined ? {} : { fallback: castFallback(scope, fallback, cast, range) }),
  })
}

function isOptional(name: string): boolean {
  return name === "os.environ.get" || name === "os.getenv"
}

function positionalCast(name: string, positional: readonly Value[]): Value | undefined {
  return name.startsWith("environ.") ? positional[1] : name.startsWith("decouple.") ? positional[2] : undefined
}

function castOf(cast: Cast | "argument", argument: Value | undefined): Cast {
  if (cast !== "argument") return cast
  if (argument === undefined) return "str"
  if (argument.kind === "external") {
    const last = argument.name.replace(/\(\)$/, "").split(".").at(-1)!
    if (last === "Csv" || last === "list") return "list"
    return METHOD_CASTS[last] ?? "other"
  }
  if (argument.kind === "list" || (isSequence(argument) && sameValue(argument, { kind: "tuple", elements: [] })))
    return "list"
  return "other"
}

function castText(scope: Scope, text: string, cast: Cast, range: Range): Value | undefined {
  const place = placeIn(scope, range)
  const string = (value: string): Value => ({ kind: "string", value, place })
  switch (cast) {
    case "str":
      return string(text)
    case "bool":
      return { kind: "boolean", value: TRUE_WORDS.has(text.toLowerCase()) }
    case "int":
      return /^-?\d+$/.test(text.trim()) ? { kind: "number", value: Number(text) } : undefined
    case "list":
    case "tuple":
      return {
        kind: cast,
        elements: text
          .split(",")
          .map((part) => part.trim())
          .filter((part) => part !== "")
          .map((part) => ({ value: string(part), place })),
      }
    case "other":
      return undefined
  }
}

/** decouple casts its default too; where that makes no difference, the default is the value. */
function castFallback(scope: Scope, fallback: Value, cast: Cast, range: Range): Value {
  return fallback.kind === "string" && cast !== "str"
    ? (castText(scope, fallback.value, cast, range) ?? fallback)
    : fallback
}
