import { Deadline } from "./deadline.ts"
import type { FetchParams, UnfollowedRedirect } from "./fetch-params.ts"
import { httpRedirectFetch } from "./http-redirect-fetch.ts"
import { mainFetch } from "./main-fetch.ts"
import type { FetchRequest } from "./request.ts"
import { FOLLOW } from "./response.ts"
import { type OpenExchange, Trace } from "./trace.ts"

/**
 * Chromium's browser process goes on with a request in keepalive mode whose page has let go of it at a redirect. What
 * script gets stays as it is, but servers are asked, and cookies and caches are filled.
 *
 * @returns the exchanges of it; never rejects
 */
export async function goOnUnseen(
  params: FetchParams,
  { response, location }: UnfollowedRedirect,
  timeLimit: number,
): Promise<readonly OpenExchange[]> {
  const { browser, request } = params
  if (!request.keepalive || !browser.profile.redirects.keepaliveGoesOn) return []
  const trace = new Trace()
  const deadline = new Deadline(timeLimit, undefined)
  const urls = [...request.urls]
  const followed: FetchRequest = { ...request, urls, redirect: "follow", redirectCount: urls.length - 1 }
  const unseen: FetchParams = { ...params, request: followed, trace, deadline, isUnseen: true }
  try {
    if (httpRedirectFetch(unseen, response, location) === FOLLOW) await mainFetch(unseen)
  } catch {
    // Whatever ends it: nobody waits for it.
  } finally {
    deadline.release()
    for (const body of trace.bodies.values()) if (!body.locked) void body.cancel().catch(() => undefined)
  }
  return trace.exchanges
}
