import type { FetchParams } from "./fetch-params.ts"
import type { SentRequest } from "./sent-request.ts"
import { crossedOrigins, isSameOriginRequest, originOf, redirectTaint } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { type FetchRequest, currentUrl } from "./request.ts"
import { siteOf } from "./site.ts"

const ALGORITHM = "append-a-request-origin-header"

/** Fetch, "append a request `Origin` header". */
export function appendOriginHeader(params: FetchParams, http: SentRequest): void {
  const { request, trace } = params
  // 3. If request's response tainting is "cors", then append (`Origin`, serializedOrigin).
  if (http.tainting === "cors") {
    http.headers.push(["Origin", http.origin])
    if (http.kind === "actual") request.lastOrigin = http.origin
    trace.step(ALGORITHM, "3", { tainting: "cors" }, `Origin: ${http.origin}`)
    return
  }
  const isLost = params.browser.profile.hidesOriginInRedirects && crossesOrigins(params)
  // 4.1. If request's mode is not "cors", then the referrer policy may hide it.
  const hidden = request.mode !== "cors" && params.browser.profile.referrerPolicyHidesOrigin && isHidden(params)
  // 4. Otherwise, if request's method is neither `GET` nor `HEAD`:
  if (http.method === "GET" || http.method === "HEAD") {
    // What a POST said stays on a GET that it has become, until a redirect leads to another origin.
    if (crossedOrigins(request)) request.lastOrigin = undefined
    if (params.browser.profile.keepsOriginHeader && request.lastOrigin !== undefined)
      http.headers.push(["Origin", request.lastOrigin])
    else if (isAskedFromFrame(params)) http.headers.push(["Origin", isLost || hidden ? "null" : http.origin])
    return
  }
  // 4.2. Append (`Origin`, serializedOrigin).
  const value = hidden || isLost ? "null" : http.origin
  http.headers.push(["Origin", value])
  request.lastOrigin = value
  trace.step(ALGORITHM, "4.2", { method: http.method, policy: request.referrerPolicy }, `Origin: ${value}`)
}

function crossesOrigins({ request: { urls } }: FetchParams): boolean {
  return urls.some((url, index) => index > 0 && originOf(url) !== originOf(urls[index - 1] ?? url))
}

/** Whether only the frames between keep the cookies of the top-level page's site back. */
function isAskedFromFrame({ request, page, browser }: FetchParams): boolean {
  const way = browser.profile.namesOriginForStorageAccess
  if (way === "no" || !page.crossSiteAncestor || request.credentials !== "include") return false
  // A request that may outlive its page is none of the frame's.
  if (way === "untainted" && (request.keepalive || redirectTaint(request, page) !== "same-origin")) return false
  // What was there from the first goes where a redirect turns a POST into a GET.
  if (way === "from the first" && request.method !== request.firstMethod) return false
  const url = way === "from the first" ? request.urls[0] : undefined
  return siteOf(originOf(url ?? currentUrl(request)), page.registrableDomain) === page.partition
}

/** Whether the last redirect has led away from the page's origin for the first time. */
function leavesPage({ urls }: FetchRequest, page: PageFacts): boolean {
  return urls.length > 1 && urls.every((url, index) => (originOf(url) === page.origin) === index < urls.length - 1)
}

function isHidden({ request, page, browser }: FetchParams): boolean {
  if (browser.profile.namesOriginOnLeaving && leavesPage(request, page)) return false
  if (request.referrer === "" && browser.profile.missingReferrerHidesOrigin) return true
  switch (request.referrerPolicy) {
    case "no-referrer":
      return true
    case "no-referrer-when-downgrade":
    case "strict-origin":
    case "strict-origin-when-cross-origin":
      return page.origin.startsWith("https:") && currentUrl(request).protocol !== "https:"
    case "same-origin":
      return !isSameOriginRequest(request, page)
    default:
      return false
  }
}
