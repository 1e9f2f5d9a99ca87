import { isSafelistedMethod } from "../http/methods.ts"
import { cacheModeOf, cacheParams } from "./cache-mode.ts"
import { corsCheck } from "./cors-check.ts"
import type { LocationFault } from "./engine-profile.ts"
import { rankOf } from "./engine.ts"
import type { FetchParams } from "./fetch-params.ts"
import { type HeaderList, type ListFailure, extractHeaderListValues, getHeader, isListFailure } from "./header-list.ts"
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts"
import type { SentRequest } from "./sent-request.ts"
import { originOf, serializedRequestOrigin } from "./origin.ts"
import { currentUrl } from "./request.ts"
import { type FetchResponse, NETWORK_ERROR, type Outcome, isOkStatus } from "./response.ts"
import { type RedirectLocation, faultFoundFirst, redirectLocation } from "./redirect-location.ts"
import { nonWildcardNames } from "./safelisted-request-headers.ts"
import type { Finding } from "./trace.ts"

const ALGORITHM = "cors-preflight-fetch"

/** Fetch, "CORS-preflight fetch". `unsafeNames`: what it asks for, sorted and in lower case. */
export async function corsPreflightFetch(params: FetchParams, unsafeNames: readonly string[]): Promise<Outcome> {
  const { request, page, browser, trace } = params
  // 1.–5. Let preflight be a new request; append what it asks for.
  const headers: HeaderList = [
    ["Accept", "*/*"],
    ["Access-Control-Request-Method", request.method],
  ]
  if (unsafeNames.length > 0) headers.push(["Access-Control-Request-Headers", unsafeNames.join(",")])
  trace.step(ALGORITHM, "3", { method: request.method }, "appended")
  if (unsafeNames.length > 0) trace.step(ALGORITHM, "5", { names: unsafeNames.join(",") }, "appended")
  const preflight: SentRequest = {
    kind: "preflight",
    method: "OPTIONS",
    headers,
    body: null,
    // A new request's mode of credentials is "same-origin" and its tainting "cors": no cookie, no `Authorization`.
    includeCredentials: false,
    cache: browser.profile.preflightCarriesCacheMode ? cacheModeOf(request, browser.profile) : "default",
    tainting: "cors",
    origin:
      browser.profile.preflightOriginAfterRedirects === "page" ? page.origin : serializedRequestOrigin(request, page),
  }
  // 6. Let response be the result of running HTTP-network-or-cache fetch.
  const response = await httpNetworkOrCacheFetch(params, preflight)
  if (response === NETWORK_ERROR) return NETWORK_ERROR
  const fault = faultFoundFirst(params, redirectLocation(params, response))
  if (fault !== undefined) return trace.stop([fault], "preflight", response.exchange)
  const methods = extractHeaderListValues(response.headers, "access-control-allow-methods")
  const headerNames = extractHeaderListValues(response.headers, "access-control-allow-headers")
  const findings: Finding[] = [
    // 7. If a CORS check for request and response returns success and response's status is an ok status, then:
    ...checkFindings(params, response, preflight.origin),
    ...statusFindings(params, response),
    // 7.3. If either methods or headerNames is failure, return a network error.
    ...malformed(methods, "Access-Control-Allow-Methods", response),
    ...malformed(headerNames, "Access-Control-Allow-Headers", response),
    ...(isListFailure(methods) ? [] : methodFindings(params, methods, response)),
    ...(isListFailure(headerNames) ? [] : headerFindings(params, headerNames, unsafeNames, response)),
  ]
  const isRefusedOnly = findings.every(({ code }) => code === "method-not-allowed" || code === "header-not-allowed")
  if (findings.length > 0) {
    if (isRefusedOnly && browser.profile.preflightCache.storedBeforeMatching)
      store(params, response, methods, headerNames)
    const inOrder = findings.toSorted((a, b) => rankOf(browser.profile, a.code) - rankOf(browser.profile, b.code))
    return trace.stop(inOrder, "preflight", response.exchange)
  }
  store(params, response, methods, headerNames)
  // 7.16. Return response.
  return response
}

/** 7. The CORS check of request and response, with the engines' own ideas of the origin after redirects. */
function checkFindings(params: FetchParams, response: FetchResponse, sent: string): readonly Finding[] {
  const { request, page, browser } = params
  const { preflightOriginAfterRedirects } = browser.profile
  const withCredentials = request.credentials === "include"
  // Firefox takes the answer of the page's own server as it is.
  if (preflightOriginAfterRedirects === "page" && originOf(currentUrl(request)) === page.origin) return []
  return corsCheck(response, { origin: sent, withCredentials }, params)
}

function statusFindings(params: FetchParams, response: FetchResponse): readonly Finding[] {
  const { request, page, browser } = params
  const status = String(response.status)
  if (isOkStatus(response.status)) return []
  const location = redirectLocation(params, response)
  // Any other status than an ok status fails step 7; that a redirect is never followed has a message of its own.
  if (location === undefined) return [{ code: "preflight-status", facts: { status }, algorithm: ALGORITHM, step: "7" }]
  const isMinded = request.redirect === "follow" && browser.profile.redirects.mindsTargetIn.includes("preflight")
  const code = (isMinded ? faultOf(location, page.origin) : undefined) ?? "preflight-redirect"
  const facts = { status, location: code === "preflight-redirect" ? location.text : location.shown }
  return [{ code, facts, algorithm: ALGORITHM, step: "7", header: "Location" }]
}

/** What would keep a redirect from being followed, if it were. */
function faultOf(
  { url, fault }: RedirectLocation,
  pageOrigin: string,
): LocationFault | "redirect-has-credentials" | undefined {
  const isForeign = url !== undefined && originOf(url) !== pageOrigin
  const hasCredentials = isForeign && (url.username !== "" || url.password !== "")
  return fault ?? (hasCredentials ? "redirect-has-credentials" : undefined)
}

function malformed(
  values: readonly string[] | ListFailure | undefined,
  header: "Access-Control-Allow-Methods" | "Access-Control-Allow-Headers",
  response: FetchResponse,
): readonly Finding[] {
  if (!isListFailure(values)) return []
  const value = getHeader(response.headers, header.toLowerCase()) ?? ""
  const code = header === "Access-Control-Allow-Methods" ? "allow-methods-malformed" : "allow-headers-malformed"
  const facts = { element: values.element, value }
  return [{ code, facts, algorithm: ALGORITHM, step: "7.3", header }]
}

/** 7.5. The method must be listed, safelisted, or covered by `*` without credentials. */
function methodFindings(
  { request, browser, trace }: FetchParams,
  listed: readonly string[] | undefined,
  response: FetchResponse,
): readonly Finding[] {
  // 7.4. If methods is null and request's use-CORS-preflight flag is set, then set methods to request's method.
  const isImplied = request.useCorsPreflight && browser.profile.streamsAllowTheirMethod
  const methods = listed ?? (isImplied ? [request.method] : [])
  const { method } = request
  const value = methods.join(", ")
  if (
    methods.includes(method) ||
    isSafelistedMethod(method) ||
    (request.credentials !== "include" && methods.includes("*"))
  ) {
    trace.step(ALGORITHM, "7.5", { method, methods: value }, "success", response.exchange)
    return []
  }
  const raw = getHeader(response.headers, "access-control-allow-methods")
  return [
    {
      code: "method-not-allowed",
      facts: { method, value: raw ?? "", absent: String(raw === undefined) },
      algorithm: ALGORITHM,
      step: "7.5",
      header: "Access-Control-Allow-Methods",
    },
  ]
}

/** 7.6. and 7.7. Every unsafe name must be listed, or covered by `*` without credentials; `Authorization` never is. */
function headerFindings(
  { request, browser, trace }: FetchParams,
  listed: readonly string[] | undefined,
  unsafeNames: readonly string[],
  response: FetchResponse,
): readonly Finding[] {
  if (unsafeNames.length === 0) return []
  const allowed = new Set((listed ?? []).map((name) => name.toLowerCase()))
  const wildcard = request.credentials !== "include" && allowed.has("*")
  const nonWildcard = nonWildcardNames(request.headers)
  const raw = getHeader(response.headers, "access-control-allow-headers")
  const findings: Finding[] = []
  for (const name of unsafeNames) {
    const isNonWildcard = nonWildcard.includes(name)
    if (allowed.has(name) || (wildcard && !isNonWildcard)) continue
    if (wildcard && browser.profile.authorizationUnderWildcard !== "refused") {
      if (browser.profile.authorizationUnderWildcard === "warned")
        trace.note("authorization-covered-by-wildcard", "preflight", { name }, response.exchange)
      continue
    }
    findings.push({
      code: "header-not-allowed",
      facts: { name, value: raw ?? "", absent: String(raw === undefined), wildcard: String(wildcard) },
      algorithm: ALGORITHM,
      step: isNonWildcard ? "7.6" : "7.7",
      header: "Access-Control-Allow-Headers",
    })
  }
  if (findings.length === 0)
    trace.step(ALGORITHM, "7.7", { names: unsafeNames.join(","), allowed: raw ?? "" }, "success", response.exchange)
  // The engines name the first one in sorted order; the standard asks for the non-wildcard names first.
  return browser.profile.engine === "standard"
    ? findings.toSorted((a, b) => Number(a.step === "7.7") - Number(b.step === "7.7"))
    : findings
}

/** 7.8. to 7.15. Put what was allowed into the cache. */
function store(
  params: FetchParams,
  response: FetchResponse,
  methods: readonly string[] | ListFailure | undefined,
  headerNames: readonly string[] | ListFailure | undefined,
): void {
  const { request, browser, trace } = params
  const value = getHeader(response.headers, "access-control-max-age")
  const listed = isListFailure(methods) ? [] : (methods ?? (request.useCorsPreflight ? [request.method] : []))
  const allowed = { methods: listed, headerNames: isListFailure(headerNames) ? [] : (headerNames ?? []) }
  const seconds = browser.preflightCache.store(cacheParams(params), allowed, value)
  trace.step(ALGORITHM, "7.10", { value: value ?? "" }, `kept for ${seconds} s`, response.exchange)
}
