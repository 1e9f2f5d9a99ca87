/** The response depends on the request's origin, also where there is none. */
export const VARY_ORIGIN: readonly string[] = Object.freeze(["Origin"])
/** The response is the same for everyone. */
export const NO_VARY: readonly string[] = Object.freeze([])

/**
 * Adds names to the value of a `Vary` header, as a set: what is there stays, in its order and spelling, and `*`
 * stays alone (RFC 9110, 12.5.5).
 */
export function mergeVary(existing: string | undefined, names: readonly string[]): string {
  const listed = (existing ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
  if (listed.includes("*")) return "*"
  for (const name of names) {
    if (!listed.some((present) => present.toLowerCase() === name.toLowerCase())) listed.push(name)
  }
  return listed.join(", ")
}
