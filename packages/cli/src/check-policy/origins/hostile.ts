import { type Language, Undecided, both, languageOf, without, wordsOf } from "./automata.ts"
import { type Matching, textsMatchedBy } from "./matching.ts"
import type { Meaning } from "./meaning.ts"
import { meaningOf } from "./meaning.ts"
import { registrableDomainOf } from "./registrable-domain.ts"
import {
  ANY_HOST,
  ANY_PORT,
  IPV4_HOST,
  OPAQUE_ORIGIN,
  REGISTRABLE_HOST,
  isSerializedOrigin,
} from "./serialized-origins.ts"

/**
 * What makes an origin hostile: `foreign-site`, on a name that anyone can register; `foreign-host`, on any other host
 * that was not meant; `foreign-application`, of a scheme that was not meant; `insecure`, over http where https was meant;
 * `other-port`; `sibling`, on a host of the same owner that was not meant.
 */
export type Hostility = "foreign-site" | "foreign-host" | "foreign-application" | "insecure" | "other-port" | "sibling"

/** An origin that a pattern lets in although it was hardly meant. */
export interface Witness {
  readonly hostility: Hostility
  /** The shortest one. */
  readonly origin: string
  /** One that reads more like an attack, where it is not the shortest. */
  readonly example?: string
}

/** What automata say about a pattern: `none` is a proof over every serialized origin. */
export type Verdict =
  | { readonly kind: "hostile"; readonly witnesses: readonly Witness[] }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly because: string }

/** A verdict with the meaning that it was measured against. */
export interface Judgement {
  readonly meaning: Meaning | undefined
  readonly verdict: Verdict
}

/** Finds the origins that a regular expression lets in beyond what it was meant to, or proves that there are none. */
export function judge(regex: RegExp, matching: Matching): Judgement {
  let meaning: Meaning | undefined
  try {
    meaning = meaningOf(regex)
    const texts = textsMatchedBy(regex, matching)
    const witnesses = [...witnessesIn(texts, meaning, /[uv]/.test(regex.flags))]
    return { meaning, verdict: witnesses.length > 0 ? { kind: "hostile", witnesses } : { kind: "none" } }
  } catch (error) {
    if (!(error instanceof Undecided)) throw error
    return { meaning, verdict: { kind: "undecided", because: error.message } }
  }
}

function* witnessesIn(texts: Language, meaning: Meaning, unicode: boolean): Generator<Witness> {
  const all = (...sources: readonly string[]): Language => languageOf(sources.join("|") || "[]", unicode ? "u" : "")
  const hostsUnder = (names: readonly string[]): string =>
    [...names.map((name) => `(?:[a-z0-9_-]+\\.)*${escaped(name)}\\.?`), ...meaning.addressPrefixes.map(addresses)].join(
      "|",
    ) || "[]"
  const fixed = (source: string): Language => fixedLanguage(source, unicode ? "u" : "")
  const on = (scheme: string, hosts: string, port: string): string => `(?:${scheme})://(?:${hosts})${port}`
  const owned = hostsUnder(meaning.domains)
  const meantHosts = hostsUnder(meaning.hosts)
  const anyOwned = all(on("https?", owned, ANY_PORT))
  const find = (hostility: Hostility, language: Language, accept = isSerializedOrigin): Witness | undefined => {
    const [origin] = firstOf(language, accept)
    if (origin === undefined) return undefined
    const examples = /^foreign-(?:site|host)$/.test(hostility) ? EXAMPLES : []
    const example = firstExample(examples, (like) => firstOf(both(language, fixed(like)), accept))
    return example === undefined || example === origin ? { hostility, origin } : { hostility, origin, example }
  }
  const web = both(texts, fixed(on("https?", ANY_HOST, ANY_PORT)))
  const foreign = without(web, anyOwned)
  const site = find(
    "foreign-site",
    both(foreign, fixed(on("https?", REGISTRABLE_HOST, ANY_PORT))),
    (origin) => isSerializedOrigin(origin) && registrableDomainOf(new URL(origin).hostname) !== undefined,
  )
  if (site !== undefined) yield site
  else {
    const host = find("foreign-host", foreign)
    if (host !== undefined) yield host
  }
  const own = both(web, anyOwned)
  const schemes = meaning.schemes.filter((scheme) => /^https?$/.test(scheme))
  if (!schemes.includes("http")) {
    const insecure = find("insecure", both(own, all(on("http", owned, ANY_PORT))))
    if (insecure !== undefined) yield insecure
  }
  const ofMeantSchemes = both(own, all(on(schemes.join("|") || "[]", owned, ANY_PORT)))
  if (!meaning.ports.includes("*")) {
    const ports = meaning.ports.map((port) => (port === "" ? "" : `:${port}`)).join("|")
    const otherPort = find("other-port", without(ofMeantSchemes, all(on("https?", owned, `(?:${ports})`))))
    if (otherPort !== undefined) yield otherPort
  }
  const sibling = find("sibling", without(ofMeantSchemes, all(on("https?", meantHosts, ANY_PORT))))
  if (sibling !== undefined) yield sibling
  const opaque = meaning.schemes
    .filter((scheme) => !/^https?$/.test(scheme))
    .flatMap((scheme) => meaning.hosts.map((host) => `${escaped(scheme)}://${escaped(host)}${ANY_PORT}`))
  const notMeant = without(texts, all("(?:https?|file)://[^]*", ...opaque))
  const application =
    find("foreign-application", both(notMeant, fixed("chrome-extension://[a-p]{32}"))) ??
    find("foreign-application", both(without(notMeant, fixed("chrome-extension://[^]*")), fixed(OPAQUE_ORIGIN)))
  if (application !== undefined) yield application
}

/** What attackers' names look like in examples, the clearest first. */
const EXAMPLES = [
  "https://(?:[^]*\\.)?evil\\.com",
  "https://[^]*evil[^]*\\.com",
  "https?://(?:[^]*\\.)?evil\\.[^]*",
  "https?://[^]*evil[^]*",
]

/** Languages that do not depend on the pattern. */
const fixedLanguages = new Map<string, Language>()

function fixedLanguage(source: string, flags: string): Language {
  const key = `${flags} ${source}`
  const language = fixedLanguages.get(key) ?? languageOf(source, flags)
  fixedLanguages.set(key, language)
  return language
}

function firstExample(examples: readonly string[], find: (like: string) => readonly string[]): string | undefined {
  for (const like of examples) {
    const [example] = find(like)
    if (example !== undefined) return example
  }
  return undefined
}

function firstOf(language: Language, accept: (origin: string) => boolean): readonly string[] {
  let seen = false
  for (const word of wordsOf(language)) {
    if (accept(word)) return [word]
    seen = true
  }
  // Words there are, but none among the first that a browser sends: neither a witness nor a proof.
  if (seen) throw new Undecided("the origins that it might let in are too long or too odd to be tried")
  return []
}

function addresses(prefix: string): string {
  const octets = prefix.split(".").length - 1
  const rest = IPV4_HOST.slice(0, IPV4_HOST.indexOf("(?:\\."))
  return `${escaped(prefix)}${rest}(?:\\.${rest}){${3 - octets}}`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")
}
