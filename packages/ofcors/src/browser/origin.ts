import { isLoopbackHost } from "../http/origin.ts"
import { type FetchRequest, currentUrl } from "./request.ts"
import type { PageFacts } from "./page-facts.ts"
import { isSameSite } from "./site.ts"

/** The URL that was asked about last, and its origin: one fetch asks about one URL again and again. */
let askedLast: { readonly url: URL; readonly origin: string } | undefined

/** HTML, "origin of a URL", serialised; `null` where it is opaque. URLs of the model never get another origin. */
export function originOf(url: URL): string {
  if (askedLast?.url !== url) askedLast = { url, origin: obtainOrigin(url) }
  return askedLast.origin
}

function obtainOrigin(url: URL): string {
  const { origin } = url
  if (origin !== "null") return origin
  // Apps and extensions (`capacitor://localhost`, `chrome-extension://<id>`) have origins that `URL` does not know.
  return url.host !== "" && url.protocol !== "file:" ? `${url.protocol}//${url.host}` : "null"
}

/** HTML, "same origin", of serialised origins: an opaque one equals none. */
export function isSameOrigin(one: string, other: string): boolean {
  return one === other && one !== "null"
}

/** Fetch, "redirect-taint": what the chain of redirects has done to the request's origin. */
export function redirectTaint(request: FetchRequest, page: PageFacts): "same-origin" | "same-site" | "cross-site" {
  // 1.–3. Let lastURL be null, taint be "same-origin".
  if (request.urls.length === 1) return "same-origin"
  let taint: "same-origin" | "same-site" = "same-origin"
  let last: string | undefined
  // 4. For each url of request's URL list:
  for (const url of request.urls) {
    const origin = originOf(url)
    if (last !== undefined) {
      // 4.2. Neither url nor the request's origin is same site with lastURL: "cross-site".
      if (!isSameSite(origin, last, page) && !isSameSite(page.origin, last, page)) return "cross-site"
      // 4.3. Neither is same origin with it: "same-site".
      if (!isSameOrigin(origin, last) && !isSameOrigin(page.origin, last)) taint = "same-site"
    }
    last = origin
  }
  // 5. Return taint.
  return taint
}

/** Fetch, "serialize a request origin": what the `Origin` header says. */
export function serializedRequestOrigin(request: FetchRequest, page: PageFacts): string {
  // 2. If request's redirect-taint is not "same-origin", then return "null".
  return redirectTaint(request, page) === "same-origin" ? page.origin : "null"
}

/** Whether the request's current URL is of the page's origin. */
export function isSameOriginRequest(request: FetchRequest, page: PageFacts): boolean {
  return isSameOrigin(originOf(currentUrl(request)), page.origin)
}

/** Whether the last redirect has led from one origin to another. */
export function crossedOrigins({ urls }: FetchRequest): boolean {
  const [before, last] = urls.slice(-2)
  return before !== undefined && last !== undefined && originOf(before) !== originOf(last)
}

/** Secure Contexts, "potentially trustworthy", of a URL. */
export function isPotentiallyTrustworthy(url: URL): boolean {
  if (url.protocol === "https:" || url.protocol === "wss:" || url.protocol === "file:" || url.protocol === "data:")
    return true
  return isLoopbackHost(url.hostname)
}
