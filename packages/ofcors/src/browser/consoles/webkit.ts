import { webkit } from "../engines/webkit.ts"
import { getHeader } from "../header-list.ts"
import { headersAsRead } from "../headers-as-read.ts"
import { parseUrl } from "../parse-url.ts"
import type { ConsoleLine } from "../report.ts"
import type { OpenExchange, PlacedFinding } from "../trace.ts"
import type { ConsoleInput } from "./console-input.ts"
import { webkitSpelling } from "./webkit-header-names.ts"

/** What WebKit prints for a request that failed: the reason, then a line that names the URL. */
export function webkitConsole(input: ConsoleInput): readonly ConsoleLine[] {
  const first = firstInWebkit(input)
  if (first === undefined) return []
  const lines = linesOfTheirOwn(first, input)
  if (lines !== undefined) return lines.map((text) => ({ level: "error", text }))
  const reason = reasonOf(first, input)
  const cannotLoad = `Fetch API cannot load ${withoutUser(input.lastUrl)} due to access control checks.`
  // A network error is mentioned only where it hit the preflight, and then without a reason of CORS.
  if (first.code === "network-reset" && input.failure.phase === "preflight")
    return ["Connection terminated unexpectedly", cannotLoad].map((text) => ({ level: "error", text }))
  if (reason === undefined)
    return first.code.startsWith("network-") && input.failure.phase === "preflight"
      ? [{ level: "error", text: cannotLoad }]
      : []
  return [
    { level: "error", text: onRedirect(reason, first, input) },
    { level: "error", text: cannotLoad },
  ]
}

/** Of several refused headers, those that WebKit knows come first; the type of the body is the last among them. */
function firstInWebkit({ errors, isTypeOfBody }: ConsoleInput): PlacedFinding | undefined {
  const [first] = errors
  if (first?.code !== "header-not-allowed") return first
  const known = errors.filter(({ facts: { name = "" } }) => webkitSpelling(name) !== name)
  return known.find(({ facts }) => !(isTypeOfBody && facts["name"] === "content-type")) ?? known[0] ?? first
}

/** Requests that do not get as far as the CORS code. */
function linesOfTheirOwn(
  { code, facts }: PlacedFinding,
  { lastUrl, firstUrl, pageOrigin, isCors, isNoCors, isSameOriginMode, exchange, failure, redirectMode }: ConsoleInput,
): readonly string[] | undefined {
  const cannotLoad = `Fetch API cannot load ${withoutUser(lastUrl)} due to access control checks.`
  if (code === "redirect-scheme" && !isCors && facts["location"]?.startsWith("file:") === true)
    return [`Not allowed to load local resource: ${facts["location"]}`, cannotLoad]
  if (failure.phase === "redirect" && redirectMode === "follow" && leadsToFtp(exchange))
    return ["FTP URLs are disabled", cannotLoad]
  if (code === "redirect-scheme" && isSameOriginMode)
    return [
      `Unsafe attempt to load URL ${facts["location"]} from origin ${pageOrigin}. Domains, protocols and ports must match.`,
      cannotLoad,
    ]
  if (code === "redirect-scheme" && (isNoCors || (!isCors && facts["location"]?.startsWith("blob:") === true)))
    return [
      "Redirection to URL with a scheme that is not HTTP(S).",
      `Fetch API cannot load ${facts["location"]} due to access control checks.`,
    ]
  const isOwnBlob = lastUrl.startsWith("blob:") && new URL(lastUrl).origin === pageOrigin
  if (failure.phase === "before-send" && isNoCors && /^(?:file|blob):/.test(lastUrl) && !isOwnBlob)
    return [`Not allowed to load local resource: ${lastUrl}`, "Not allowed to request resource", cannotLoad]
  if (code === "scheme-not-supported" && isNoCors)
    return lastUrl.startsWith("ftp:") ? ["FTP URLs are disabled", cannotLoad] : []
  if (code === "bad-port") return [`Not allowed to use restricted network port ${new URL(lastUrl).port}: ${lastUrl}`]
  if (code === "same-origin-mode")
    return lastUrl === firstUrl
      ? [`Fetch API cannot load ${lastUrl}.`]
      : [
          `Unsafe attempt to load URL ${withoutUser(lastUrl)} from origin ${pageOrigin}. Domains, protocols and ports must match.`,
          cannotLoad,
        ]
  if (code !== "no-cors-redirect-mode") return undefined
  return [
    "No-Cors mode requires follow redirect mode",
    "Not allowed to request resource",
    `Fetch API cannot load ${/^https?:/.test(lastUrl) ? lastUrl.replace(/#.*$/, "") : lastUrl} due to access control checks.`,
  ]
}

/** WebKit looks for this scheme before anything else. */
function leadsToFtp(exchange: OpenExchange | undefined): boolean {
  return /^ftp:/i.test(getHeader(exchange?.response?.headers ?? [], "location") ?? "")
}

/** On a redirect's response the reason is wrapped, and names where it leads. */
function onRedirect(reason: string, { phase, code }: PlacedFinding, { exchange, lastUrl }: ConsoleInput): string {
  const isCheck = code.startsWith("allow-") || code === "resource-policy"
  if (phase !== "redirect" || !isCheck) return reason
  const location = getHeader(headersAsRead(exchange?.response?.headers ?? [], webkit), "location") ?? ""
  if (location === "") return reason
  const url = parseUrl(location, new URL(lastUrl))
  if (url !== undefined && url.hash === "") url.hash = new URL(lastUrl).hash
  return `Cross-origin redirection to ${withoutUser(url?.href ?? location)} denied by Cross-Origin Resource Sharing policy: ${reason}`
}

function reasonOf(finding: PlacedFinding, input: ConsoleInput): string | undefined {
  const { facts, code } = finding
  const { value = "", status = "", method = "", name = "", location = "" } = facts
  switch (code) {
    case "allow-origin-missing":
    case "allow-origin-wildcard-with-credentials":
    case "allow-origin-multiple":
    case "allow-origin-invalid":
    case "allow-origin-mismatch":
      return allowOriginReason(value, facts["origin"] ?? "", status, code === "allow-origin-wildcard-with-credentials")
    case "allow-credentials-not-true":
      return 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'
    case "preflight-redirect":
    case "preflight-status":
      return `Preflight response is not successful. Status code: ${status}`
    case "allow-methods-malformed":
      return `Header Access-Control-Allow-Methods has an invalid value: ${value}`
    case "allow-headers-malformed":
      return `Header Access-Control-Allow-Headers has an invalid value: ${value}`
    case "method-not-allowed":
      return `Method ${method} is not allowed by Access-Control-Allow-Methods.`
    case "header-not-allowed":
      return `Request header field ${webkitSpelling(name)} is not allowed by Access-Control-Allow-Headers.`
    case "redirect-has-credentials": {
      // The first URL is stripped, the second is the header's own.
      const withoutFragment = location.replace(/#.*$/, "")
      const own = location.endsWith(new URL(input.lastUrl).hash) ? withoutFragment : location
      return `Cross-origin redirection to ${withoutUser(location)} denied by Cross-Origin Resource Sharing policy: redirection URL ${own} has credentials`
    }
    case "redirect-location-invalid":
    case "redirect-scheme":
      if (code === "redirect-location-invalid" && (!input.isCors || location === "")) return undefined
      return `Cross-origin redirection to ${location} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme`
    case "scheme-not-supported":
      return "Cross origin requests are only supported for HTTP."
    case "redirect-not-allowed":
      return `Not allowed to follow a redirection while loading ${input.lastUrl}`
    case "redirect-limit":
      return "Load cannot follow more than 20 redirections"
    case "resource-policy":
      return `Cancelled load to ${input.lastUrl} because it violates the resource's Cross-Origin-Resource-Policy response header.`
    default:
      return undefined
  }
}

/** `*` with credentials, a comma, anything else: WebKit does not tell a missing header from a wrong one. */
function allowOriginReason(value: string, origin: string, status: string, withCredentials: boolean): string {
  if (value === "*" && withCredentials)
    return "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."
  if (value.includes(",")) return "Access-Control-Allow-Origin cannot contain more than one origin."
  return `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`
}

/** A URL without name and password, which WebKit keeps out of this place. */
function withoutUser(url: string): string {
  return url.replace(/\/\/[^/]*@/, "//")
}
