import { defaultHeaders, defaultMethods } from "ofcors"
import { listOf, named, textsOf } from "../finding.ts"
import { readOriginEntry } from "../review/origin-entry.ts"
import { CHROMIUM_MAX_AGE, WEBKIT_MAX_AGE } from "../review/review-rule.ts"

/** What a rule allows, in plain words. */
export interface RuleDescription {
  /** The paths that it applies to. */
  readonly paths: string
  readonly sentences: readonly string[]
}

const DEFAULT_MAX_AGE = 86_400

/** Says what a rule that the library takes allows. */
export function describeRule(settings: Readonly<Record<string, unknown>>): RuleDescription {
  return {
    paths: describePaths(settings["urls"]),
    sentences: [
      describeOrigins(settings),
      `They may send ${describeNames(settings["allowMethods"], defaultMethods, "method")}, and set ${describeNames(settings["allowHeaders"], defaultHeaders, "header")}.`,
      describeExposed(settings["exposeHeaders"]),
      describeMaxAge(settings["preflightMaxAge"] ?? DEFAULT_MAX_AGE),
      settings["rejectDisallowed"] === true
        ? "Everyone else is answered 403."
        : "Everyone else is answered without CORS headers: requests arrive, but scripts cannot read the response.",
    ],
  }
}

function describePaths(urls: unknown): string {
  if (urls === undefined || urls === "/*" || urls === "*") return "Every path"
  if (urls instanceof RegExp) return `Paths in which ${String(urls)} is found`
  const path = typeof urls === "string" ? urls : ""
  return path.endsWith("/*") ? `${path.slice(0, -2)} and every path below it` : `The path ${path}`
}

function describeOrigins(settings: Readonly<Record<string, unknown>>): string {
  const cookies = settings["allowCredentials"] === true ? "with their users' cookies" : "without cookies"
  if (settings["allowAllOrigins"] === true) return `Pages of every site may read responses, ${cookies}.`
  const texts = textsOf(settings["allowedOrigins"])
  const isPattern = (text: string): boolean => /:\/\/\*\.|:\*$/.test(text)
  const exact = texts.filter((text) => !isPattern(text) && text !== "null")
  const who = [
    exact.length > 0 ? `on ${named(exact)}` : "",
    ...texts.filter(isPattern).slice(0, 5).map(describePattern),
    texts.filter(isPattern).length > 5 ? `on ${texts.filter(isPattern).length - 5} more patterns` : "",
    texts.includes("null") ? "whose origin is `null`" : "",
    listOf(settings["allowedOriginRegexes"]).length > 0
      ? `on origins that match ${named(listOf(settings["allowedOriginRegexes"]).map(String))}`
      : "",
    typeof settings["allowOriginWhen"] === "function" ? "on origins for which allowOriginWhen says so" : "",
  ].filter((part) => part !== "")
  if (who.length === 0) return "No page on another origin may read responses."
  const last = who.pop()!
  return `Pages ${who.length === 0 ? last : `${who.join(", ")} and ${last}`} may read responses, ${cookies}.`
}

function describePattern(text: string): string {
  const entry = readOriginEntry(text)
  if (entry === undefined) return `on \`${text}\``
  const { scheme, host, port, subdomains } = entry
  const where = subdomains ? `any subdomain of \`${host}\` over ${scheme}` : `\`${scheme}://${host}\``
  return `on ${where}${port === "*" ? " on any port" : port === "" ? "" : ` on port ${port}`}`
}

function describeNames(value: unknown, otherwise: readonly string[], kind: string): string {
  const names = value === undefined ? otherwise : textsOf(value === "*" ? ["*"] : value)
  if (names.includes("*")) return `any ${kind}`
  if (names.length === 0) return kind === "method" ? "GET, HEAD and POST only" : "no further headers"
  const listed = names.length > 12 ? `${names.slice(0, 12).join(", ")} and ${names.length - 12} more` : names.join(", ")
  return kind === "method" ? listed : `the headers ${listed}`
}

function describeExposed(value: unknown): string {
  const names = textsOf(value === "*" ? ["*"] : value)
  if (names.includes("*")) return "Scripts may read every response header."
  return names.length === 0
    ? "Scripts may read the seven response headers that are always safe, such as Content-Type."
    : `Scripts may read the response headers ${names.join(", ")}.`
}

function describeMaxAge(value: unknown): string {
  const seconds = Number(value)
  if (seconds === 0) return "Browsers ask again with a preflight every time."
  const [firefox, chromium, webkit] = [
    seconds,
    Math.min(seconds, CHROMIUM_MAX_AGE),
    Math.min(seconds, WEBKIT_MAX_AGE),
  ].map(duration)
  return firefox === webkit
    ? `Browsers remember a preflight for ${firefox}.`
    : `Browsers remember a preflight: Firefox for ${firefox}, Chromium for ${chromium}, WebKit for ${webkit}.`
}

function duration(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, "hour"]
      : seconds % 60 === 0
        ? [seconds / 60, "minute"]
        : [seconds, "second"]
  return `${count} ${unit}${count === 1 ? "" : "s"}`
}
