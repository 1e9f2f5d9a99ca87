import type { PageFacts, RegistrableDomain } from "./page-facts.ts"

const ADDRESS = /^(?:\[.*\]|[0-9]+(?:\.[0-9]+){3})$/

/**
 * The registrable domain by the public suffix list's rule for suffixes that it does not name (`*`): the last two
 * labels. The whole list is an input of `createBrowser`, since it is larger than this whole model.
 */
export function lastTwoLabels(host: string): string | undefined {
  if (ADDRESS.test(host)) return undefined
  const labels = host.replace(/\.$/, "").split(".")
  return labels.length < 2 ? undefined : labels.slice(-2).join(".")
}

/** Sites found before, by origin: a test asks for the same few all the time. */
const known = new WeakMap<RegistrableDomain, Map<string, string>>()

/** So many are kept, lest a crawler fills the memory. */
const CAPACITY = 1000

/** HTML, "obtain a site", serialised: scheme and registrable domain, or scheme and host where there is none. */
export function siteOf(origin: string, registrableDomain: RegistrableDomain): string {
  let sites = known.get(registrableDomain)
  if (sites === undefined || sites.size >= CAPACITY) known.set(registrableDomain, (sites = new Map<string, string>()))
  let site = sites.get(origin)
  if (site === undefined) sites.set(origin, (site = obtainSite(origin, registrableDomain)))
  return site
}

function obtainSite(origin: string, registrableDomain: RegistrableDomain): string {
  const match = /^([^:]+):\/\/(\[[^\]]*\]|[^:]+)/.exec(origin)
  if (match === null) return origin
  const [, scheme = "", host = ""] = match
  return `${scheme}://${registrableDomain(host) ?? host}`
}

/** HTML, "same site" (schemes count). */
export function isSameSite(one: string, other: string, page: PageFacts): boolean {
  if (one === other) return one !== "null"
  if (one === "null" || other === "null") return false
  return siteOf(one, page.registrableDomain) === siteOf(other, page.registrableDomain)
}

/** HTML, "schemelessly same site". */
export function isSchemelesslySameSite(one: string, other: string, page: PageFacts): boolean {
  return one !== "null" && other !== "null" && isSameSite(withoutScheme(one), withoutScheme(other), page)
}

function withoutScheme(origin: string): string {
  return origin.replace(/^[^:]+:/, "http:")
}
