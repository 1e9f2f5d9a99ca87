/** The methods that Fetch upper-cases ("normalize a method"). `patch` is not among them. */
const NORMALIZED = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"])

/** Normalises a method as the Fetch standard does: six names are upper-cased, any other stays as written. */
export function normalizeMethod(method: string): string {
  const upper = method.toUpperCase()
  return NORMALIZED.has(upper) ? upper : method
}

/** Whether no browser will ever send this method (Fetch, "forbidden method"). */
export function isForbiddenMethod(method: string): boolean {
  return /^(?:connect|trace|track)$/i.test(method)
}

/** Whether a preflight lets this method pass whatever the server lists (Fetch, "CORS-safelisted method"). */
export function isSafelistedMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "POST"
}
