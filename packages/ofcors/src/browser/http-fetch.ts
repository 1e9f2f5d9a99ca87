import { isSafelistedMethod } from "../http/methods.ts"
import { cacheModeOf, cacheParams } from "./cache-mode.ts"
import { corsCheck } from "./cors-check.ts"
import { corsPreflightFetch } from "./cors-preflight-fetch.ts"
import type { FetchParams } from "./fetch-params.ts"
import { getHeader } from "./header-list.ts"
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts"
import type { SentRequest } from "./sent-request.ts"
import { httpRedirectFetch } from "./http-redirect-fetch.ts"
import { originOf, serializedRequestOrigin } from "./origin.ts"
import { resourcePolicyCheck } from "./resource-policy-check.ts"
import { type FOLLOW, type FetchResponse, NETWORK_ERROR, type Outcome, isRedirectStatus } from "./response.ts"
import { unsafeRequestHeaderNames } from "./safelisted-request-headers.ts"
import { currentUrl } from "./request.ts"
import { taoCheck } from "./tao-check.ts"

const ALGORITHM = "http-fetch"

/** Fetch, "HTTP fetch". Step 3, service workers, is not there: a page of this model has none. */
export async function httpFetch(params: FetchParams, makeCorsPreflight: boolean): Promise<Outcome | typeof FOLLOW> {
  const { request, page, trace } = params
  // 4.1. If makeCORSPreflight is true and the preflight cache does not cover the request, preflight it.
  if (makeCorsPreflight && (await preflightIfNeeded(params)) === NETWORK_ERROR) return NETWORK_ERROR
  // 4.3. Set response and internalResponse to the result of running HTTP-network-or-cache fetch.
  const actual: SentRequest = {
    kind: "actual",
    method: request.method,
    headers: request.headers,
    body: request.body,
    includeCredentials: includesCredentials(params),
    cache: cacheModeOf(request, params.browser.profile),
    tainting: request.tainting,
    origin: serializedRequestOrigin(request, page),
  }
  const response = await httpNetworkOrCacheFetch(params, actual)
  if (response === NETWORK_ERROR) return NETWORK_ERROR
  const redirected = isRedirectStatus(response.status) && getHeader(response.headers, "location") !== undefined
  const phase = redirected ? "redirect" : "actual"
  // 4.4. If request's response tainting is "cors" and a CORS check returns failure, then return a network error.
  if (request.tainting === "cors") {
    const findings = corsCheck(
      response,
      { origin: actual.origin, withCredentials: checksCredentials(params, redirected) },
      params,
    )
    if (findings.length > 0) {
      explainStoredResponse(params, response)
      // A load that is cut off here does not get into the cache.
      if (!params.browser.profile.cachesRefusedResponses) response.forget?.()
      return trace.stop(findings, phase, response.exchange)
    }
  }
  // 4.5. If the TAO check returns failure, then set request's timing allow failed flag.
  if (!taoCheck(request, response, page)) request.timingAllowFailed = true
  // 5. If response tainting is "opaque" and the cross-origin resource policy check returns blocked: network error.
  if (request.tainting === "opaque") {
    const blocked = resourcePolicyCheck(params, response)
    if (blocked !== undefined) return trace.stop([blocked], phase, response.exchange)
  }
  // 6. If internalResponse's status is a redirect status:
  if (!isRedirectStatus(response.status)) return response
  // 6.2. Switch on request's redirect mode:
  if (request.redirect === "error") {
    const location = getHeader(response.headers, "location") ?? ""
    return trace.fail(ALGORITHM, "6.2", "redirect-not-allowed", "redirect", { location }, response.exchange)
  }
  if (request.redirect === "follow") return httpRedirectFetch(params, response)
  trace.step(ALGORITHM, "6.2", { redirect: "manual" }, "opaque-redirect filtered response", response.exchange)
  response.opaqueRedirect = true
  return response
}

/** Step 4.1.1: whether a preflight goes out, and what it asks for. */
async function preflightIfNeeded(params: FetchParams): Promise<Outcome | undefined> {
  const { request, browser, trace } = params
  const { profile } = browser
  const unsafeNames = profile.asksForDroppedHeaders
    ? request.unsafeNamesSoFar
    : unsafeRequestHeaderNames(request.headers, profile.extraSafelist)
  const input = { method: request.method, names: unsafeNames.join(",") }
  const isUnsafe = !isSafelistedMethod(request.method) || unsafeNames.length > 0 || request.useCorsPreflight
  request.usedPreflightCache = true
  request.wasUnsafe = true
  if (browser.preflightCache.covers(cacheParams(params), unsafeNames, !isUnsafe)) {
    trace.step(ALGORITHM, "4.1", input, "covered by the CORS-preflight cache")
    return undefined
  }
  trace.step(ALGORITHM, "4.1", input, "CORS-preflight fetch")
  return corsPreflightFetch(params, unsafeNames)
}

/** HTTP-network-or-cache fetch, 8.3 and 8.4: whether cookies and their like go with the request. */
function includesCredentials({ request, page, browser }: FetchParams): boolean {
  // 8.4. "Cross-Origin-Embedder-Policy allows credentials": a credentialless page sends none elsewhere without CORS.
  if (
    request.mode === "no-cors" &&
    page.embedderPolicy === "credentialless" &&
    request.urls.some((url) => originOf(url) !== page.origin)
  )
    return false
  const isKept = browser.profile.noCorsKeepsCredentials && request.tainting === "opaque"
  if (
    isKept &&
    request.credentials === "same-origin" &&
    originOf(request.urls[0] ?? currentUrl(request)) === page.origin
  )
    return true
  return request.credentials === "include" || (request.credentials === "same-origin" && request.tainting === "basic")
}

/** Whether the CORS check wants `Access-Control-Allow-Credentials`. */
function checksCredentials({ request, page, browser }: FetchParams, redirected: boolean): boolean {
  if (request.credentials === "include") return true
  // A hop that was preflighted has no credentials, in WebKit either.
  if (!redirected || !browser.profile.redirectsKeepCredentials || request.usedPreflightCache) return false
  if (request.credentials === "omit") return false
  return originOf(request.urls[0] ?? currentUrl(request)) === page.origin
}

/** Says why a response can be wrong though the server was right: it was stored for another request. */
function explainStoredResponse({ request, page, trace }: FetchParams, response: FetchResponse): void {
  if (response.storedFor === undefined || response.storedFor === serializedRequestOrigin(request, page)) return
  const facts = { url: currentUrl(request).href, requestOrigin: response.storedFor }
  trace.note("response-from-cache", "actual", facts, response.exchange)
}
