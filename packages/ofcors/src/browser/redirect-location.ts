import type { LocationFault, RedirectProfile } from "./engine-profile.ts"
import type { FetchParams } from "./fetch-params.ts"
import { getHeader } from "./header-list.ts"
import { isSameOrigin, originOf } from "./origin.ts"
import { parseUrl } from "./parse-url.ts"
import { type FetchRequest, currentUrl } from "./request.ts"
import { type FetchResponse, isRedirectStatus } from "./response.ts"
import type { Finding } from "./trace.ts"

const ALGORITHM = "http-redirect-fetch"

/** Where a response redirects to: a URL, or what is wrong with its `Location` by itself. */
export interface RedirectLocation {
  /** The header's value. */
  readonly text: string
  /** The URL as it would be asked for, or the text where it is none; for people. */
  readonly shown: string
  readonly url: URL | undefined
  readonly fault: LocationFault | undefined
}

/** HTTP-redirect fetch, 3 to 6; `undefined` where the response is no redirect. */
export function redirectLocation(params: FetchParams, response: FetchResponse): RedirectLocation | undefined {
  const { request, browser } = params
  const { emptyLocation, severalLocations } = browser.profile.redirects
  // 3. Let locationURL be response's location URL given request's current URL's fragment.
  const text = isRedirectStatus(response.status) ? locationOf(response, severalLocations) : undefined
  // 4. If locationURL is null, then return response.
  if (text === undefined || (text === "" && emptyLocation === "no redirect")) return undefined
  const isRefused =
    (text === "" && emptyLocation === "failure") ||
    (severalLocations === "no URL" && linesOf(response, "location").length > 1)
  const asGiven = browser.profile.readsHeadersAsUtf8 ? text : withEscapedBytes(text)
  const url = isRefused ? undefined : locationUrl(asGiven, currentUrl(request))
  // 5. If locationURL is failure, then return a network error.
  if (url === undefined) return { text, shown: text, url, fault: "redirect-location-invalid" }
  // 6. If locationURL's scheme is not an HTTP(S) scheme, then return a network error.
  const isHttp = url.protocol === "http:" || url.protocol === "https:"
  if (browser.profile.redirects.keepaliveToAboutBlank && isKeptAliveToBlank(request, url))
    return { text, shown: url.href, url, fault: undefined }
  return { text, shown: url.href, url, fault: isHttp ? undefined : "redirect-scheme" }
}

/** Whether a `no-cors` request in keepalive mode is led to the empty page. */
function isKeptAliveToBlank({ keepalive, mode }: FetchRequest, url: URL): boolean {
  return keepalive && mode === "no-cors" && url.protocol === "about:" && url.pathname === "blank"
}

/** The fault of a `Location`, as far as this engine finds it before anything else. */
export function faultFoundFirst(
  { request, browser }: FetchParams,
  location: RedirectLocation | undefined,
): Finding | undefined {
  const { findsFirst, findsFirstIn } = browser.profile.redirects
  const fault = location?.fault
  if (location === undefined || fault === undefined || !findsFirstIn.includes(request.redirect)) return undefined
  const step = fault === "redirect-scheme" ? "6" : "5"
  return findsFirst(fault, location.url)
    ? { code: fault, facts: { location: location.shown }, algorithm: ALGORITHM, step }
    : undefined
}

/** HTTP-redirect fetch, 9 and 10: credentials in the URL, which CORS does not let pass; the step that minds them. */
export function refusesCredentials(request: FetchRequest, pageOrigin: string, url: URL): "9" | "10" | undefined {
  if (url.username === "" && url.password === "") return undefined
  // 9. In mode "cors", credentials in a URL of another origin: network error.
  if (request.mode === "cors" && !isSameOrigin(pageOrigin, originOf(url))) return "9"
  // 10. With tainting "cors", credentials in any URL: network error.
  return request.tainting === "cors" ? "10" : undefined
}

/** Fetch, "location URL": resolved, and with the fragment of the URL before unless it has its own. */
function locationUrl(location: string, base: URL): URL | undefined {
  const url = parseUrl(location, base)
  if (url === undefined) return undefined
  if (url.hash === "" && !url.href.endsWith("#")) url.hash = base.hash
  return url
}

/** What is left of several lines, where the engine has let them pass, says the same. */
function locationOf(response: FetchResponse, several: RedirectProfile["severalLocations"]): string | undefined {
  return several === "no response" ? linesOf(response, "location")[0] : getHeader(response.headers, "location")
}

function linesOf({ headers }: FetchResponse, name: string): readonly string[] {
  return headers.filter((line) => line[0].toLowerCase() === name).map(([, value]) => value)
}

/** Bytes above 127 stand for themselves in the URL, whatever they would mean as text. */
function withEscapedBytes(location: string): string {
  return location.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`)
}
