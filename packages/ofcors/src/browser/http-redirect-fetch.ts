import type { FetchParams } from "./fetch-params.ts"
import { originOf, serializedRequestOrigin } from "./origin.ts"
import { type RedirectLocation, refusesCredentials } from "./redirect-location.ts"
import { redirectRequest } from "./redirect-request.ts"
import { redirectReferrerPolicy } from "./referrer.ts"
import { FOLLOW, type FetchResponse, type Outcome } from "./response.ts"

const ALGORITHM = "http-redirect-fetch"

/**
 * Fetch, "HTTP-redirect fetch". `FOLLOW` stands for step 22, main fetch once more: main fetch does it in a loop where
 * the standard recurses.
 */
export function httpRedirectFetch(
  params: FetchParams,
  response: FetchResponse,
  location: RedirectLocation | undefined,
): Outcome | typeof FOLLOW {
  const { request, page, browser, trace } = params
  const { redirects } = browser.profile
  // 3. to 6. The location URL, and what is wrong with it by itself.
  if (location === undefined) return response
  const { url, fault, shown, text } = location
  const fail = (step: string, code: Parameters<typeof trace.fail>[2]): Outcome =>
    trace.fail(ALGORITHM, step, code, "redirect", { location: shown }, response.exchange)
  if (url === undefined) return fail("5", "redirect-location-invalid")
  if (fault !== undefined) return fail("6", fault)
  // 7. If request's redirect count is 20, then return a network error.
  if (request.redirectCount === (request.keepalive ? redirects.keepaliveLimit : 20)) return fail("7", "redirect-limit")
  // 8. Increase request's redirect count by 1.
  request.redirectCount++
  // 9. and 10. Credentials in the URL.
  const hasCredentials = url.username !== "" || url.password !== ""
  // Main fetch finds first that mode "same-origin" rules another origin out.
  const isRuledOut = request.mode === "same-origin" && originOf(url) !== page.origin
  const isOwnRefused = hasCredentials && !redirects.ownMayHaveCredentials && !isRuledOut && params.isUnseen !== true
  const refusedBy = refusesCredentials(request, page.origin, url)
  if (refusedBy === undefined && isOwnRefused) params.unfollowed = { response, location }
  const step = refusedBy ?? (isOwnRefused ? "10" : undefined)
  if (step !== undefined && redirects.judgedAgain && request.tainting !== "cors") {
    const facts = { location: shown }
    const finding = { code: "redirect-has-credentials", facts, algorithm: ALGORITHM, step } as const
    request.refusedLater ??= { findings: [finding], exchange: response.exchange }
  } else if (step !== undefined) return fail(step, "redirect-has-credentials")
  // 11. If the status is not 303 and the body's source is null, then return a network error.
  if (response.status !== 303 && request.body !== null && request.body.source === undefined)
    return fail("11", "redirect-of-stream")
  // 12. and 13. Method, body and headers.
  redirectRequest(params, response, url)
  const originBefore = serializedRequestOrigin(request, page)
  // The body of a redirect is nobody's; the HTTP cache may have the response without it.
  response.onBodyRead?.(new Uint8Array())
  // 18. Append locationURL to request's URL list.
  request.urls.push(url)
  trace.step(ALGORITHM, "18", { location: text, status: String(response.status) }, url.href, response.exchange)
  if (originBefore !== "null" && serializedRequestOrigin(request, page) === "null")
    trace.note("origin-turned-null", "redirect", { url: url.href }, response.exchange)
  // 19. Invoke set request's referrer policy on redirect.
  redirectReferrerPolicy(request, response.headers)
  // 22. Return the result of running main fetch given fetchParams and recursive.
  return FOLLOW
}
