import { isLoopbackHost } from "../http/origin.ts"
import { type OriginPattern, readOriginPattern } from "./origin-pattern.ts"
import { type OriginSet, createOriginSet } from "./origin-set.ts"
import type { AddProblem } from "./read-rule.ts"

/** Which origins are too dangerous to get credentials. */
interface Risks {
  readonly credentials: boolean
  readonly refusesInsecure: boolean
  readonly refusesSuffixes: boolean
}

/** Reads `allowedOrigins`. */
export function readOrigins(list: readonly unknown[], risks: Risks, add: AddProblem): OriginSet {
  const exact = new Set<string>()
  const patterns: OriginPattern[] = []
  for (const [index, entry] of list.entries()) {
    const at = `allowedOrigins[${index}]`
    if (entry === "null") {
      if (risks.credentials) add("null-with-credentials", at, entry)
      exact.add(entry)
      continue
    }
    const pattern = typeof entry === "string" ? readOriginPattern(entry) : undefined
    if (pattern === undefined) add("origin-invalid", at, entry)
    else {
      const { scheme, host, port, subdomains } = pattern
      if (!isLoopbackHost(host)) {
        if (risks.refusesInsecure && scheme === "http") add("insecure-origin-with-credentials", at, entry)
        // The list of longer suffixes is too large to be here: the review knows it.
        if (risks.refusesSuffixes && subdomains && !host.includes(".")) add("public-suffix-with-credentials", at, entry)
      }
      if (subdomains || port === "*") patterns.push(pattern)
      else exact.add(entry as string)
    }
  }
  return createOriginSet(exact, patterns)
}
