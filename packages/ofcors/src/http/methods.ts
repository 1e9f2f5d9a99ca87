/** Normalises a method as the Fetch standard does: six names are upper-cased, any other stays as written. */
export function normalizeMethod(method: string): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method
}

/** Whether no browser will ever send this method (Fetch, "forbidden method"). */
export function isForbiddenMethod(method: string): boolean {
  return /^(?:connect|trace|track)$/i.test(method)
}

/** Whether a preflight lets this method pass whatever the server lists (Fetch, "CORS-safelisted method"). */
export function isSafelistedMethod(method: string): boolean {
  return /^(?:GET|HEAD|POST)$/.test(method)
}
