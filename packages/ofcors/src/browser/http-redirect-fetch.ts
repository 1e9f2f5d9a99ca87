import type { FetchParams } from "./fetch-params.ts"
import { getHeader } from "./header-list.ts"
import { isSameOrigin, originOf, serializedRequestOrigin } from "./origin.ts"
import { parseUrl } from "./parse-url.ts"
import { redirectReferrerPolicy } from "./referrer.ts"
import { REQUEST_BODY_HEADERS, isNonWildcardRequestHeader } from "./request-header-names.ts"
import { currentUrl } from "./request.ts"
import { FOLLOW, type FetchResponse, type Outcome } from "./response.ts"
import type { HeaderLine } from "./transport.ts"

const ALGORITHM = "http-redirect-fetch"

/**
 * Fetch, "HTTP-redirect fetch". `FOLLOW` stands for step 22, main fetch once more: main fetch does it in a loop where
 * the standard recurses.
 */
export function httpRedirectFetch(params: FetchParams, response: FetchResponse): Outcome | typeof FOLLOW {
  const { request, page, trace } = params
  const fail = (step: string, code: Parameters<typeof trace.fail>[2]): Outcome =>
    trace.fail(ALGORITHM, step, code, "redirect", { location: shown }, response.exchange)
  const before = currentUrl(request)
  // 3. Let locationURL be response's location URL given request's current URL's fragment.
  const location = getHeader(response.headers, "location")
  // 4. If locationURL is null, then return response.
  const { emptyLocation } = params.browser.profile
  if (location === undefined || (location === "" && emptyLocation === "no redirect")) return response
  const asGiven = params.browser.profile.readsHeadersAsUtf8 ? location : withEscapedBytes(location)
  const isRefused = location === "" && emptyLocation === "failure"
  const url = isRefused || hasSeveralLocations(response) ? undefined : locationUrl(asGiven, before)
  const shown = url?.href ?? location
  // 5. If locationURL is failure, then return a network error.
  if (url === undefined) return fail("5", "redirect-location-invalid")
  // 6. If locationURL's scheme is not an HTTP(S) scheme, then return a network error.
  if (url.protocol !== "http:" && url.protocol !== "https:") return fail("6", "redirect-scheme")
  // 7. If request's redirect count is 20, then return a network error.
  if (request.redirectCount === 20) return fail("7", "redirect-limit")
  // 8. Increase request's redirect count by 1.
  request.redirectCount++
  const hasCredentials = url.username !== "" || url.password !== ""
  // 9. In mode "cors", credentials in a URL of another origin: network error.
  if (request.mode === "cors" && hasCredentials && !isSameOrigin(page.origin, originOf(url)))
    return fail("9", "redirect-has-credentials")
  // 10. With tainting "cors", credentials in any URL: network error.
  if (request.tainting === "cors" && hasCredentials) return fail("10", "redirect-has-credentials")
  if (hasCredentials && !params.browser.profile.ownRedirectsMayHaveCredentials)
    return fail("10", "redirect-has-credentials")
  // 11. If the status is not 303 and the body's source is null, then return a network error.
  if (response.status !== 303 && request.body !== null && request.body.source === undefined)
    return fail("11", "redirect-of-stream")
  // 12. If a POST is redirected by 301 or 302, or anything but GET and HEAD by 303, it becomes a GET.
  rewriteMethod(params, response, url)
  const { dropsOnRedirect } = params.browser.profile
  if (dropsOnRedirect !== undefined && originOf(url) !== page.origin)
    request.headers = request.headers.filter(([name]) => !dropsOnRedirect.test(name.toLowerCase()))
  // 13. If locationURL is of another origin, delete the CORS non-wildcard request-header names.
  if (!isSameOrigin(originOf(before), originOf(url))) dropAuthorization(params, url, response.exchange)
  const originBefore = serializedRequestOrigin(request, page)
  // The body of a redirect is nobody's; the HTTP cache may have the response without it.
  response.onBodyRead?.(new Uint8Array())
  // 18. Append locationURL to request's URL list.
  request.urls.push(url)
  trace.step(ALGORITHM, "18", { location, status: String(response.status) }, url.href, response.exchange)
  if (originBefore !== "null" && serializedRequestOrigin(request, page) === "null")
    trace.note("origin-turned-null", "redirect", { url: url.href }, response.exchange)
  // 19. Invoke set request's referrer policy on redirect.
  redirectReferrerPolicy(request, response.headers)
  // 22. Return the result of running main fetch given fetchParams and recursive.
  return FOLLOW
}

/** Fetch, "location URL": resolved, and with the fragment of the URL before unless it has its own. */
function locationUrl(location: string, base: URL): URL | undefined {
  const url = parseUrl(location, base)
  if (url === undefined) return undefined
  if (url.hash === "" && !url.href.endsWith("#")) url.hash = base.hash
  return url
}

/** Fetch, "location URL", 2: several values are a failure; engines forgive a repetition of the same one. */
function hasSeveralLocations({ headers }: FetchResponse): boolean {
  return new Set(headers.filter(([name]) => name.toLowerCase() === "location").map(([, value]) => value)).size > 1
}

/** Bytes above 127 stand for themselves in the URL, whatever they would mean as text. */
function withEscapedBytes(location: string): string {
  return location.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`)
}

function rewriteMethod({ request, browser, trace }: FetchParams, { status, exchange }: FetchResponse, url: URL): void {
  const { method } = request
  const { redirectsDeleteAsGet, restoresBodyHeaders } = browser.profile
  const crosses = !isSameOrigin(originOf(currentUrl(request)), originOf(url))
  const isRewritten = turnsIntoGet(status, method)
  if (!isRewritten && !(redirectsDeleteAsGet && crosses && method === "DELETE")) {
    const isBack =
      restoresBodyHeaders === "across origins"
        ? crosses && request.tainting === "cors"
        : restoresBodyHeaders !== "never" && !turnsIntoGet(status, request.firstMethod)
    if (isBack) request.headers.push(...request.droppedHeaders.splice(0))
    return
  }
  // 12.1. Set request's method to `GET` and request's body to null.
  request.method = "GET"
  request.body = null
  // 12.2. Delete each request-body-header name.
  const isDropped = ([name]: HeaderLine): boolean => isRewritten && REQUEST_BODY_HEADERS.includes(name.toLowerCase())
  request.droppedHeaders = request.headers.filter(isDropped)
  request.headers = request.headers.filter((line) => !isDropped(line))
  trace.note("method-rewritten", "redirect", { method, status: String(status) }, exchange)
  trace.step(ALGORITHM, "12", { method, status: String(status) }, "GET without body", exchange)
}

/** 12. A POST by 301 and 302; anything but GET and HEAD by 303. */
function turnsIntoGet(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD"
  return (status === 301 || status === 302) && method === "POST"
}

function dropAuthorization({ request, trace }: FetchParams, url: URL, exchange: number | undefined): void {
  const { length } = request.headers
  request.headers = request.headers.filter(([name]) => !isNonWildcardRequestHeader(name.toLowerCase()))
  if (request.headers.length === length) return
  trace.note("authorization-dropped", "redirect", { url: url.href }, exchange)
  trace.step(ALGORITHM, "13", { url: url.href }, "Authorization deleted", exchange)
}
