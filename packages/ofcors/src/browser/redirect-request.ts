import type { FetchParams } from "./fetch-params.ts"
import { isSameOrigin, originOf } from "./origin.ts"
import { REQUEST_BODY_HEADERS, isNonWildcardRequestHeader } from "./request-header-names.ts"
import { currentUrl } from "./request.ts"
import type { FetchResponse } from "./response.ts"
import { unsafeRequestHeaderNames } from "./safelisted-request-headers.ts"
import type { HeaderLine } from "./transport.ts"

const ALGORITHM = "http-redirect-fetch"

/** HTTP-redirect fetch, 12 and 13: what a redirect to `url` makes of the request's method, body and headers. */
export function redirectRequest(params: FetchParams, response: FetchResponse, url: URL): void {
  const { request, page, browser } = params
  const { drops, droppedHeaders } = browser.profile.redirects
  if (browser.profile.asksForDroppedHeaders === "not the last ones") namesToAskFor(params, response.status, url)
  const headersBefore = request.headers
  if (droppedHeaders === "restored each time") request.headers = [...request.firstHeaders]
  rewriteMethod(params, response, url)
  if (drops !== undefined && !request.keepalive && originOf(url) !== page.origin)
    request.headers = request.headers.filter(([name]) => !drops.test(name.toLowerCase()))
  // 13. If locationURL is of another origin, delete the CORS non-wildcard request-header names.
  if (!isSameOrigin(originOf(currentUrl(request)), originOf(url)))
    dropAuthorization(params, url, headersBefore, response.exchange)
}

/** 12. If a POST is redirected by 301 or 302, or anything but GET and HEAD by 303, it becomes a GET. */
function rewriteMethod(params: FetchParams, { status, exchange }: FetchResponse, url: URL): void {
  const { request, browser, trace } = params
  const { method } = request
  const { deleteAsGet, droppedHeaders } = browser.profile.redirects
  const crosses = !isSameOrigin(originOf(currentUrl(request)), originOf(url))
  const isRewritten = turnsIntoGet(status, method)
  const dropsBodyHeaders =
    droppedHeaders === "restored each time" ? turnsIntoGet(status, request.firstMethod) : isRewritten
  const isDropped = ([name]: HeaderLine): boolean =>
    dropsBodyHeaders && REQUEST_BODY_HEADERS.includes(name.toLowerCase())
  if (droppedHeaders === "restored without rewriting") {
    if (!isRewritten) restoreDropped(params, status, url)
    else request.droppedHeaders = isLostWithoutCors(params, url) ? [] : request.headers.filter(isDropped)
  }
  // 12.2. Delete each request-body-header name.
  if (dropsBodyHeaders) request.headers = request.headers.filter((line) => !isDropped(line))
  if (!isRewritten && !(deleteAsGet && crosses && method === "DELETE")) return
  // 12.1. Set request's method to `GET` and request's body to null.
  request.method = "GET"
  request.body = null
  trace.note("method-rewritten", "redirect", { method, status: String(status) }, exchange)
  trace.step(ALGORITHM, "12", { method, status: String(status) }, "GET without body", exchange)
}

/** A POST by 301 and 302; anything but GET and HEAD by 303. */
function turnsIntoGet(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD"
  return (status === 301 || status === 302) && method === "POST"
}

/** WebKit: any such redirect of a CORS request brings the body's headers back, otherwise only 307 and 308. */
function restoreDropped({ request, page }: FetchParams, status: number, url: URL): void {
  const isCors = request.mode === "cors" && (request.tainting === "cors" || originOf(url) !== page.origin)
  if (isCors || status === 307 || status === 308) request.headers.push(...request.droppedHeaders.splice(0))
}

/** WebKit: a `no-cors` request that leaves the page's origin as it becomes a GET does not get them back. */
function isLostWithoutCors({ request, page }: FetchParams, url: URL): boolean {
  return request.mode === "no-cors" && request.tainting === "basic" && originOf(url) !== page.origin
}

/** Firefox asks for what script gave, without what this redirect drops by the method that it finds. */
function namesToAskFor({ request, browser }: FetchParams, status: number, url: URL): void {
  const crosses = !isSameOrigin(originOf(currentUrl(request)), originOf(url))
  const isRewritten = turnsIntoGet(status, request.method)
  const headers = request.firstHeaders.filter(
    ([name]) =>
      !(isRewritten && REQUEST_BODY_HEADERS.includes(name.toLowerCase())) &&
      !(crosses && isNonWildcardRequestHeader(name.toLowerCase())),
  )
  request.namesToAskFor = unsafeRequestHeaderNames(headers, browser.profile.extraSafelist)
}

function dropAuthorization(
  { request, trace }: FetchParams,
  url: URL,
  before: readonly HeaderLine[],
  exchange: number | undefined,
): void {
  const isDropped = ([name]: HeaderLine): boolean => isNonWildcardRequestHeader(name.toLowerCase())
  request.headers = request.headers.filter((line) => !isDropped(line))
  if (!before.some(isDropped)) return
  trace.note("authorization-dropped", "redirect", { url: url.href }, exchange)
  trace.step(ALGORITHM, "13", { url: url.href }, "Authorization deleted", exchange)
}
