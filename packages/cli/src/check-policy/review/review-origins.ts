import { type Add, type RuleAt, listOf, named, textsOf } from "../finding.ts"
import { registrableDomainOf } from "../origins/registrable-domain.ts"
import { type OriginEntry, isDevelopmentHost, isLoopback, patternOf, readOriginEntry } from "./origin-entry.ts"
import { type PatternReport, reportAnchored } from "./pattern-report.ts"

/** How many patterns of one list are judged, so that the time stays bounded. */
const MAX_JUDGED = 100
/** How many origins a finding carries for programs. */
const MAX_LISTED = 100

/** Looks at the entries of `allowedOrigins`: what is insecure, what belongs to development, and whom patterns let in. */
export function reviewOrigins({ settings, prefix }: RuleAt, add: Add): PatternReport[] {
  const list = listOf(settings["allowedOrigins"])
  const entries = textsOf(list).flatMap((text) => readOriginEntry(text) ?? [])
  const withCredentials = settings["allowCredentials"] === true
  const places = new Map(list.map((entry, index) => [entry, `${prefix}allowedOrigins[${index}]`]))
  const addAbout = (
    code: "insecure-origins" | "development-origins" | "open-under-public-suffix" | "subdomains-with-credentials",
    about: readonly OriginEntry[],
    message: (texts: readonly string[], isOne: boolean) => string,
  ): void => {
    const texts = about.map(({ text }) => text)
    const [first] = texts
    if (first === undefined) return
    const severity = code === "subdomains-with-credentials" ? "note" : "warning"
    const setting = places.get(first)!
    add({
      severity,
      code,
      setting,
      value: first,
      message: message(texts, texts.length === 1),
      origins: texts.slice(0, MAX_LISTED),
    })
  }

  const insecure = entries.filter(({ scheme, host }) => scheme === "http" && !isDevelopmentHost(host))
  const https = new Set(entries.filter(({ scheme }) => scheme === "https").map(({ text }) => text))
  const isTwice = insecure.some(({ text }) => https.has(text.replace("http:", "https:")))
  // With credentials the library refuses them, or is told the danger.
  addAbout(
    "insecure-origins",
    withCredentials ? [] : insecure,
    (texts) =>
      `anyone on the network path can answer for a page over http: ${named(texts)}.` +
      (isTwice ? " The https origin stands beside it already: leave http out." : ""),
  )
  const development = entries.filter(({ host }) => isDevelopmentHost(host))
  addAbout(
    "development-origins",
    development,
    (texts, isOne) =>
      `${named(texts)} ${isOne ? "is" : "are"} for development: any program on a user's machine or network can have such an origin.` +
      (entries.length > development.length ? " Keep them in settings of their own, outside production." : ""),
  )
  if (list.includes("null")) {
    add({
      severity: "warning",
      code: "null-origin",
      setting: places.get("null")!,
      value: "null",
      message:
        "every sandboxed frame of every site has the origin `null`, so this allows everyone who takes the trouble.",
      origins: ["null"],
    })
  }
  const wide = entries.filter(({ subdomains, host }) => subdomains && !isLoopback(host))
  const isPublic = ({ host }: OriginEntry): boolean => registrableDomainOf(host) === undefined
  addAbout(
    "open-under-public-suffix",
    withCredentials ? [] : wide.filter(isPublic),
    (texts) =>
      `anyone can register a name that ${named(texts)} lets in, such as \`${texts[0]!.replace("*", "evil")}\`, so the responses are as good as public.`,
  )
  addAbout(
    "subdomains-with-credentials",
    withCredentials ? wide.filter((entry) => !isPublic(entry)) : [],
    (texts) =>
      `every page that ${named(texts)} lets in acts with its users' cookies: also one on a subdomain whose DNS entry still points to a service that you gave up, and that somebody else takes over.`,
  )

  const patterns = entries.filter(({ subdomains, port }) => subdomains || port === "*")
  return patterns.map((entry, index) => {
    const setting = places.get(entry.text)!
    if (index < MAX_JUDGED) return reportAnchored(setting, entry.text, patternOf(entry)).report
    const because = `of each list ${MAX_JUDGED} patterns are looked at`
    return {
      setting,
      pattern: entry.text,
      meant: [],
      verdicts: [{ matching: "ofcors", verdict: "undecided", witnesses: [], because }],
    }
  })
}
