import { getHeader } from "../header-list.ts"
import { parseUrl } from "../parse-url.ts"
import type { ConsoleLine } from "../report.ts"
import { isRedirectStatus } from "../response.ts"
import type { PlacedFinding } from "../trace.ts"
import type { ConsoleInput } from "./console-input.ts"
import { isAboutPage } from "./firefox-about-pages.ts"

/** A refusal in Firefox's words: the category of its script error, and what stands between the brackets. */
interface CorsText {
  readonly category: string
  readonly reason: string
  /** The number at the end, where this message has one. */
  readonly status?: string
  /** One message alone puts the URL in quotation marks. */
  readonly quotesUrl?: boolean
}

const DID_NOT_SUCCEED: CorsText = {
  category: "CORSDidNotSucceed2",
  reason: "CORS request did not succeed",
  status: "(null)",
}

/** What Firefox calls an opaque origin, with a number that is another one for each. */
const NULL_PRINCIPAL = "moz-nullprincipal:{00000000-0000-0000-0000-000000000000}"

const MULTIPLE: CorsText = {
  category: "CORSMultipleAllowOriginNotAllowed",
  reason: "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed",
}

/** What Firefox prints for a request that failed. */
export function firefoxConsole(input: ConsoleInput): readonly ConsoleLine[] {
  const first = input.errors[0]
  if (first === undefined) return []
  const text = corsText(first, input)
  if (text === undefined) return otherLines(first, input)
  const lines = [...(first.code === "redirect-scheme" ? otherLines(first, input) : []), corsLine(text, input.lastUrl)]
  const { phase } = input.failure
  const isFollowing = input.redirectMode === "follow"
  if (
    phase !== "preflight" &&
    (phase !== "redirect" || !isFollowing || text === DID_NOT_SUCCEED || first.code === "network-reset")
  )
    return lines
  if (first.code === "network-reset" && isOwnPreflight(input)) return lines
  // What a preflight or a redirect fails for is reported once more, as its channel ends.
  const again = corsLine(DID_NOT_SUCCEED, input.lastUrl)
  const { status, headers } = input.exchange?.response ?? { status: 0, headers: [] }
  const location = getHeader(headers, "location")
  if (phase !== "preflight" || !isFollowing || location === undefined || !isRedirectStatus(status))
    return [...lines, again]
  if (/^(?:redirect|network)-/.test(first.code)) return [...lines, again]
  if (first.code !== "preflight-redirect") return [...lines, again, again]
  // A redirected preflight that is right so far is looked at twice, the second time with the origin after the redirect.
  const value = getHeader(headers, "access-control-allow-origin")
  const target = parseUrl(location, new URL(input.lastUrl))
  const crosses = target !== undefined && target.origin !== new URL(input.lastUrl).origin
  const after = new URL(input.lastUrl).origin === input.pageOrigin ? input.pageOrigin : "null"
  const missing = { ...first, code: "allow-origin-missing", facts: { status: String(status) } } as const
  const second =
    crosses && value === undefined
      ? corsText(missing, input)
      : crosses && value !== "*" && value !== after
        ? allowOriginText(decoded(value), 1, false)
        : corsText({ ...first, code: "preflight-status" }, input)
  return [...lines, second === undefined ? again : corsLine(second, input.lastUrl), again]
}

/** Whether a redirect has led back to the page's own server, which was preflighted. */
function isOwnPreflight({ failure, lastUrl, pageOrigin }: ConsoleInput): boolean {
  return failure.phase === "preflight" && new URL(lastUrl).origin === pageOrigin
}

/** Firefox's warning that `*` will one day not cover `Authorization`. */
export function firefoxAuthorizationWarning(url: string): ConsoleLine {
  return {
    level: "warning",
    category: "CORSAllowHeaderFromPreflightDeprecation",
    text: `Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at ${url} soon. (Reason: When the \`Access-Control-Allow-Headers\` is \`*\`, the \`Authorization\` header is not covered. To include the \`Authorization\` header, it must be explicitly listed in CORS header \`Access-Control-Allow-Headers\`).`,
  }
}

function corsLine({ category, reason, status, quotesUrl }: CorsText, url: string): ConsoleLine {
  const shown = quotesUrl === true ? `‘${url}’` : url
  const end = status === undefined ? "" : ` Status code: ${status}.`
  const text = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${shown}. (Reason: ${reason}).${end}`
  return { level: "error", category, text }
}

function corsText(finding: PlacedFinding, input: ConsoleInput): CorsText | undefined {
  const { code, facts } = finding
  const { name = "", status = "" } = facts
  const value = decoded(facts["value"])
  const element = decoded(facts["element"])
  switch (code) {
    case "allow-origin-missing":
      return {
        category: "CORSMissingAllowOrigin2",
        reason: "CORS header ‘Access-Control-Allow-Origin’ missing",
        status,
      }
    case "allow-origin-wildcard-with-credentials":
    case "allow-origin-multiple":
    case "allow-origin-invalid":
    case "allow-origin-mismatch":
      return allowOriginText(value, Number(facts["spelledLines"]), code === "allow-origin-wildcard-with-credentials")
    case "allow-credentials-not-true":
      return {
        category: "CORSMissingAllowCredentials",
        reason: "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’",
      }
    case "preflight-redirect":
      // With another redirect mode the redirect is a response like any other, with a status that is not ok.
      if (input.redirectMode !== "follow") return corsText({ ...finding, code: "preflight-status" }, input)
      return { category: "CORSExternalRedirectNotAllowed", reason: "CORS request external redirect not allowed" }
    case "preflight-status":
      return { category: "CORSPreflightDidNotSucceed3", reason: "CORS preflight response did not succeed", status }
    case "allow-methods-malformed":
      return {
        category: "CORSInvalidAllowMethod",
        reason: `invalid token ‘${element}’ in CORS header ‘Access-Control-Allow-Methods’`,
      }
    case "allow-headers-malformed":
      return {
        category: "CORSInvalidAllowHeader",
        reason: `invalid token ‘${element}’ in CORS header ‘Access-Control-Allow-Headers’`,
      }
    case "method-not-allowed":
      return {
        category: "CORSMethodNotFound",
        reason: "Did not find method in CORS header ‘Access-Control-Allow-Methods’",
      }
    case "header-not-allowed":
      return {
        category: "CORSMissingAllowHeaderFromPreflight2",
        reason: `header ‘${name}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response`,
      }
    case "scheme-not-supported":
      // What no page may load, and `no-cors`, get no line.
      if (input.isNoCors || /^(?:about:(?!blank)|blob:|file:)/.test(input.lastUrl)) return undefined
      return { category: "CORSRequestNotHttp", reason: "CORS request not http" }
    case "network-reset":
      if (isOwnPreflight(input)) return DID_NOT_SUCCEED
      // A connection that breaks under a PUT: a message that fits nothing (the server has sent no header at all).
      if (input.exchange?.request.method === "PUT" && input.isCors) return MULTIPLE
      return input.isCors ? DID_NOT_SUCCEED : undefined
    case "network-dns":
    case "network-refused":
    case "network-tls":
    case "network-timeout":
    case "network-malformed":
    case "redirect-scheme":
    case "redirect-limit":
    case "redirect-location-invalid":
    case "redirect-has-credentials":
    case "local-network-permission":
      // A redirect to credentials at another origin is one of CORS from that moment on.
      return input.isCors || finding.step === "9" ? DID_NOT_SUCCEED : undefined
    default:
      return undefined
  }
}

/** Several lines come first, and only where the name is spelled as usual; then `*` with credentials; then the value. */
function allowOriginText(value: string, spelledLines: number, withCredentials: boolean): CorsText {
  if (spelledLines > 1) return MULTIPLE
  if (value === "*" && withCredentials)
    return {
      category: "CORSNotSupportingCredentials",
      reason: "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’",
      quotesUrl: true,
    }
  return {
    category: "CORSAllowOriginNotMatchingOrigin",
    reason: `CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’`,
  }
}

/** Nothing is printed for a blocked port, `redirect: "error"` and `no-cors` with another redirect mode. */
function otherLines(
  { code, facts }: PlacedFinding,
  { lastUrl, pageUrl, pageOrigin, isNoCors, isSameOriginMode, redirectMode, method, keepalive }: ConsoleInput,
): readonly ConsoleLine[] {
  const content = pageOrigin === "null" ? `${NULL_PRINCIPAL}?${new URL(pageUrl).origin}` : pageUrl
  const mayNot = (what: string): readonly ConsoleLine[] => [
    { level: "error", text: `Security Error: Content at ${content} may not ${what} ${lastUrl}.` },
  ]
  // That a blob can only be got comes before who may get it.
  if (lastUrl.startsWith("blob:") && method !== "GET") return []
  switch (code) {
    case "blob-url-unknown":
      return isNoCors && redirectMode !== "follow" ? [] : mayNot("load data from")
    case "scheme-not-supported":
      if (lastUrl.startsWith("blob:")) return mayNot("load data from")
      return lastUrl.startsWith("file:") || isAboutPage(lastUrl) ? mayNot("load or link to") : []
    case "about-url":
      return isAboutPage(lastUrl) ? mayNot("load or link to") : []
    case "same-origin-mode":
      if (lastUrl.startsWith("javascript:")) return []
      return /^about:(?!blank)/.test(lastUrl) && !isAboutPage(lastUrl) ? [] : mayNot("load data from")
    case "mixed-content":
      return [
        {
          level: "error",
          category: "Mixed Content Blocker",
          text: `Blocked loading mixed active content “${lastUrl}”`,
        },
      ]
    case "redirect-scheme":
      return isSameOriginMode ? [] : securityError(facts["location"] ?? "", lastUrl, isNoCors)
    case "resource-policy":
      // A request that outlives its page has no page to print for.
      if (keepalive) return []
      return [
        {
          level: "error",
          text: `The resource at “${lastUrl}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
        },
      ]
    default:
      return []
  }
}

/** What no page may load has a line of its own. */
function securityError(location: string, lastUrl: string, isNoCors: boolean): readonly ConsoleLine[] {
  const isBlob = location.startsWith("blob:")
  if (isBlob && new URL(location).origin === new URL(lastUrl).origin) return []
  if (isNoCors ? !isBlob : !isAboutPage(location) && !/^(?:blob:|file:|view-source:)/.test(location)) return []
  const what = isBlob ? "load data from" : "load or link to"
  return [{ level: "error", text: `Security Error: Content at ${lastUrl} may not ${what} ${location}.` }]
}

/** Bytes of a header are shown as UTF-8, whatever they are. */
function decoded(bytes = ""): string {
  if (!/[^\0-\x7f]/.test(bytes)) return bytes
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)))
}
