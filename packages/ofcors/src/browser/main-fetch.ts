import { isSafelistedMethod } from "../http/methods.ts"
import { cacheParams } from "./cache-mode.ts"
import { isOwnBlob } from "./blob-url.ts"
import { isBadPort } from "./bad-port.ts"
import { type FetchParams, phaseOf } from "./fetch-params.ts"
import { httpFetch } from "./http-fetch.ts"
import { isMixedContent } from "./mixed-content.ts"
import { isSameOriginRequest } from "./origin.ts"
import { determineReferrer } from "./referrer.ts"
import { currentUrl } from "./request.ts"
import { FOLLOW, NETWORK_ERROR, type Outcome } from "./response.ts"
import { unsafeRequestHeaderNames } from "./safelisted-request-headers.ts"
import { schemeFetch } from "./scheme-fetch.ts"

const ALGORITHM = "main-fetch"

/**
 * Fetch, "main fetch", as far as the response; what follows is in `finish-main-fetch.ts`. Goes round once more for
 * each redirect that is followed.
 */
export async function mainFetch(params: FetchParams): Promise<Outcome> {
  const { request, page, browser, trace } = params
  for (;;) {
    const url = currentUrl(request)
    params.deadline.check()
    if (browser.profile.checksModeFirst && request.urls.length === 1) {
      const refused = refusedByMode(params, url)
      if (refused !== undefined) return refused
    }
    // 7. If request should be blocked due to a bad port, or as mixed content, then the response is a network error.
    if (isBadPort(url))
      return trace.fail(ALGORITHM, "7", "bad-port", phaseOf(params), { port: url.port, url: url.href })
    if (isMixedContent(request, page))
      return trace.fail(ALGORITHM, "7", "mixed-content", phaseOf(params), { url: url.href })
    // 8. If request's referrer policy is the empty string, then set it to the page's.
    if (request.referrerPolicy === "") request.referrerPolicy = page.referrerPolicy
    // 9. If request's referrer is not "no-referrer", then determine it.
    if (request.referrer !== "") request.referrer = determineReferrer(request, page, browser.profile)
    const unsafeNames = unsafeRequestHeaderNames(request.headers, browser.profile.extraSafelist)
    noteUnsafe(params, unsafeNames)
    // 12. Set response to the result of running the steps of the first matching statement:
    const outcome = await schemeOrHttpFetch(params, url, unsafeNames)
    if (outcome === FOLLOW) continue
    // If corsWithPreflightResponse is a network error, then clear cache entries using request.
    const { clearedBySimpleRequests } = browser.profile.preflightCache
    const clears = request.usedPreflightCache || (clearedBySimpleRequests && request.tainting === "cors")
    if (outcome === NETWORK_ERROR && clears)
      browser.preflightCache.clear(cacheParams(params), trace.failure?.code === "redirect-not-allowed")
    return outcome
  }
}

/** Keeps in mind, hop by hop, what would have needed a preflight: some engines go by that after redirects. */
function noteUnsafe({ request }: FetchParams, names: readonly string[]): void {
  if (names.length === 0) return
  request.wasUnsafe = true
  request.unsafeNamesSoFar = [...new Set([...request.unsafeNamesSoFar, ...names])].toSorted()
}

function schemeOrHttpFetch(
  params: FetchParams,
  url: URL,
  unsafeNames: readonly string[],
): Outcome | typeof FOLLOW | Promise<Outcome | typeof FOLLOW> {
  const { request, page, browser, trace } = params
  const { origin } = page
  const { href } = url
  const { mode, method } = request
  const isHttp = url.protocol === "http:" || url.protocol === "https:"
  // Same origin and tainting "basic", or scheme "data":
  const isOwn = isSameOriginRequest(request, page) || isOwnBlob(url, page)
  if ((isOwn && request.tainting === "basic") || url.protocol === "data:") {
    trace.step(ALGORITHM, "12", { origin, url: href, mode }, "basic")
    request.tainting = "basic"
    return schemeFetch(params)
  }
  const refused = refusedByMode(params, url)
  if (refused !== undefined) return refused
  // Mode "no-cors":
  if (mode === "no-cors") {
    if (url.protocol === "about:" && !browser.profile.fetchesAboutBlank)
      return trace.fail(ALGORITHM, "12", "about-url", phaseOf(params), { url: href })
    trace.step(ALGORITHM, "12", { origin, url: href, mode }, "opaque")
    request.tainting = "opaque"
    return schemeFetch(params)
  }
  // `about:blank` is of no origin.
  if (!isHttp)
    return trace.fail(ALGORITHM, "12", "scheme-not-supported", phaseOf(params), { url: href, scheme: url.protocol })
  // The use-CORS-preflight flag is set, or the method or a header is not safelisted:
  const isUnsafe = request.useCorsPreflight || !isSafelistedMethod(method) || unsafeNames.length > 0
  if (isUnsafe || request.tainting !== "cors" || request.lastMethod !== method)
    request.begunAt = request.urls.length - 1
  request.lastMethod = method
  request.tainting = "cors"
  if (isUnsafe || (browser.profile.preflightsRewrittenRequests && request.wasUnsafe)) {
    const input = { origin, url: href, mode, method, unsafeNames: unsafeNames.join(",") }
    trace.step(ALGORITHM, "12", input, "cors, with preflight")
    return httpFetch(params, true)
  }
  trace.step(ALGORITHM, "12", { origin, url: href, mode, method }, "cors, without preflight")
  return httpFetch(params, false)
}

/** Modes that do not go with another origin, or with the redirect mode. */
function refusedByMode(params: FetchParams, url: URL): Outcome | undefined {
  const { request, page, trace } = params
  if (url.protocol === "data:" || (isSameOriginRequest(request, page) && request.tainting === "basic")) return undefined
  // Mode "same-origin":
  if (request.mode === "same-origin")
    return trace.fail(ALGORITHM, "12", "same-origin-mode", phaseOf(params), { url: url.href, origin: page.origin })
  // Mode "no-cors", and a redirect mode that is not "follow":
  return request.mode === "no-cors" && request.redirect !== "follow"
    ? trace.fail(ALGORITHM, "12", "no-cors-redirect-mode", phaseOf(params), { url: url.href })
    : undefined
}
