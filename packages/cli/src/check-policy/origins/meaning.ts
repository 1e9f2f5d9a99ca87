import { isKnownTopLevel, publicSuffixOf, registrableDomainOf } from "./registrable-domain.ts"
import { OPEN, skeletonsOf } from "./skeletons.ts"

/** What a pattern was evidently meant to allow, as far as its literal parts spell it. */
export interface Meaning {
  /** The schemes that it spells; http and https where it leaves them open. */
  readonly schemes: readonly string[]
  /** Hosts whose subdomains belong to them as well: `app.example.com`. */
  readonly hosts: readonly string[]
  /** The names that the owners of those hosts registered: `example.com`. */
  readonly domains: readonly string[]
  /** Beginnings of IPv4 addresses, in whole octets: `192.168.`. */
  readonly addressPrefixes: readonly string[]
  /** Decimal ports, `""` for the scheme's default, and `*` for any. */
  readonly ports: readonly string[]
  /** Public suffixes that it spells with the name before them left open: `vercel.app`. */
  readonly openUnder: readonly string[]
}

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])$/

/** All of an IPv4 address, with open text at most around it. */
const WHOLE_ADDRESS = /^\uE010?((?:[0-9]{1,3}\.){3}[0-9]{1,3})\uE010?$/

/** Reads what a pattern was meant to allow. @throws Undecided */
export function meaningOf(regex: RegExp): Meaning {
  const [schemes, hosts, domains, addressPrefixes, ports, openUnder] = Array.from(
    { length: 6 },
    () => new Set<string>(),
  )
  for (const skeleton of skeletonsOf(regex)) {
    const { scheme, host, port } = partsOf(skeleton)
    // `null` and the empty alternative are no origins.
    if (host === "") continue
    for (const meant of scheme === "" || scheme.includes(OPEN) ? ["http", "https"] : [scheme]) schemes!.add(meant)
    ports!.add(port)
    const address = /^((?:[0-9]{1,3}\.){0,3})[0-9.\uE010]*$/.exec(host)
    if (address !== null && !WHOLE_ADDRESS.test(host) && (host.includes(OPEN) || host.endsWith("."))) {
      if (address[1] !== "") addressPrefixes!.add(address[1]!)
      continue
    }
    const spelled = spelledHostOf(host)
    if (spelled.suffix !== undefined) openUnder!.add(spelled.suffix)
    if (spelled.host === undefined) continue
    hosts!.add(spelled.host)
    domains!.add(registrableDomainOf(spelled.host) ?? spelled.host)
  }
  const listed = (values: ReadonlySet<string> | undefined): readonly string[] => [...values!]
  return {
    schemes: listed(schemes),
    hosts: listed(hosts),
    domains: listed(domains),
    addressPrefixes: listed(addressPrefixes),
    ports: listed(ports),
    openUnder: listed(openUnder),
  }
}

function partsOf(skeleton: string): { scheme: string; host: string; port: string } {
  const separator = skeleton.indexOf("://")
  const scheme = separator < 0 ? "" : skeleton.slice(0, separator)
  const [authority = ""] = skeleton.slice(separator < 0 ? 0 : separator + 3).split("/")
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? []
  return { scheme, host, port: port.includes(OPEN) ? "*" : port }
}

/** The host that the literal end of a host spells, or the public suffix under which it leaves the name open. */
function spelledHostOf(host: string): { host?: string; suffix?: string } {
  const [, whole] = WHOLE_ADDRESS.exec(host) ?? []
  if (whole !== undefined) return { host: whole }
  if (!host.includes(OPEN)) return isHost(host) ? { host: host.replace(/^\.+|\.+$/g, "") } : {}
  const runs = host.split(OPEN)
  // What is left open at the end is a port or a path to its author: `example\.com.*`.
  const isOpenAtTheEnd = runs.at(-1) === ""
  const run = isOpenAtTheEnd ? runs.at(-2)! : runs.at(-1)!
  const before = runs.at(isOpenAtTheEnd ? -3 : -2)
  const name = run.replace(/^\.+|\.+$/g, "")
  if (name === "" || (isOpenAtTheEnd && run.endsWith("."))) return {}
  if (LOOPBACK.test(name)) return { host: name }
  if (!isHost(name) || !name.includes(".")) return isOpenAtTheEnd || before === undefined ? {} : suffixOf(name)
  if (isOpenAtTheEnd && !isKnownTopLevel(name.slice(name.lastIndexOf(".") + 1))) return {}
  const domain = registrableDomainOf(name)
  if (domain === undefined) return { suffix: name }
  // In `pr-.*-team\.vercel\.app` the registered name itself is open: anyone can register one that fits.
  const isPartOfALabel = before !== undefined && !run.startsWith(".") && domain === name
  const isComposed = isPartOfALabel && (/^[-_]/.test(name) || !/(?:^|\.)$/.test(before))
  return isComposed ? { suffix: publicSuffixOf(name) } : { host: name }
}

function suffixOf(name: string): { suffix?: string } {
  return isHost(name) ? { suffix: publicSuffixOf(name) } : {}
}

function isHost(text: string): boolean {
  return /^(?:\[[0-9a-f:]+\]|[a-zA-Z0-9._-]+)$/.test(text)
}
