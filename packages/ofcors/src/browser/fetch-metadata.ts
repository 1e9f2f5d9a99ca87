import type { EngineProfile } from "./engine-profile.ts"
import type { FetchParams } from "./fetch-params.ts"
import { crossedOrigins, isPotentiallyTrustworthy, isSameOrigin, originOf, serializedRequestOrigin } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { type FetchRequest, currentUrl } from "./request.ts"
import type { SentRequest } from "./sent-request.ts"
import { isSameSite } from "./site.ts"

/** Fetch Metadata, "append the Fetch metadata headers for a request". `fetch` has an empty destination. */
export function appendFetchMetadata({ request, page, browser }: FetchParams, http: SentRequest): void {
  // 1. If r's url is not a potentially trustworthy URL, return.
  if (!isPotentiallyTrustworthy(currentUrl(request))) return
  const { fetchMetadataAfterRedirects: way } = browser.profile
  const isPreflight = http.kind === "preflight"
  if (way === "webkit" && !isPreflight && request.tainting === "cors" && crossedOrigins(request)) return
  http.headers.push(
    ["Sec-Fetch-Dest", "empty"],
    ["Sec-Fetch-Mode", isPreflight ? "cors" : request.mode],
    ["Sec-Fetch-Site", siteOfChain(request, page, way, isPreflight)],
  )
}

/** "Set the Sec-Fetch-Site header", with the engines' own ideas of the URLs that count after redirects. */
function siteOfChain(
  request: FetchRequest,
  page: PageFacts,
  way: EngineProfile["fetchMetadataAfterRedirects"],
  isPreflight: boolean,
): string {
  const { urls } = request
  if (way === "chromium") return siteRelation(urls.slice(request.begunAt), page)
  if (way === "webkit" && isPreflight && serializedRequestOrigin(request, page) === "null") return "cross-site"
  if (way !== "firefox" || urls.length === 1) return siteRelation(urls, page)
  if (isPreflight) return siteRelation(urls.slice(-1), page)
  const relation = siteRelation(urls, page)
  const hasSite = page.registrableDomain(currentUrl(request).hostname) !== undefined
  return relation === "same-origin" || hasSite ? relation : "cross-site"
}

/** The least related of these URLs decides. */
function siteRelation(urls: readonly URL[], page: PageFacts): string {
  let relation = "same-origin"
  for (const url of urls) {
    const origin = originOf(url)
    if (isSameOrigin(origin, page.origin)) continue
    if (!isSameSite(origin, page.origin, page)) return "cross-site"
    relation = "same-site"
  }
  return relation
}
