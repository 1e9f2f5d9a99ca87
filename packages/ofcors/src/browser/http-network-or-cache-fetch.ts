import { isConditional } from "./cache-mode.ts"
import { type FetchParams, phaseOf } from "./fetch-params.ts"
import { type HeaderList, containsHeader, getHeader } from "./header-list.ts"
import type { HttpCacheProfile } from "./engine-profile.ts"
import type { StoredResponse } from "./http-cache.ts"
import { httpNetworkFetch } from "./http-network-fetch.ts"
import { appendRequestHeaders } from "./append-request-headers.ts"
import { originOf } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { currentUrl } from "./request.ts"
import { type FetchResponse, NETWORK_ERROR, type Outcome } from "./response.ts"
import type { SentRequest } from "./sent-request.ts"
import { siteOf } from "./site.ts"
import type { HeaderLine } from "./transport.ts"
import { withoutFragment } from "./without-fragment.ts"

const ALGORITHM = "http-network-or-cache-fetch"

/**
 * Fetch, "HTTP-network-or-cache fetch". Step 14, a prompt for a password, has no user to ask:
 * the 401 is the response, as where the user cancels.
 */
export async function httpNetworkOrCacheFetch(
  params: FetchParams,
  sent: SentRequest,
  isNewConnection = false,
): Promise<Outcome> {
  const { request, page, browser, trace } = params
  // 8.2. Set httpRequest to a clone of request.
  const http: SentRequest = { ...sent, headers: [...sent.headers] }
  const { headers } = http
  // 8.5. to 8.22. Append what the user agent says.
  const notSent = appendRequestHeaders(params, http)
  if (notSent === NETWORK_ERROR) return NETWORK_ERROR
  // 8.27. If cache mode is neither "no-store" nor "reload", select a response from the cache.
  const url = currentUrl(request)
  const { httpCache, profile } = browser
  const lookup = httpCache.lookup(page.partition, url, http)
  const isCacheable = http.method === "GET" || (http.method === "HEAD" && profile.httpCache.head !== "network")
  const mayUseStored = isCacheable && http.cache !== "no-store" && http.cache !== "reload" && !isConditional(headers)
  const stored = mayUseStored ? httpCache.select(lookup) : undefined
  let other: StoredResponse | undefined
  let revalidating = false
  if (stored !== undefined) {
    // 8.27.2.2. If storedResponse is stale, revalidate it, unless the mode takes it as it is.
    const takesStale = http.cache === "force-cache" || http.cache === "only-if-cached"
    if (takesStale || (http.cache !== "no-cache" && httpCache.isFresh(stored)))
      return fromCache(params, http, stored, url)
    revalidating = appendValidators(stored, headers, profile.httpCache)
  } else if (mayUseStored && profile.httpCache.revalidatesOtherVariants) {
    // What `Vary` keeps from being used is still asked for by its `ETag`.
    other = httpCache.otherVariant(lookup)
    revalidating = other !== undefined
    const tag = other === undefined ? undefined : getHeader(other.headers, "etag")
    if (tag !== undefined) headers.push(["If-None-Match", tag])
  }
  if (http.method === "GET" && http.cache === "reload" && profile.httpCache.reloadForgets) httpCache.invalidate(lookup)
  // 10.1. If cache mode is "only-if-cached", then return a network error. No preflight was ever stored.
  if (http.cache === "only-if-cached" && http.kind === "actual" && !profile.httpCache.asksAnyway)
    return trace.fail(ALGORITHM, "10.1", "not-cached", "before-send", {})
  // 10.2. Let forwardResponse be the result of running HTTP-network fetch.
  const forwarded = await httpNetworkFetch(params, http, notSent)
  if (forwarded === NETWORK_ERROR) return NETWORK_ERROR
  // 10.3. If the method is unsafe and the status in the range 200 to 399, invalidate stored responses.
  const isKept = profile.httpCache.keepsForOtherSites && !http.includeCredentials && isOtherSite(url, page)
  if (http.kind === "actual" && !isKept && profile.httpCache.invalidatedBy(http.method, http.cache, forwarded.status))
    httpCache.invalidate(lookup, forwarded)
  // 10.4. If the revalidatingFlag is set and the status is 304, freshen the stored response.
  const exchange = trace.exchanges[forwarded.exchange ?? -1]
  if (revalidating && exchange !== undefined) exchange.source = "revalidated"
  const confirmed = stored ?? other
  if (revalidating && confirmed !== undefined && forwarded.status === 304) {
    httpCache.freshen(lookup, confirmed, forwarded.headers)
    trace.step(ALGORITHM, "10.4", { status: "304" }, "stored response, with the headers of the 304", forwarded.exchange)
    return responseOf(confirmed, request.urls, forwarded.exchange)
  }
  // 10.5. Store httpRequest and forwardResponse in httpCache.
  if (isCacheable && http.cache !== "no-store") {
    // A HEAD has no body to store for a GET.
    const isUnembeddable =
      profile.httpCache.dropsUnembeddable && http.tainting === "opaque" && isRefusedOpaque(forwarded.headers)
    if (isUnembeddable) httpCache.invalidate(lookup)
    else if (http.method === "GET" || profile.httpCache.head === "apart") httpCache.store(lookup, forwarded)
    else if (http.cache !== "reload") httpCache.invalidate(lookup)
  }
  // 12. If httpRequest's header list contains `Range`, then set response's range-requested flag.
  forwarded.rangeRequested = containsHeader(headers, "range")
  // 15. A proxy that wants a password has nobody to ask, and there is none on a direct connection.
  if (forwarded.status === 407)
    return trace.fail(ALGORITHM, "15.1", "proxy-authentication", phaseOf(params), {}, forwarded.exchange)
  // 16. A misdirected request (421) is sent once more, on a connection of its own.
  if (
    forwarded.status === 421 &&
    !isNewConnection &&
    browser.profile.retriesMisdirected &&
    http.body?.stream === undefined
  )
    return httpNetworkOrCacheFetch(params, sent, true)
  return forwarded
}

/** 8.27.2.2.2. Whether there is something to revalidate by. */
function appendValidators(stored: StoredResponse, headers: HeaderList, profile: HttpCacheProfile): boolean {
  if (!profile.revalidates(stored.status)) return false
  const etag = getHeader(stored.headers, "etag")
  const lastModified = getHeader(stored.headers, "last-modified")
  if (etag !== undefined) headers.push(["If-None-Match", etag])
  if (lastModified !== undefined) headers.push(["If-Modified-Since", lastModified])
  return etag !== undefined || lastModified !== undefined || profile.takesAnyNotModified
}

function fromCache(
  { request, trace }: FetchParams,
  http: SentRequest,
  stored: StoredResponse,
  url: URL,
): FetchResponse {
  const { status, statusText } = stored
  const head = { method: http.method, url: withoutFragment(url), headers: http.headers, bodyLength: 0 }
  trace.exchanges.push({
    kind: http.kind,
    source: "http-cache",
    request: head,
    response: { status, statusText, headers: [...stored.headers] },
    cookiesNotSent: [],
  })
  const exchange = trace.exchanges.length - 1
  trace.step(ALGORITHM, "8.27", { url: head.url, cache: http.cache }, "stored response, nothing sent", exchange)
  return responseOf(stored, request.urls, exchange)
}

function responseOf(stored: StoredResponse, urls: readonly URL[], exchange: number | undefined): FetchResponse {
  const { status, statusText, body, storedFor } = stored
  const headers = [...stored.headers]
  return {
    status,
    statusText,
    headers,
    body,
    storedFor,
    urls: [...urls],
    exchange,
    rangeRequested: false,
    opaqueRedirect: false,
  }
}

/** Types that "opaque response blocking" never lets a page embed, once `nosniff` says that they mean what they say. */
const UNEMBEDDABLE = /^(?:text\/(?:html|json|plain|xml)|application\/(?:json|xml)|[^;]+\+(?:json|xml))(?:;|$)/i

function isRefusedOpaque(headers: readonly HeaderLine[]): boolean {
  const isExact = getHeader(headers, "x-content-type-options")?.toLowerCase() === "nosniff"
  return isExact && UNEMBEDDABLE.test(getHeader(headers, "content-type") ?? "")
}

function isOtherSite(url: URL, page: PageFacts): boolean {
  return siteOf(originOf(url), page.registrableDomain) !== page.partition
}
