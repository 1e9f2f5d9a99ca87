import { createPolicy } from "ofcors"
import type { Meaning } from "../origins/meaning.ts"

/** What to write in `allowedOrigins` instead of a regular expression, where its meaning can be said there. */
export function suggestedOrigins(regex: RegExp, meaning: Meaning | undefined): string | undefined {
  if (meaning === undefined || meaning.hosts.length === 0 || meaning.addressPrefixes.length > 0) return undefined
  const schemes = meaning.schemes.includes("https") ? ["https"] : meaning.schemes
  const ports = meaning.ports.includes("*") ? [":*"] : meaning.ports.map((port) => (port === "" ? "" : `:${port}`))
  const entries = schemes.flatMap((scheme) =>
    meaning.hosts.flatMap((host) =>
      ports.flatMap((port) => {
        const plainPort = port === ":*" ? "" : port
        const subdomains = matchesWhole(regex, `${scheme}://x.${host}${plainPort}`)
        const itself = matchesWhole(regex, `${scheme}://${host}${plainPort}`) || !subdomains
        return [
          ...(itself ? [`${scheme}://${host}${port}`] : []),
          ...(subdomains ? [`${scheme}://*.${host}${port}`] : []),
        ]
      }),
    ),
  )
  try {
    createPolicy({ allowedOrigins: entries })
    return entries.length > 8 ? undefined : JSON.stringify([...new Set(entries)])
  } catch {
    return undefined
  }
}

function matchesWhole(regex: RegExp, origin: string): boolean {
  return new RegExp(`^(?:${regex.source})$`, regex.flags.replace(/[gy]/g, "")).test(origin)
}
