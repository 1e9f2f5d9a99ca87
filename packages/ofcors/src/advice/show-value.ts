/** A value of a setting as its author would recognise it. */
export function showValue(value: unknown): string {
  if (typeof value === "function") return "a function"
  if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value)
  try {
    // A Set or a Map would be shown as an empty object.
    return Array.isArray(value) || Object.keys(value).length > 0
      ? JSON.stringify(value)
      : Object.prototype.toString.call(value)
  } catch {
    return "an object"
  }
}
