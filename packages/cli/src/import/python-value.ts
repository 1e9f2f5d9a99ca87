/** A compiled regular expression: `re.compile(source, re.I | re.S)` has the flags `is`. */
export interface RegexValue {
  readonly kind: "regex"
  readonly source: string
  readonly flags: string
}

/** A list, tuple or set that is known element by element. */
export interface SequenceValue {
  readonly kind: "list" | "tuple" | "set"
  readonly items: readonly PythonValue[]
}

/** Anything else that a setting can hold, named as Python's `type(value).__name__` does. */
export interface OtherValue {
  readonly kind: "other"
  readonly type: string
}

/** The value of a Django setting; `null` is `None`. */
export type PythonValue = null | boolean | number | string | RegexValue | SequenceValue | OtherValue

/** Settings by their names. */
export type DjangoSettings = ReadonlyMap<string, PythonValue>

/** The value as Python would print it. */
export function showPython(value: PythonValue): string {
  if (value === null) return "None"
  if (typeof value === "boolean") return value ? "True" : "False"
  if (typeof value !== "object") return typeof value === "string" ? quotePython(value) : String(value)
  if (value.kind === "regex") return `re.compile(${quotePython(value.source)})`
  if (value.kind === "other") return `a ${value.type}`
  const items = value.items.map(showPython).join(", ")
  if (value.kind === "list") return `[${items}]`
  if (value.kind === "set") return items === "" ? "set()" : `{${items}}`
  return value.items.length === 1 ? `(${items},)` : `(${items})`
}

/** A string literal of Python, in double quotes. */
export function quotePython(text: string): string {
  return JSON.stringify(text)
}

/** The elements of what Python would iterate: a string is its characters. `undefined` for what is no sequence. */
export function elementsOf(value: PythonValue | undefined): readonly PythonValue[] | undefined {
  if (typeof value === "string") return Array.from(value)
  return typeof value === "object" && value !== null && (value.kind === "list" || value.kind === "tuple")
    ? value.items
    : undefined
}
