import type { Exchange } from "ofcors/browser"
import { type Evidence, answerOf } from "../evidence.ts"
import { headerOf, linesOf } from "../observation.ts"
import { isStandIn } from "../replay.ts"
import type { Cause } from "./cause.ts"
import { quoted } from "./words.ts"

const CSRF =
  /CSRF (?:verification failed|Failed|token)|CSRF|InvalidAuthenticityToken|page expired|Cross-site (?:POST|request)/i

/** Headers that infrastructure writes for itself: hardly any script wants them. */
const INFRASTRUCTURE =
  /^(?:date|server|via|vary|etag|age|alt-svc|nel|report-to|reporting-endpoints|expect-ct|keep-alive|connection|transfer-encoding|content-encoding|accept-ranges|allow|server-timing|timing-allow-origin|set-cookie2?|strict-transport-security|content-security-policy.*|permissions-policy|referrer-policy|cross-origin-.*|origin-agent-cluster|x-powered-by|x-frame-options|x-xss-protection|x-content-type-options|x-dns-prefetch-control|x-download-options|x-permitted-cross-domain-policies|x-runtime|x-aspnet.*|x-cache.*|x-served-by|x-timer|x-varnish|x-amz.*|x-amzn.*|cf-.*|x-vercel.*|x-nextjs.*|x-middleware.*|x-envoy.*|x-cloud-trace-context|access-control-.*|www-authenticate|p3p|refresh|priority|process-time|x-process-time|x-response-time|pragma|expires|location|x-correlation-id|x-trace.*|traceparent|x-robots-tag|x-ua-compatible|retry-after|(?:x-)?ratelimit.*|x-request-id)$/

/** What keeps a page from what it wants although the browser lets it read the answer. */
export function readableCauses(evidence: Evidence): readonly Cause[] {
  const { primary, request } = evidence
  const { seen } = primary
  const at = primary.exchanges.at(-1)
  if (seen.kind !== "response" || at?.response === undefined) return [notBlocked(evidence)]
  const isRefused = at.response.status === 401 || at.response.status === 403
  const causes: Cause[] = schemeCauses(evidence)
  const csrf = csrfCause(evidence, at)
  if (csrf !== undefined) causes.push(csrf)
  else if ((isRefused || isLoginPage(evidence)) && !isStandIn(at, request)) causes.push(...cookieCauses(evidence, at))
  const hidden = hiddenCause(evidence, seen.hiddenHeaders)
  if (hidden !== undefined) causes.push(hidden)
  return causes.length > 0 ? causes : [notBlocked(evidence)]
}

/** What was typed in a shell may have been copied from the page. */
function schemeCauses({ request }: Evidence): Cause[] {
  if (request.schemeAdded !== true) return []
  return [
    {
      code: "url-missing-scheme",
      certainty: "possible",
      message: `Nothing is blocked if the page says ${quoted(request.url)}. Without \`http://\`, as it was typed here, the browser takes the host for a scheme and fetches nothing.`,
      evidence: [`checked as ${request.url}`],
      facts: { url: request.url },
    },
  ]
}

function notBlocked({ page, request, primary }: Evidence): Cause {
  const isSame = URL.canParse(request.url, page.url) && new URL(request.url, page.url).origin === page.origin
  return {
    code: "not-blocked",
    certainty: "certain",
    message: isSame
      ? "Page and server have the same origin: CORS does not apply."
      : `Nothing is blocked: the page can read this response.${error(primary.exchanges.at(-1)?.response?.status ?? 0)}`,
    evidence: primary.exchanges.map(
      ({ request: sent, response }) => `${sent.method} ${sent.url}: ${response?.status ?? 0}`,
    ),
  }
}

/** What people take for CORS because a script fails. */
function error(status: number): string {
  return status >= 400 ? ` It is an error (${status}), which has nothing to do with CORS: read the server's log.` : ""
}

function csrfCause(evidence: Evidence, at: Exchange): Cause | undefined {
  if (at.response?.status !== 403 && at.response?.status !== 419) return undefined
  const match = CSRF.exec(answerOf(evidence, at)?.body ?? "")
  if (match === null && at.response.status !== 419) return undefined
  return {
    code: "csrf-refused",
    certainty: "certain",
    message: `CORS is in order: the page can read this ${at.response.status}. The server's CSRF protection refuses the request: add the page's origin to the origins it trusts, or send its token.`,
    evidence: [
      `${at.request.method} ${at.request.url}: ${at.response.status}, the body says ${quoted(match?.[0] ?? "")}`,
    ],
  }
}

function isLoginPage({ primary }: Evidence): boolean {
  const { seen } = primary
  return seen.kind === "response" && seen.redirected && /log-?in|sign-?in/i.test(seen.url)
}

function cookieCauses({ request, page }: Evidence, at: Exchange): readonly Cause[] {
  const status = at.response?.status ?? 0
  const headers = at.response?.headers ?? []
  const isBearer = /bearer|basic|digest/i.test(headerOf(headers, "www-authenticate") ?? "")
  const line = `${at.request.method} ${at.request.url}: ${status}, and the page can read it`
  if (!request.credentials) {
    const hasOwn = request.headers.some(([name]) => /^authorization$/i.test(name))
    if (hasOwn || (isBearer && request.cookies.length === 0)) return []
    return [
      {
        code: "credentials-mode-missing",
        certainty: request.cookies.length > 0 ? "likely" : "possible",
        message: `CORS is in order, but the answer is ${status}: across origins \`fetch\` leaves cookies at home unless it is told to send them. If this server knows its users by cookies, say \`credentials: "include"\`.`,
        evidence: [line, "no `Cookie` was sent"],
      },
    ]
  }
  const kept = at.cookiesNotSent
  const refused = linesOf(headers, "set-cookie").filter((cookie) => !/;\s*samesite=none/i.test(cookie))
  const isSent = headerOf(at.request.headers, "cookie") !== undefined
  const crossesSites = isCrossSite(page.origin, at.request.url)
  if (isSent || (kept.length === 0 && !crossesSites)) return []
  const reasons = kept.map(({ name, reason }) => `the cookie ${quoted(name)} was not sent: ${reason}`)
  const settings = refused.map((cookie) => `\`Set-Cookie: ${cookie}\` is not for pages of other sites`)
  return [
    {
      code: "cookies-not-sent",
      certainty: reasons.length > 0 ? "certain" : settings.length > 0 ? "likely" : "possible",
      message: `CORS is in order, but the answer is ${status}: the page is of another site than the server, and the browser does not send it the cookies. They need \`SameSite=None; Secure\`, and browsers that block third-party cookies want page and server on one site.`,
      evidence: [line, ...reasons, ...settings],
    },
  ]
}

function isCrossSite(origin: string, url: string): boolean {
  if (!URL.canParse(origin)) return true
  const [page, server] = [new URL(origin), new URL(url)]
  const siteOf = (host: string): string => (/^[\d.]+$|:/.test(host) ? host : host.split(".").slice(-2).join("."))
  return page.protocol !== server.protocol || siteOf(page.hostname) !== siteOf(server.hostname)
}

function hiddenCause({ request }: Evidence, hidden: readonly string[]): Cause | undefined {
  const wanted = request.reads.map((name) => name.toLowerCase())
  const isWanted = wanted.length > 0
  const names = isWanted
    ? hidden.filter((name) => wanted.includes(name))
    : hidden.filter((name) => !INFRASTRUCTURE.test(name))
  if (names.length === 0) return undefined
  return {
    code: "response-header-not-exposed",
    certainty: isWanted ? "certain" : "possible",
    message: `The page can read the response, but not its ${names.length === 1 ? "header" : "headers"} ${names.map(quoted).join(", ")}: \`Access-Control-Expose-Headers\` does not list ${names.length === 1 ? "it" : "them"}.`,
    evidence: names.map((name) => `\`${name}\` arrived and is hidden from script`),
    facts: { names: names.join(",") },
  }
}
