import { isConditional } from "./cache-mode.ts"
import { acceptedCodings } from "./content-codings.ts"
import { appendFetchMetadata } from "./fetch-metadata.ts"
import type { FetchParams } from "./fetch-params.ts"
import { type HeaderList, containsHeader } from "./header-list.ts"
import { appendOriginHeader } from "./origin-header.ts"
import { crossedOrigins, redirectTaint } from "./origin.ts"
import type { CookieNotSent } from "./report.ts"
import { currentUrl } from "./request.ts"
import { NETWORK_ERROR } from "./response.ts"
import type { SentRequest } from "./sent-request.ts"

const ALGORITHM = "http-network-or-cache-fetch"

/** `fetch` in keepalive mode may carry this many bytes. */
const KEEPALIVE_LIMIT = 65_536

/** HTTP-network-or-cache fetch, 8.3 to 8.22: the headers of the user agent. Returns the cookies that stay at home. */
export function appendRequestHeaders(
  params: FetchParams,
  http: SentRequest,
): readonly CookieNotSent[] | typeof NETWORK_ERROR {
  const { request, browser, trace } = params
  const { headers } = http
  // Chromium's HTTP cache writes ranges anew, so only what passes through it is.
  const isCached = http.method === "GET" && http.cache !== "no-store" && !isConditional(headers)
  if (browser.profile.rewritesRange && isCached) rewriteRange(headers)
  if (browser.profile.sendsHeadersAsUtf8)
    headers.forEach(([name, value], index) => (headers[index] = [name, asUtf8(value)]))
  // 8.5. to 8.9. Content-Length.
  const length = http.body === null ? undefined : http.body.source?.length
  if (http.body === null && (http.method === "POST" || http.method === "PUT")) headers.push(["Content-Length", "0"])
  else if (length !== undefined) headers.push(["Content-Length", String(length)])
  // 8.10. If contentLength is non-null and keepalive is true: 64 kibibytes at most.
  if (request.keepalive && length !== undefined && length > KEEPALIVE_LIMIT)
    return trace.fail(ALGORITHM, "8.10", "keepalive-too-large", "before-send", { length: String(length) })
  // 8.11. If httpRequest's referrer is a URL, append `Referer`.
  appendReferer(params, http)
  // 8.12. Append a request `Origin` header for httpRequest.
  appendOriginHeader(params, http)
  // 8.13. Append the Fetch metadata headers for httpRequest.
  appendFetchMetadata(params, http)
  // 8.15. If httpRequest's header list does not contain `User-Agent`, append the default one.
  if (!containsHeader(headers, "user-agent")) headers.push(["User-Agent", browser.userAgent])
  const isDropped =
    browser.profile.dropsCacheHeadersAcrossOrigins && http.tainting === "cors" && crossedOrigins(request)
  if (!isDropped) applyCacheMode(http)
  // 8.21. Modify httpRequest's header list per HTTP: what the transport can undo, here.
  if (!containsHeader(headers, "accept-encoding"))
    headers.push(["Accept-Encoding", acceptedCodings(currentUrl(request))])
  return appendCookies(params, http)
}

/** 8.11. A preflight after a redirect may have a `Referer` where the policy leaves the request itself none. */
function appendReferer({ request, browser }: FetchParams, { headers, kind }: SentRequest): void {
  request.firstReferrer ??= request.referrer
  const isFirst = browser.profile.preflightsKeepReferer && kind === "preflight"
  const referrer = isFirst ? request.firstReferrer : request.referrer
  if (referrer !== "") headers.push(["Referer", referrer])
}

/** 8.22. If includeCredentials is true, append a request `Cookie` header. */
function appendCookies({ request, page, browser, trace }: FetchParams, http: SentRequest): readonly CookieNotSent[] {
  const input = { credentials: request.credentials, tainting: http.tainting }
  trace.step(ALGORITHM, "8.3", input, http.includeCredentials ? "with credentials" : "without credentials")
  if (!http.includeCredentials) return []
  const { value, notSent } = browser.cookies.forRequest(
    currentUrl(request),
    page,
    redirectTaint(request, page) === "cross-site",
  )
  if (value !== "") http.headers.push(["Cookie", value])
  // Preflights have no credentials, so this is about the request itself.
  for (const { name, reason } of notSent)
    trace.note("cookie-not-sent", "actual", { name, reason }, trace.exchanges.length)
  return notSent
}

/** 8.17. to 8.20.: what the cache mode and conditional or range headers of script do to the request. */
function applyCacheMode(http: SentRequest): void {
  const { headers } = http
  // 8.17. "no-cache" asks with `Cache-Control: max-age=0`.
  if (http.cache === "no-cache" && !containsHeader(headers, "cache-control"))
    headers.push(["Cache-Control", "max-age=0"])
  // 8.18. "no-store" and "reload" ask caches on the way to step aside.
  if (http.cache === "no-store" || http.cache === "reload") {
    if (!containsHeader(headers, "pragma")) headers.push(["Pragma", "no-cache"])
    if (!containsHeader(headers, "cache-control")) headers.push(["Cache-Control", "no-cache"])
  }
  // 8.20. `Range` goes with `Accept-Encoding: identity`.
  if (containsHeader(headers, "range")) headers.push(["Accept-Encoding", "identity"])
}

/** One range that parses, with whitespace and any spelling of the unit, is written as the standard would write it. */
function rewriteRange(headers: HeaderList): void {
  headers.forEach(([name, value], index) => {
    const range =
      name.toLowerCase() === "range" ? /^bytes[\t ]*=[\t ,]*([0-9]*)[\t ]*-[\t ]*([0-9]*)[\t ,]*$/i.exec(value) : null
    const [, first = "", last = ""] = range ?? []
    if (range === null || first + last === "" || (first !== "" && last !== "" && Number(first) > Number(last))) return
    headers[index] = [name, `bytes=${withoutZeros(first)}-${withoutZeros(last)}`]
  })
}

/** The bytes of the text in UTF-8, one character each. */
function asUtf8(value: string): string {
  return /[\x80-\xff]/.test(value) ? String.fromCharCode(...new TextEncoder().encode(value)) : value
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=[0-9])/, "")
}
