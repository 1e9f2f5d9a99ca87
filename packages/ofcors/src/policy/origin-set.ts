import { parseOrigin } from "../http/origin.ts"
import type { OriginPattern } from "./origin-pattern.ts"

/** Answers whether an origin is allowed, in a time that does not depend on how many are. */
export interface OriginSet {
  /** Whether this serialized origin is in the set. Anything that is not one is not. */
  has(origin: string): boolean
  /** Whether there are entries that stand for several origins. */
  readonly hasPatterns: boolean
  /** The entries as written, for messages. */
  entries(): Iterable<string>
}

/** The set of these entries; `exact` ones are looked up whole, patterns by scheme, port and each parent domain. */
export function createOriginSet(exact: ReadonlySet<string>, patterns: readonly OriginPattern[]): OriginSet {
  const written = new Set(
    patterns.map((pattern) => write(pattern.scheme, pattern.subdomains, pattern.host, pattern.port)),
  )
  // Most sets have subdomain patterns at one or two depths and try only those.
  const depths = new Set(patterns.filter((pattern) => pattern.subdomains).map(({ host }) => host.split(".").length))

  function matches(origin: string): boolean {
    const parts = parseOrigin(origin)
    if (parts === undefined) return false
    const { scheme, host, port } = parts
    const isWritten = (name: string, subdomains: boolean): boolean =>
      written.has(write(scheme, subdomains, name, port)) || written.has(write(scheme, subdomains, name, "*"))
    if (isWritten(host, false)) return true
    const labels = host.split(".")
    for (const depth of depths) {
      if (depth < labels.length && isWritten(labels.slice(-depth).join("."), true)) return true
    }
    return false
  }

  return {
    has: (origin) => exact.has(origin) || (written.size > 0 && matches(origin)),
    hasPatterns: written.size > 0,
    *entries() {
      yield* exact
      yield* written
    },
  }
}

function write(scheme: string, subdomains: boolean, host: string, port: string): string {
  return `${scheme}://${subdomains ? "*." : ""}${host}${port && ":" + port}`
}
