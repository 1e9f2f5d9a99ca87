import { isSafelistedMethod } from "../http/methods.ts"
import { cacheModeOf, cacheParams } from "./cache-mode.ts"
import { corsCheck } from "./cors-check.ts"
import { corsPreflightFetch } from "./cors-preflight-fetch.ts"
import type { FetchParams } from "./fetch-params.ts"
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts"
import type { SentRequest } from "./sent-request.ts"
import { httpRedirectFetch } from "./http-redirect-fetch.ts"
import { originOf, serializedRequestOrigin } from "./origin.ts"
import { type RedirectLocation, faultFoundFirst, redirectLocation, refusesCredentials } from "./redirect-location.ts"
import { resourcePolicyCheck } from "./resource-policy-check.ts"
import { type FOLLOW, type FetchResponse, NETWORK_ERROR, type Outcome, isRedirectStatus } from "./response.ts"
import type { Finding } from "./trace.ts"
import { unsafeRequestHeaderNames } from "./safelisted-request-headers.ts"
import { currentUrl } from "./request.ts"
import { taoCheck } from "./tao-check.ts"

const ALGORITHM = "http-fetch"

/** Fetch, "HTTP fetch". Step 3, service workers, is not there: a page of this model has none. */
export async function httpFetch(params: FetchParams, makeCorsPreflight: boolean): Promise<Outcome | typeof FOLLOW> {
  const { request, page, trace } = params
  // 4.1. If makeCORSPreflight is true and the preflight cache does not cover the request, preflight it.
  if (makeCorsPreflight && (await preflightIfNeeded(params)) === NETWORK_ERROR) return NETWORK_ERROR
  const { refusedLater } = request
  if (refusedLater !== undefined) {
    // As if the redirect had not been followed.
    request.urls.pop()
    return trace.stop(refusedLater.findings, "redirect", refusedLater.exchange)
  }
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
  const location = redirectLocation(params, response)
  const phase = location === undefined ? "actual" : "redirect"
  const policyFault = (): Finding | undefined =>
    request.tainting === "opaque" ? resourcePolicyCheck(params, response) : undefined
  const early = params.browser.profile.redirects.policyFirst ? policyFault() : undefined
  const fault = early ?? faultFoundFirst(params, location)
  if (fault !== undefined) return trace.stop([fault], phase, response.exchange)
  // 4.4. If request's response tainting is "cors" and a CORS check returns failure, then return a network error.
  if (request.tainting === "cors") {
    const checked = { origin: actual.origin, withCredentials: request.credentials === "include" }
    const findings = corsCheck(response, checked, params)
    if (findings.length > 0) {
      explainStoredResponse(params, response)
      response.refuse?.()
      return trace.stop(findings, phase, response.exchange)
    }
  }
  // 4.5. If the TAO check returns failure, then set request's timing allow failed flag.
  if (!taoCheck(request, response, page)) request.timingAllowFailed = true
  // 5. If response tainting is "opaque" and the cross-origin resource policy check returns blocked: network error.
  const blocked = policyFault()
  if (blocked !== undefined) return trace.stop([blocked], phase, response.exchange)
  // 6. If internalResponse's status is a redirect status:
  return isRedirectStatus(response.status) ? switchOnRedirectMode(params, response, location) : response
}

/** 6.2. Switch on request's redirect mode. */
function switchOnRedirectMode(
  params: FetchParams,
  response: FetchResponse,
  location: RedirectLocation | undefined,
): Outcome | typeof FOLLOW {
  const { request, page, browser, trace } = params
  const { redirects } = browser.profile
  if (request.redirect === "error") {
    if (redirects.errorModeNeedsLocation && (location === undefined || location.text === "")) return response
    const facts = { location: location?.shown ?? "" }
    const url = redirects.mindsTargetIn.includes("error") ? location?.url : undefined
    const step = url === undefined ? undefined : refusesCredentials(request, page.origin, url)
    return step === undefined
      ? trace.fail(ALGORITHM, "6.2", "redirect-not-allowed", "redirect", facts, response.exchange)
      : trace.fail("http-redirect-fetch", step, "redirect-has-credentials", "redirect", facts, response.exchange)
  }
  if (request.redirect === "follow") {
    judgeAgain(params, response)
    return httpRedirectFetch(params, response, location)
  }
  if (request.mode === "no-cors" && location !== undefined) params.unfollowed = { response, location }
  trace.step(ALGORITHM, "6.2", { redirect: "manual" }, "opaque-redirect filtered response", response.exchange)
  response.opaqueRedirect = true
  return response
}

/** The second CORS check of a redirect in WebKit: with credentials where the chain began on the page's own origin. */
function judgeAgain(params: FetchParams, response: FetchResponse): void {
  const { request, page, browser } = params
  if (!browser.profile.redirects.judgedAgain || request.tainting !== "cors") return
  if (request.credentials !== "same-origin" || originOf(request.urls[0] ?? currentUrl(request)) !== page.origin) return
  const checked = { origin: serializedRequestOrigin(request, page), withCredentials: true }
  const findings = corsCheck(response, checked, params)
  if (findings.length > 0) request.refusedLater = { findings, exchange: response.exchange }
}

/** Step 4.1.1: whether a preflight goes out, and what it asks for. */
async function preflightIfNeeded(params: FetchParams): Promise<Outcome | undefined> {
  const { request, browser, trace } = params
  const { profile } = browser
  const unsafeNames =
    profile.asksForDroppedHeaders === "all"
      ? request.unsafeNamesSoFar
      : (request.namesToAskFor ?? unsafeRequestHeaderNames(request.headers, profile.extraSafelist))
  const input = { method: request.method, names: unsafeNames.join(",") }
  const isUnsafe = !isSafelistedMethod(request.method) || unsafeNames.length > 0
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

/** Says why a response can be wrong though the server was right: it was stored for another request. */
function explainStoredResponse({ request, page, trace }: FetchParams, response: FetchResponse): void {
  if (response.storedFor === undefined || response.storedFor === serializedRequestOrigin(request, page)) return
  const facts = { url: currentUrl(request).href, requestOrigin: response.storedFor }
  trace.note("response-from-cache", "actual", facts, response.exchange)
}
