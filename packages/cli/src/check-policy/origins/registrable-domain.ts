import { createRequire } from "node:module"

/** Suffixes of two or more labels by top-level domain, as the library publishes them. */
const suffixes = createRequire(import.meta.url)("ofcors/public-suffixes.json") as Readonly<Record<string, string>>

const rulesByTop = new Map<string, ReadonlySet<string>>()

function rulesOf(top: string): ReadonlySet<string> {
  let rules = rulesByTop.get(top)
  if (rules === undefined) {
    rules = new Set(Object.hasOwn(suffixes, top) ? suffixes[top]!.split(" ") : [])
    rulesByTop.set(top, rules)
  }
  return rules
}

/** The public suffix that a host ends in: what stands above the name that somebody registers. */
export function publicSuffixOf(host: string): string {
  const labels = host.replace(/\.$/, "").split(".")
  const top = labels.at(-1)!
  const rules = rulesOf(top)
  let taken = 1
  for (let count = 2; count <= labels.length; count++) {
    const below = labels.slice(-count, -1)
    if (rules.has(`!${below.join(".")}`)) return labels.slice(1 - count).join(".")
    if (rules.has(below.join(".")) || rules.has(["*", ...below.slice(1)].join("."))) taken = count
  }
  return labels.slice(-taken).join(".")
}

/**
 * The part of a host that one owner registers, such as `example.co.uk`; none for a public suffix itself and for an
 * address. Names under `localhost` are nobody's, and belong together.
 */
export function registrableDomainOf(host: string): string | undefined {
  const plain = host.replace(/\.$/, "")
  if (plain.endsWith(".localhost")) return "localhost"
  if (/^\[|(?:^|\.)[0-9]+$/.test(plain)) return undefined
  const suffix = publicSuffixOf(plain)
  if (plain === suffix) return undefined
  const name = plain.slice(0, -suffix.length - 1)
  return `${name.slice(name.lastIndexOf(".") + 1)}.${suffix}`
}

/** Not for sale to everyone: reserved, for governments and universities, or one company's own. */
const CLOSED = new Set(["arpa", "edu", "gov", "int", "mil", "apple", "aws", "goog", "ovh", "now", "windsurf", "orange"])

/** Top-level domains under which anyone can register a name, as far as the suffix list knows them. */
export const openTopLevels: readonly string[] = Object.keys(suffixes).filter(
  (top) => !CLOSED.has(top) && !top.startsWith("xn--"),
)

/** Whether a top-level domain is one that the suffix list knows, or looks like a country's. */
export function isKnownTopLevel(top: string): boolean {
  return Object.hasOwn(suffixes, top) || /^[a-z]{2}$/.test(top)
}
