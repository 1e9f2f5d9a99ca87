/** A value of a setting as its author would recognise it. */
export function showValue(value: unknown): string {
  if (typeof value === "function") return "a function"
  if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    return "an object"
  }
}
