import type { Exchange, Report } from "ofcors/browser"
import { type Evidence, failingExchange } from "../evidence.ts"
import { headerOf, permits } from "../observation.ts"
import { slashTwin } from "../probes/plan.ts"
import type { Cause, CauseCode } from "./cause.ts"
import { quoted, seen } from "./words.ts"

const LOGIN = /(?:^|[/._-])(?:log-?in|sign-?in|sso|saml2?|oauth2?|oidc|authori[sz]e|auth|cas|accounts?)(?:[/._?-]|$)/i
const LOGIN_HOST = /^(?:login|signin|sso|auth|accounts?|id|idp)\.|\.cloudflareaccess\.com$|\.(?:okta|auth0)\.com$/i
const RETURN_PARAMETER = /[?&](?:next|return_?(?:to|url)|redirect(?:_ur[il]|_to)?|continue|callback(?:url)?)=/i

/** What sets the target of a redirect apart from the URL that was asked for. */
export function kindOfRedirect(from: string, location: string): CauseCode {
  if (!URL.canParse(location, from)) return "redirect-unusable"
  const [before, after] = [new URL(from), new URL(location, from)]
  if (!/^https?:$/.test(after.protocol)) return "redirect-unusable"
  if (LOGIN_HOST.test(after.hostname) && !LOGIN_HOST.test(before.hostname)) return "redirect-to-login"
  const isLogin = LOGIN.test(after.pathname) || RETURN_PARAMETER.test(after.search)
  if (isLogin && after.pathname !== before.pathname) return "redirect-to-login"
  const isSameHost = before.hostname === after.hostname
  const isSlash = slashTwin(before.href) === after.href
  if (isSameHost && before.protocol === "http:" && after.protocol === "https:") return "redirect-to-https"
  // Servers behind a proxy write their own scheme and port into the redirect; the slash is still what it is about.
  if (
    isSlash ||
    (isSameHost && slashTwin(`${before.origin}${before.pathname}`) === `${before.origin}${after.pathname}`)
  )
    return "redirect-trailing-slash"
  return before.host === after.host ? "redirect-to-other-path" : "redirect-to-other-host"
}

const SENTENCES: Readonly<Partial<Record<CauseCode, (from: string, to: string) => string>>> = {
  "redirect-trailing-slash": (from, to) =>
    `${from} redirects to ${to}, which differs only in the slash at the end: call that address.`,
  "redirect-to-https": (from, to) => `${from} redirects to https: call ${to} directly.`,
  "redirect-to-other-host": (from, to) => `${from} redirects to another host: call ${to} directly.`,
  "redirect-to-other-path": (from, to) => `${from} redirects to ${to}: call that address.`,
  "redirect-to-login": (from, to) =>
    `${from} redirects to a login page (${to}), which no script can follow: the request is not logged in.`,
  "redirect-unusable": (from, to) => `${from} redirects to ${to}, where browsers do not go.`,
}

/** The redirect at which the request stopped, on the preflight or on the actual request. */
export function redirectCause(evidence: Evidence): Cause | undefined {
  const { primary } = evidence
  const { failure } = primary
  const at = failingExchange(evidence)
  if (failure === undefined || at?.response === undefined) return undefined
  if (failure.code === "redirect-limit") return loop(primary)
  const location = headerOf(at.response.headers, "location")
  const { status } = at.response
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return undefined
  const from = at.request.url
  const code = kindOfRedirect(from, location)
  const to = URL.canParse(location, from) ? new URL(location, from).href : location
  const isPreflight = at.kind === "preflight"
  if (isPreflight && code === "redirect-to-login") return guarded(evidence, at, to)
  const line = `${at.request.method} ${from}: ${status}, \`Location: ${location}\``
  const what = SENTENCES[code]?.(quoted(from), quoted(to)) ?? ""
  const rule = isPreflight
    ? "A preflight must not be redirected."
    : failure.code.startsWith("allow-")
      ? "The redirect itself has no CORS headers, so the browser does not follow it."
      : ""
  return {
    code,
    certainty: code === "redirect-to-login" ? "likely" : "certain",
    message: `${what} ${rule}`.trim(),
    evidence: [line],
    facts: { url: to },
  }
}

function guarded({ probes }: Evidence, at: Exchange, to: string): Cause {
  const get = probes.get("get")
  return {
    code: "preflight-needs-authentication",
    certainty: "likely",
    message: `The preflight is redirected to a login page (${quoted(to)}): whatever checks the login runs before CORS is handled, and a preflight never carries cookies or \`Authorization\`.`,
    evidence: [
      `${at.request.method} ${at.request.url}: ${at.response?.status ?? 0}, \`Location: ${to}\``,
      ...(get === undefined ? [] : [seen(get)]),
    ],
  }
}

function loop({ exchanges }: Report): Cause {
  const urls = [...new Set(exchanges.map(({ request }) => request.url))]
  return {
    code: "redirect-loop",
    certainty: "certain",
    message: `The server redirects more than 20 times, between ${urls.length} ${urls.length === 1 ? "address" : "addresses"}.`,
    evidence: urls.slice(0, 4),
  }
}

/** A hop after which the browser says `Origin: null`, because the redirect led from one foreign origin to another. */
export function turnedNull(evidence: Evidence): Cause | undefined {
  const { primary, page, probes } = evidence
  const at = failingExchange(evidence)
  if (at === undefined || page.origin === "null" || headerOf(at.request.headers, "origin") !== "null") return undefined
  if (!primary.failure?.code.startsWith("allow-")) return undefined
  // A server that has no CORS at all refuses the page's own origin likewise.
  const named = probes.get("get-page-origin")
  if (primary.failure.code === "allow-origin-missing" && !permits(named, page.origin)) return undefined
  const first = primary.exchanges.find(({ response }) => headerOf(response?.headers ?? [], "location") !== undefined)
  const from = first?.request.url ?? primary.request.url
  const allowed = at.response === undefined ? undefined : headerOf(at.response.headers, "access-control-allow-origin")
  return {
    code: "redirect-turned-origin-null",
    certainty: "certain",
    message: `${quoted(from)} redirects across origins to ${quoted(at.request.url)}; from there on the browser sends \`Origin: null\`, which that server does not allow. Call the second address directly.`,
    evidence: [
      `${first?.request.method ?? "GET"} ${from}: ${first?.response?.status ?? 0}, \`Location: ${headerOf(first?.response?.headers ?? [], "location") ?? ""}\``,
      `${at.request.method} ${at.request.url} with \`Origin: null\`: ${allowed === undefined ? "no `Access-Control-Allow-Origin`" : `\`Access-Control-Allow-Origin: ${allowed}\``}`,
    ],
    facts: { url: at.request.url },
  }
}
