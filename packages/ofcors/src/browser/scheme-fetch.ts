import { dataUrl } from "./data-url.ts"
import { type FetchParams, phaseOf } from "./fetch-params.ts"
import { httpFetch } from "./http-fetch.ts"
import { currentUrl } from "./request.ts"
import type { FOLLOW, FetchResponse, Outcome } from "./response.ts"
import type { HeaderLine } from "./transport.ts"

const ALGORITHM = "scheme-fetch"

/** Fetch, "scheme fetch". */
export async function schemeFetch(params: FetchParams): Promise<Outcome | typeof FOLLOW> {
  const { request, trace, deadline } = params
  const url = currentUrl(request)
  // 3. Switch on request's current URL's scheme:
  switch (url.protocol) {
    case "about:":
      if (url.pathname === "blank")
        return local(params, [["Content-Type", "text/html;charset=utf-8"]], new Uint8Array())
      return trace.fail(ALGORITHM, "3", "about-url", phaseOf(params), { url: url.href })
    case "blob:": {
      if (request.method !== "GET")
        return trace.fail(ALGORITHM, "3", "blob-url-unknown", phaseOf(params), { url: url.href })
      // Blob URLs live in the runtime's own store, which only its own `fetch` can look into.
      const blob = await deadline.wait(runtimeBlob(url.href))
      if (blob === undefined) return trace.fail(ALGORITHM, "3", "blob-url-unknown", phaseOf(params), { url: url.href })
      const headers: HeaderLine[] = [
        ["Content-Length", String(blob.size)],
        ["Content-Type", blob.type],
      ]
      return local(params, headers, new Uint8Array(await deadline.wait(blob.arrayBuffer())))
    }
    case "data:": {
      const data = dataUrl(url)
      if (data === undefined) return trace.fail(ALGORITHM, "3", "data-url-invalid", phaseOf(params), {})
      const length: readonly HeaderLine[] = params.browser.profile.measuresDataUrls
        ? [["Content-Length", String(data.body.length)]]
        : []
      return local(params, [["Content-Type", data.type], ...length], data.body)
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

function local({ request, trace }: FetchParams, headers: readonly HeaderLine[], body: Uint8Array): FetchResponse {
  const url = currentUrl(request)
  trace.step(ALGORITHM, "3", { scheme: url.protocol }, "status 200")
  const urls = [...request.urls]
  return {
    status: 200,
    statusText: "OK",
    headers,
    body,
    urls,
    exchange: undefined,
    rangeRequested: false,
    opaqueRedirect: false,
  }
}

async function runtimeBlob(url: string): Promise<Blob | undefined> {
  try {
    return await (await fetch(url)).blob()
  } catch {
    return undefined
  }
}
