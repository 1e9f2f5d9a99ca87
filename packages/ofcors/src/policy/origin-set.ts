import { type OriginParts, parseOrigin } from "../http/origin.ts"
import type { OriginPattern } from "./origin-pattern.ts"

/** Answers whether an origin is allowed, in a time that does not depend on how many are. */
export interface OriginSet {
  /** Whether this serialized origin is in the set. Anything that is not one is not. */
  has(origin: string): boolean
  /** How many entries it was made of. */
  readonly size: number
  /** The entries as written, for messages. */
  entries(): Iterable<string>
}

/** The set of these patterns; `exact` entries are looked up whole, the others by scheme, port and each parent domain. */
export function createOriginSet(exact: ReadonlySet<string>, patterns: readonly OriginPattern[]): OriginSet {
  const written = new Set(patterns.map((pattern) => keyOf(pattern, pattern.port)))
  // A host has few labels, so its parents are few; most sets have patterns at one or two depths and try only those.
  const depths = [...new Set(patterns.filter((p) => p.subdomains).map(({ host }) => host.split(".").length))]

  function matchesPattern(origin: OriginParts): boolean {
    if (matchesPort({ ...origin, subdomains: false })) return true
    if (depths.length === 0) return false
    const labels = origin.host.split(".")
    return depths.some(
      (depth) =>
        depth < labels.length &&
        // An empty label would be the root's trailing dot, which makes another host.
        labels[0] !== "" &&
        matchesPort({ ...origin, host: labels.slice(-depth).join("."), subdomains: true }),
    )
  }

  function matchesPort(candidate: OriginPattern): boolean {
    return written.has(keyOf(candidate, candidate.port)) || written.has(keyOf(candidate, "*"))
  }

  return {
    has(origin) {
      if (exact.has(origin)) return true
      if (written.size === 0) return false
      const parts = parseOrigin(origin)
      return parts !== undefined && matchesPattern(parts)
    },
    size: exact.size + written.size,
    *entries() {
      yield* exact
      yield* written
    },
  }
}

function keyOf({ scheme, host, subdomains }: OriginPattern, port: string): string {
  return `${scheme}://${subdomains ? "*." : ""}${host}${port === "" ? "" : ":" + port}`
}
