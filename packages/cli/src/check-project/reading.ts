import type { PythonValue } from "../import/python-value.ts"
import { type Place, type Value, isSequence, stringOf } from "../django/value.ts"

/** A value that a setting may have. */
export interface Reading {
  readonly value: Value
  /** Where it is written, or else where it is assigned. */
  readonly place: Place
  /** When it is this one, in words that follow "where": "`DEBUG` is true". Absent: always. */
  readonly condition?: string
}

/** One element of a list that may be in it. */
export interface ElementReading extends Reading {
  readonly text: string | undefined
}

/** Every value that can be told, of what may be several or only a default. Unknown ones are left out. */
export function readingsOf(value: Value, place: Place, condition?: string): readonly Reading[] {
  if (value.kind === "either")
    return value.alternatives.flatMap((alternative) =>
      readingsOf(alternative.value, place, bothConditions(condition, `\`${alternative.when}\``)),
    )
  if (value.kind === "unknown") {
    const { fallback, reason } = value
    // What is made of the text afterwards is not made of the default: only a plain read can be told.
    const isPlain = reason.place.from === place.from && reason.place.to === place.to && reason.place.file === place.file
    if (fallback === undefined || reason.variable === undefined || !isPlain) return []
    return readingsOf(fallback, place, bothConditions(condition, `\`${reason.variable}\` is not set`))
  }
  return [{ value, place, ...(condition === undefined ? {} : { condition }) }]
}

/** The elements of a list that can be told. */
export function elementReadings(reading: Reading): readonly ElementReading[] {
  if (!isSequence(reading.value)) return []
  return reading.value.elements.flatMap((element) => {
    if (element.spread === true) return []
    const condition =
      element.when === undefined ? reading.condition : bothConditions(reading.condition, `\`${element.when}\``)
    return readingsOf(element.value, element.place, condition).map((inner) => ({
      ...inner,
      text: stringOf(inner.value),
    }))
  })
}

/** Two conditions together, or `undefined` for one that cannot hold with the other. */
export function bothConditions(first: string | undefined, second: string | undefined): string | undefined {
  if (first === undefined || second === undefined || first === second) return first ?? second
  return `${first} and ${second}`
}

/** Whether two conditions exclude each other, as `DEBUG` and `not (DEBUG)` do. */
export function contradicts(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined) return false
  const negate = (condition: string): string =>
    condition.replace(/^`(.*)`$/, (_, inner: string) => `\`not (${inner})\``)
  const parts = (condition: string): string[] => condition.split(" and ")
  return parts(first).some((a) => parts(second).some((b) => negate(a) === b || negate(b) === a))
}

/** The letters of the flags that `re.compile` was given. */
function flagLetters(flags: readonly string[]): string | undefined {
  const letters = flags.map((flag) =>
    /^(?:I|IGNORECASE|S|DOTALL|X|VERBOSE|M|MULTILINE|A|ASCII|U|UNICODE)$/.test(flag) ? letterOf(flag) : "?",
  )
  return letters.includes("?") ? undefined : letters.join("")
}

function letterOf(flag: string): string {
  return flag === "DOTALL" ? "s" : flag === "VERBOSE" ? "x" : flag[0]!.toLowerCase()
}

/** The plain value, or `undefined` where any part of it is not known. */
export function plainValue(value: Value): PythonValue | undefined {
  switch (value.kind) {
    case "string":
      return value.bytes === true ? { kind: "other", type: "bytes" } : value.value
    case "number":
    case "boolean":
      return value.value
    case "none":
      return null
    case "regex": {
      const flags = flagLetters(value.flags)
      return flags === undefined ? undefined : { kind: "regex", source: value.pattern, flags }
    }
    case "list":
    case "tuple":
    case "set": {
      const items = value.elements.map((element) =>
        element.spread === true || element.when !== undefined ? undefined : plainValue(element.value),
      )
      return items.includes(undefined) ? undefined : { kind: value.kind, items: items as PythonValue[] }
    }
    case "dict":
    case "path":
    case "module":
    case "class":
    case "function":
      return { kind: "other", type: value.kind }
    default:
      return undefined
  }
}
