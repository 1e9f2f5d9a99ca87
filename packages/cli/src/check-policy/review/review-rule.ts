import { type Add, type RuleAt, listOf, named, textsOf } from "../finding.ts"

/** Chromium's limit for remembering a preflight, in seconds. */
export const CHROMIUM_MAX_AGE = 7_200
/** The library's limit, and Firefox's, in seconds. */
const MAX_MAX_AGE = 86_400
/** WebKit's limit, in seconds. */
export const WEBKIT_MAX_AGE = 600

/** Response headers whose value opens something. */
const SECRET =
  /^(?:authorization|proxy-authorization|set-cookie2?|x-amz-security-token)$|(?:api[-_]?key|token|secret|password|session)/i

/** Looks at what a rule allows besides origins. */
export function reviewRule({ settings, prefix }: RuleAt, add: Add): void {
  if (settings["allowAllOrigins"] === true) {
    const reflects = settings["allowCredentials"] === true
    add({
      severity: reflects ? "warning" : "note",
      code: "any-origin",
      setting: `${prefix}allowAllOrigins`,
      value: "true",
      message: reflects
        ? "every site can act with its visitors' cookies here, because each origin is answered with itself."
        : "every site can read these responses, though without cookies. That suits public data, and nothing that is protected by where it is reached from: an internal network, a VPN, an address list.",
    })
  }
  const dangers = textsOf(settings["dangerously"])
  if (dangers.length > 0) {
    add({
      severity: "warning",
      code: "dangers-named",
      setting: `${prefix}dangerously`,
      value: dangers.join(", "),
      message: `protection that is switched off here: ${named(dangers)}.`,
    })
  }
  const maxAge = settings["preflightMaxAge"]
  if (typeof maxAge === "number" && maxAge > WEBKIT_MAX_AGE && maxAge <= MAX_MAX_AGE) {
    const chromium = maxAge > CHROMIUM_MAX_AGE ? `Chromium keeps to ${CHROMIUM_MAX_AGE}, and WebKit` : "WebKit keeps"
    add({
      severity: "note",
      code: "max-age-capped",
      setting: `${prefix}preflightMaxAge`,
      value: String(maxAge),
      message: `browsers remember a preflight for less than ${maxAge} seconds: ${chromium} to ${WEBKIT_MAX_AGE}.`,
    })
  }
  const exposed = listOf(settings["exposeHeaders"])
  const secrets = textsOf(exposed).filter((name) => SECRET.test(name))
  if (secrets.length > 0) {
    add({
      severity: "warning",
      code: "exposes-secret",
      setting: `${prefix}exposeHeaders[${exposed.indexOf(secrets[0])}]`,
      value: secrets[0],
      message: `scripts of every allowed origin can read ${named(secrets)}. A secret that a page needs belongs in the body of the one response that hands it out.`,
    })
  }
  if (typeof settings["allowOriginWhen"] === "function") {
    add({
      severity: "note",
      code: "function-decides",
      setting: `${prefix}allowOriginWhen`,
      message: "a function decides about further origins. What it lets in cannot be seen from here.",
    })
  }
}
