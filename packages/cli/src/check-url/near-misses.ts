/** In what an origin differs from one that resembles it. */
export type Difference = "scheme" | "port" | "www" | "loopback-name" | "subdomain" | "slash" | "other"

/** An origin that people confuse with another one. */
export interface NearMiss {
  readonly origin: string
  readonly difference: Difference
}

const LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"] as const

/** Ports on which front ends are usually developed. */
const DEVELOPMENT_PORTS = ["3000", "5173", "8080", "4200", "3001"] as const

/** The origins that are most often written where `origin` was meant, nearest first. */
export function nearMisses(origin: string): readonly NearMiss[] {
  if (!URL.canParse(origin)) return []
  const { protocol, hostname, port } = new URL(origin)
  const at = (scheme: string, host: string, otherPort = port): string =>
    `${scheme}//${host}${otherPort === "" ? "" : `:${otherPort}`}`
  const other = protocol === "https:" ? "http:" : "https:"
  const found: NearMiss[] = [
    // No browser sends it, but servers that allow it show what was written.
    { origin: `${origin}/`, difference: "slash" },
    { origin: at(other, hostname), difference: "scheme" },
  ]
  const isLoopback = LOOPBACK_NAMES.some((name) => name === hostname)
  if (isLoopback) {
    for (const name of LOOPBACK_NAMES)
      if (name !== hostname) found.push({ origin: at(protocol, name), difference: "loopback-name" })
    for (const development of DEVELOPMENT_PORTS)
      if (development !== port) found.push({ origin: at(protocol, hostname, development), difference: "port" })
    found.push({ origin: at(protocol, hostname, ""), difference: "port" })
  } else {
    const bare = hostname.replace(/^www\./, "")
    found.push({ origin: at(protocol, bare === hostname ? `www.${hostname}` : bare), difference: "www" })
    if (port !== "") found.push({ origin: at(protocol, hostname, ""), difference: "port" })
    const parent = hostname.split(".").slice(1).join(".")
    if (parent.includes(".") && parent !== bare) found.push({ origin: at(protocol, parent), difference: "subdomain" })
    found.push({ origin: "http://localhost:3000", difference: "other" })
  }
  return found.filter((near) => near.origin !== origin)
}

/** In what an allowed origin differs from the page's. */
export function differenceOf(allowed: string, origin: string): Difference {
  if (allowed === `${origin}/`) return "slash"
  if (!URL.canParse(allowed) || !URL.canParse(origin)) return "other"
  const [there, here] = [new URL(allowed), new URL(origin)]
  if (there.hostname === here.hostname) {
    return there.protocol === here.protocol ? "port" : there.port === here.port ? "scheme" : "other"
  }
  const isOfLoopback = (url: URL): boolean => LOOPBACK_NAMES.some((name) => name === url.hostname)
  if (there.protocol !== here.protocol || there.port !== here.port) return "other"
  if (isOfLoopback(there) && isOfLoopback(here)) return "loopback-name"
  if (there.hostname === `www.${here.hostname}` || here.hostname === `www.${there.hostname}`) return "www"
  const isBelow = here.hostname.endsWith(`.${there.hostname}`) || there.hostname.endsWith(`.${here.hostname}`)
  return isBelow ? "subdomain" : "other"
}
