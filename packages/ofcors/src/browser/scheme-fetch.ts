import { blobAnswer } from "./blob-url.ts"
import { dataUrl } from "./data-url.ts"
import { type FetchParams, phaseOf } from "./fetch-params.ts"
import { httpFetch } from "./http-fetch.ts"
import { currentUrl } from "./request.ts"
import { type FOLLOW, type FetchResponse, NETWORK_ERROR, type Outcome } from "./response.ts"
import type { HeaderLine } from "./transport.ts"

const ALGORITHM = "scheme-fetch"

/** Fetch, "scheme fetch". */
export function schemeFetch(params: FetchParams): Outcome | Promise<Outcome | typeof FOLLOW> {
  const { request, trace } = params
  const url = currentUrl(request)
  // 3. Switch on request's current URL's scheme:
  switch (url.protocol) {
    case "about:":
      if (url.pathname === "blank")
        return local(params, { headers: [["Content-Type", "text/html;charset=utf-8"]], body: new Uint8Array() })
      return trace.fail(ALGORITHM, "3", "about-url", phaseOf(params), { url: url.href })
    case "blob:":
      return blobAnswer(params, url).then((answer) =>
        answer === NETWORK_ERROR ? NETWORK_ERROR : local(params, answer),
      )
    case "data:": {
      const data = dataUrl(url)
      if (data === undefined) return trace.fail(ALGORITHM, "3", "data-url-invalid", phaseOf(params), {})
      const length: readonly HeaderLine[] = params.browser.profile.measuresDataUrls
        ? [["Content-Length", String(data.body.length)]]
        : []
      return local(params, { headers: [["Content-Type", data.type], ...length], body: data.body })
    }
    case "http:":
    case "https:":
      return httpFetch(params, false)
    default:
      // 4. Return a network error. `file:` is among these: "When in doubt, return a network error."
      return trace.fail(ALGORITHM, "4", "scheme-not-supported", phaseOf(params), {
        url: url.href,
        scheme: url.protocol,
      })
  }
}

/** A response that comes from nowhere outside. */
interface LocalAnswer {
  readonly status?: number
  readonly statusText?: string
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
}

function local({ request, trace }: FetchParams, answer: LocalAnswer): FetchResponse {
  const { status = 200, statusText = "OK", headers, body } = answer
  trace.step(ALGORITHM, "3", { scheme: currentUrl(request).protocol }, `status ${status}`)
  return {
    status,
    statusText,
    headers,
    body,
    urls: [...request.urls],
    exchange: undefined,
    rangeRequested: status === 206,
    opaqueRedirect: false,
  }
}
