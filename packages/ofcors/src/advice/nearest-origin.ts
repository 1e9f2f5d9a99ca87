import type { NearestOrigin } from "../diagnostics/codes.ts"
import { type OriginParts, isLoopbackHost, parseOrigin } from "../http/origin.ts"

/** How many allowed origins are compared with a refused one, so that explaining stays cheap with a million of them. */
const MAX_COMPARED = 200

/** The allowed origin that differs from a refused one in its port, its scheme, `www.` or its name for this machine. */
export function nearestOrigin(allowed: Iterable<string>, refused: string): NearestOrigin | undefined {
  const parts = parseOrigin(refused)
  if (parts === undefined) return undefined
  let compared = 0
  for (const entry of allowed) {
    if (++compared > MAX_COMPARED) break
    const candidate = parseOrigin(entry)
    const difference = candidate === undefined ? undefined : differenceOf(parts, candidate)
    if (difference !== undefined) return { nearest: entry, difference }
  }
  return undefined
}

function differenceOf(refused: OriginParts, allowed: OriginParts): string | undefined {
  const sameScheme = refused.scheme === allowed.scheme
  const samePort = refused.port === allowed.port
  if (refused.host === allowed.host) return sameScheme ? "port" : samePort ? "scheme" : "scheme and port"
  const sameMachine = isLoopbackHost(refused.host) && isLoopbackHost(allowed.host)
  const sameName = refused.host === `www.${allowed.host}` || allowed.host === `www.${refused.host}`
  return sameScheme && samePort && (sameMachine || sameName) ? "host" : undefined
}
