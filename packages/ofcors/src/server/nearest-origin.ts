import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { type OriginParts, isLoopbackHost, parseOrigin } from "../http/origin.ts"
import type { Rule } from "../policy/rule.ts"

/** How many allowed origins are compared with a refused one, so that explaining stays cheap with a million of them. */
const MAX_COMPARED = 1_000

/** The refusal of an origin, naming the allowed one that differs from it in a single part. */
export function originNotAllowed(rule: Rule, origin: string): Diagnostic {
  const refused = parseOrigin(origin)
  let compared = 0
  if (refused !== undefined) {
    for (const entry of rule.origins.entries()) {
      if (++compared > MAX_COMPARED) break
      const allowed = parseOrigin(entry)
      const difference = allowed === undefined ? undefined : differenceOf(refused, allowed)
      if (difference !== undefined) return diagnose("origin-not-allowed", { origin, nearest: entry, difference })
    }
  }
  return diagnose("origin-not-allowed", { origin })
}

function differenceOf(refused: OriginParts, allowed: OriginParts): string | undefined {
  const [scheme, host, port] = [
    refused.scheme === allowed.scheme,
    refused.host === allowed.host,
    refused.port === allowed.port,
  ]
  if (host && scheme) return "port"
  if (host && port) return "scheme"
  if (host) return "scheme and port"
  if (
    scheme &&
    port &&
    (isSameSiteName(refused.host, allowed.host) || (isLoopbackHost(refused.host) && isLoopbackHost(allowed.host)))
  ) {
    return "host"
  }
  return undefined
}

function isSameSiteName(refused: string, allowed: string): boolean {
  return refused === `www.${allowed}` || allowed === `www.${refused}`
}
