/** Stands for a function while settings travel between processes. */
const MARK = "ofcors: a function"

/** A copy in which functions are marked, since no process can send one to another. */
export function withoutFunctions(value: unknown): unknown {
  return mapped(
    value,
    (held) => (typeof held === "function" || typeof held === "symbol" ? { [MARK]: true } : held),
    new Set(),
  )
}

/** The settings again, with functions that refuse everyone in place of those that stayed behind. */
export function withFunctions(value: unknown): unknown {
  return mapped(value, (held) => (isMarked(held) ? (): boolean => false : held), new Set())
}

function isMarked(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, MARK)
}

function mapped(value: unknown, change: (value: unknown) => unknown, above: ReadonlySet<unknown>): unknown {
  const changed = change(value)
  if (changed !== value || typeof value !== "object" || value === null) return changed
  // Regular expressions, sets and the like are sent as they are; only plain objects and lists are looked into.
  const isPlain =
    Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null)
  if (!isPlain) return value
  if (above.has(value)) return "a reference to itself"
  const within = new Set([...above, value])
  if (Array.isArray(value)) return Array.from(value, (held: unknown) => mapped(held, change, within))
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, mapped(held, change, within)]))
}
