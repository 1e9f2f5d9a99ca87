import type { BrowserDiagnostic, Exchange } from "ofcors/browser"
import type { Evidence } from "../evidence.ts"
import { differenceOf } from "../near-misses.ts"
import { type Observation, allowOriginOf, answered, linesOf, permits, statusOf } from "../observation.ts"
import type { Cause } from "./cause.ts"
import { allSeen, quoted } from "./words.ts"

/** What is wrong with a value that is there. */
export function allowOriginValue(evidence: Evidence, at: Exchange, finding: BrowserDiagnostic): Cause {
  const value = finding.facts["value"] ?? ""
  const origin = finding.facts["origin"] ?? evidence.subject.origin
  const lines = linesOf(at.response?.headers ?? [], "access-control-allow-origin")
  const line = lines.map((text) => `\`Access-Control-Allow-Origin: ${text}\``).join(" and ")
  const where = `${at.request.method} ${at.request.url}: ${at.response?.status ?? 0}, ${line}`
  const twice = setTwice(lines, value, origin)
  if (twice !== undefined) return { ...twice, evidence: [where, ...layers(at)] }
  const cached = cachedForAnother(evidence, value, origin)
  if (cached !== undefined) return { ...cached, evidence: [where, ...cached.evidence] }
  const fault = faultOf(value, origin)
  if (fault !== undefined) {
    return {
      code: "allow-origin-not-an-origin",
      certainty: "certain",
      message: `The server sends \`Access-Control-Allow-Origin: ${value}\`, which can never match: ${fault}. It must be exactly ${quoted(origin)}.`,
      evidence: [where],
      facts: { allowed: value },
    }
  }
  const difference = differenceOf(value, origin)
  return {
    code: "origin-not-in-allow-list",
    certainty: "certain",
    message: `The server allows ${quoted(value)}; this page is ${quoted(origin)}${difference === "other" ? "" : `, which differs in its ${nameOf(difference)}`}.`,
    evidence: [where, ...allSeen(evidence.probes.get("get-other-origin")).slice(0, 1)],
    facts: { difference, allowed: value },
  }
}

function nameOf(difference: string): string {
  return difference === "loopback-name" || difference === "www" || difference === "subdomain" ? "host" : difference
}

/** Two layers that both write the header: several lines, or one line that a proxy has joined. */
function setTwice(lines: readonly string[], value: string, origin: string): Omit<Cause, "evidence"> | undefined {
  const parts = value.split(",").map((part) => part.trim())
  const isJoined = parts.length > 1 && (parts.includes("*") || new Set(parts).size < parts.length)
  if (lines.length < 2 && !isJoined) return undefined
  return {
    code: "headers-set-twice",
    certainty: "certain",
    message: `\`Access-Control-Allow-Origin\` is set twice (${quoted(value)}): two layers both add it, the application and a proxy, or two pieces of middleware. Let only one of them do it; it must be exactly ${quoted(origin)}.`,
  }
}

/** What names the layers between the page and the application. */
function layers({ response }: Exchange): readonly string[] {
  return (response?.headers ?? [])
    .filter(([name]) => /^(?:server|via|x-powered-by|x-cache)$/i.test(name))
    .map(([name, value]) => `\`${name}: ${value}\``)
}

/**
 * An answer that a cache has kept for another page, or for nobody's: the same address with a fresh query is answered
 * rightly. `value` is missing where the kept answer has no `Access-Control-Allow-Origin`.
 */
export function cachedForAnother({ probes }: Evidence, value: string | undefined, origin: string): Cause | undefined {
  const fresh = probes.get("get-fresh")
  const stale = probes.get("get")
  if (!permits(fresh, origin) || allowOriginOf(fresh) === "*" || allowOriginOf(stale) !== value) return undefined
  if (statusOf(fresh) !== statusOf(stale)) return undefined
  const age = answered(stale, "age") ?? answered(stale, "x-cache") ?? answered(stale, "cf-cache-status")
  return {
    code: "vary-missing",
    certainty: age === undefined ? "likely" : "certain",
    message: `A cache answers with what it kept for ${value === undefined ? "a request without `Origin`" : quoted(value)}: \`Vary: Origin\` is missing, so it does not know that the answer depends on the origin.`,
    evidence: [...allSeen(fresh), ...cacheSigns(stale)],
  }
}

/** The headers by which a cache shows itself. */
export function cacheSigns(observation: Observation | undefined): readonly string[] {
  return (observation?.answer?.headers ?? [])
    .filter(([name]) => /^(?:age|x-cache|cf-cache-status|x-varnish|cache-status|cache-control|vary)$/i.test(name))
    .map(([name, value]) => `\`${name}: ${value}\``)
}

/** Why a value is no origin at all; nothing where it is one, only another. */
function faultOf(value: string, origin: string): string | undefined {
  if (value === "") return "it is empty"
  if (value === `${origin}/`) return "an origin has no slash at its end"
  if (/^["'].*["']$/.test(value)) return "it stands in quotes"
  if (/^\[.*\]$/.test(value)) return "it is a list as JSON writes it"
  if (/[, ;|]/.test(value)) return "the header takes one origin, not a list"
  if (/^(?:undefined|null|none|true|false|NaN)$/i.test(value) && value !== "null")
    return "a setting was empty, and its absence was written as text"
  if (value.includes("*")) return "wildcards within an origin mean nothing to browsers"
  if (/[\\^$()]/.test(value)) return "it is a pattern, which the server should have matched itself"
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
    if (value === "null") return undefined
    return "it has no scheme (`http://` or `https://`)"
  }
  if (!URL.canParse(value)) return "it is no URL"
  const { pathname, search, hash, username, origin: parsed } = new URL(value)
  if (username !== "") return "an origin has no user name"
  if (pathname !== "/" || search !== "" || hash !== "") return "an origin has no path"
  if (value.endsWith("/")) return "an origin has no slash at its end"
  if (parsed !== "null" && parsed !== value) {
    return value.toLowerCase() === value ? "browsers leave out the default port" : "browsers write hosts in lower case"
  }
  return undefined
}
