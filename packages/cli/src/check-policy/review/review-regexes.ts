import { type Add, type RuleAt, listOf, named } from "../finding.ts"
import type { Witness } from "../origins/hostile.ts"
import type { Meaning } from "../origins/meaning.ts"
import { isDevelopmentHost } from "./origin-entry.ts"
import { hostilityFindings } from "./hostilities.ts"
import { type PatternReport, type PatternVerdict, reportAnchored, reportUnanchored } from "./pattern-report.ts"
import { suggestedOrigins } from "./suggested-origins.ts"

/** A regular expression of a rule, and what the rule does with those whom it lets in. */
interface RegexAt {
  readonly setting: string
  readonly regex: RegExp
  readonly meaning: Meaning | undefined
  readonly meant: readonly string[]
  readonly withCredentials: boolean
  readonly dangers: readonly unknown[]
}

/** Judges every regular expression of a rule; `unanchored` are the settings whose pattern ofcors refuses for that. */
export function reviewRegexes(
  { settings, prefix }: RuleAt,
  unanchored: ReadonlySet<string>,
  add: Add,
): PatternReport[] {
  return listOf(settings["allowedOriginRegexes"]).flatMap((entry, index) => {
    const regex = readRegex(entry)
    if (regex === undefined) return []
    const setting = `${prefix}allowedOriginRegexes[${index}]`
    const isUnanchored = unanchored.has(setting)
    const { report, meaning } = isUnanchored
      ? reportUnanchored(setting, regex)
      : reportAnchored(setting, String(regex), regex)
    const at = {
      setting,
      regex,
      meaning,
      meant: report.meant,
      withCredentials: settings["allowCredentials"] === true,
      dangers: listOf(settings["dangerously"]),
    }
    addSpelled(at, add)
    if (isUnanchored) addElsewhere(at, report.verdicts, add)
    else for (const verdict of report.verdicts) addVerdict(at, verdict, add)
    return [report]
  })
}

/** What the pattern was meant to let in, and is still worth a word. */
function addSpelled({ setting, regex, meaning, withCredentials, dangers }: RegexAt, add: Add): void {
  const about = { severity: "warning", setting, value: String(regex) } as const
  const hosts = meaning?.hosts ?? []
  const development = [...hosts, ...(meaning?.addressPrefixes ?? []).map((prefix) => `${prefix}0`)].filter(
    isDevelopmentHost,
  )
  if (development.length > 0) {
    const message = `it is for development: any program on a user's machine or network can have an origin on ${named(development)}. Keep it in settings of its own, outside production.`
    add({ ...about, code: "development-origins", message })
  }
  // With credentials the library refuses http origins that only a pattern allows.
  if (withCredentials && !dangers.includes("insecure-origins")) return
  const overHttp = hosts.flatMap((host) => (isDevelopmentHost(host) ? [] : [`http://${host}`, `http://www.${host}`]))
  const insecure = overHttp.find((origin) => regex.test(origin))
  if (insecure === undefined || meaning?.schemes.includes("http") !== true) return
  const message = `it lets in \`${insecure}\`, and over http anyone on the network path can answer for that page.`
  add({ ...about, code: "lets-in-http", message, origins: [insecure] })
}

function addVerdict(at: RegexAt, { verdict, witnesses, because = "" }: PatternVerdict, add: Add): void {
  if (verdict === "undecided") {
    add({
      severity: "warning",
      code: "pattern-undecided",
      setting: at.setting,
      value: String(at.regex),
      message: `whether it lets in a hostile origin could not be decided: ${because}.`,
    })
  }
  for (const witness of witnesses) {
    // The library itself refuses http origins that only a pattern allows where there are credentials.
    const isRefused = witness.hostility === "insecure" && at.withCredentials && !at.dangers.includes("insecure-origins")
    if (isRefused) continue
    const isOpen = witness.hostility === "foreign-site" && at.meant.length === 0 && at.meaning?.openUnder.some(isLong)
    if (isOpen === true) addOpen(at, witness, add)
    else addWitness(at, witness, add)
  }
}

/** Whether a public suffix is a platform's or a registry's own, rather than a top-level domain. */
function isLong(suffix: string): boolean {
  return suffix.includes(".")
}

function addWitness({ setting, regex, meaning, meant }: RegexAt, witness: Witness, add: Add): void {
  const { code, severity, says } = hostilityFindings[witness.hostility]
  const purpose =
    meant.length === 0
      ? "Nothing in it spells whose origins are meant."
      : `Meant was evidently ${named(meant)} with ${meant.length === 1 ? "its" : "their"} subdomains.`
  const corrected = suggestedOrigins(regex, meaning)
  add({
    severity,
    code,
    setting,
    value: String(regex),
    message: `it lets in \`${shown(witness)}\`, ${says} ${purpose}`,
    corrected: corrected === undefined ? undefined : `allowedOrigins: ${corrected}`,
    ...evidence(witness),
  })
}

function addOpen(at: RegexAt, witness: Witness, add: Add): void {
  const isError = at.withCredentials && !at.dangers.includes("public-suffix-subdomains")
  add({
    severity: isError ? "error" : "warning",
    code: "open-under-public-suffix",
    setting: at.setting,
    value: String(at.regex),
    message: `it lets in \`${shown(witness)}\`. Anyone can take a free name under ${named(at.meaning?.openUnder ?? [])}, and nothing in a name tells yours from theirs.`,
    ...evidence(witness),
  })
}

const ELSEWHERE: Readonly<Record<string, string>> = {
  search: "searched, as by a RegExp's test and the cors package",
  prefix: "matched from the start, as by re.match in django-cors-headers and Flask-CORS",
  whole: "matched whole, as by ofcors once it is anchored",
}

/** ofcors refuses the pattern; people copy patterns, and other software takes it. */
function addElsewhere({ setting, regex, meaning }: RegexAt, verdicts: readonly PatternVerdict[], add: Add): void {
  const details = verdicts.map(({ matching, verdict, witnesses, because }) => {
    const [witness] = witnesses
    const application = witness?.hostility === "foreign-application" ? ", an application's own scheme" : ""
    const answer =
      witness === undefined
        ? verdict === "none"
          ? "no hostile origin"
          : `undecided: ${because}`
        : `\`${shown(witness)}\`${application}`
    return `${ELSEWHERE[matching]}: ${answer}`
  })
  const corrected = suggestedOrigins(regex, meaning)
  add({
    severity: "warning",
    code: "differs-elsewhere",
    setting,
    value: String(regex),
    message: "ofcors refuses this pattern, because other software would let in more than it spells:",
    corrected: corrected === undefined ? undefined : `allowedOrigins: ${corrected}`,
    origins: [...new Set(verdicts.flatMap(({ witnesses }) => witnesses.slice(0, 1).map(shown)))],
    details,
  })
}

function shown({ origin, example }: Witness): string {
  return example ?? origin
}

function evidence({ origin, example }: Witness): { origins: readonly string[]; details: readonly string[] } {
  return example === undefined
    ? { origins: [origin], details: [] }
    : { origins: [example, origin], details: [`the shortest such origin: \`${origin}\``] }
}

function readRegex(entry: unknown): RegExp | undefined {
  try {
    return entry instanceof RegExp || typeof entry === "string" ? new RegExp(entry) : undefined
  } catch {
    return undefined
  }
}
