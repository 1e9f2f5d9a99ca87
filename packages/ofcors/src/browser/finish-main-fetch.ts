import type { FetchParams } from "./fetch-params.ts"
import { extractHeaderListValues, containsHeader, getHeader, isListFailure, sortAndCombine } from "./header-list.ts"
import { isForbiddenResponseHeader } from "../http/header-names.ts"
import { type FetchResponse, NETWORK_ERROR, isNullBodyStatus } from "./response.ts"
import type { HeaderLine } from "./transport.ts"
import { withoutFragment } from "./without-fragment.ts"

const ALGORITHM = "main-fetch"

/** Fetch, "CORS-safelisted response-header name": readable on every CORS response. */
const SAFELISTED = new Set([
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
])

const NONE: ReadonlySet<string> = new Set()

/** Fetch, "filtered response": what script can read of an internal response. */
export interface FilteredResponse {
  readonly type: "basic" | "cors" | "opaque" | "opaqueredirect"
  readonly status: number
  readonly statusText: string
  readonly url: string
  readonly redirected: boolean
  /** Lower-case, sorted, combined. */
  readonly headers: readonly HeaderLine[]
  readonly hiddenHeaders: readonly string[]
  readonly internal: FetchResponse
}

/** Fetch, "main fetch", from step 14 on: the filtered response, or what still withholds it. */
export function finishMainFetch(params: FetchParams, internal: FetchResponse): FilteredResponse | typeof NETWORK_ERROR {
  const { request, browser, trace } = params
  const { exchange } = internal
  const type = internal.opaqueRedirect ? "opaqueredirect" : request.tainting
  // 20. An opaque partial response to a request without `Range`: network error.
  if (
    type === "opaque" &&
    (internal.status === 206 || internal.status === 416) &&
    internal.rangeRequested &&
    !containsHeader(request.headers, "range")
  )
    return trace.fail(ALGORITHM, "20", "partial-response", "actual", {}, exchange)
  // 21. For HEAD and null body statuses, set the body to null and disregard any enqueuing toward it.
  const isNull = isNullBodyStatus(internal.status) && !(internal.status === 205 && browser.profile.readsResetContent)
  if (request.method === "HEAD" || isNull) discardBody(internal)
  trace.step(ALGORITHM, "14.2", { tainting: request.tainting }, `${type} filtered response`, exchange)
  const isReadable = readableNames(params, internal, type)
  const headers: HeaderLine[] = []
  const hidden = new Set<string>()
  for (const line of sortAndCombine(internal.headers)) {
    if (isReadable(line[0])) headers.push(line)
    else hidden.add(line[0])
  }
  const isOpaque = type === "opaque" || type === "opaqueredirect"
  const url = internal.urls[internal.urls.length - 1]
  return {
    type,
    status: isOpaque ? 0 : internal.status,
    statusText: isOpaque ? "" : internal.statusText,
    url: type === "opaque" || url === undefined ? "" : withoutFragment(url),
    redirected: type !== "opaque" && internal.urls.length > 1,
    headers,
    hiddenHeaders: [...hidden],
    internal,
  }
}

/** Which names, in lower case, script can read. */
function readableNames(
  params: FetchParams,
  { headers, exchange }: FetchResponse,
  type: FilteredResponse["type"],
): (name: string) => boolean {
  if (type === "opaque" || type === "opaqueredirect") return () => false
  // A basic filtered response hides the forbidden response-header names only.
  if (type === "basic") return (name) => !isForbiddenResponseHeader(name)
  const exposed = exposedHeaderNames(params, headers, exchange)
  return (name) =>
    SAFELISTED.has(name) || ((exposed === "all" || exposed.has(name)) && !isForbiddenResponseHeader(name))
}

/** 14.1. What `Access-Control-Expose-Headers` adds to the safelisted names. */
function exposedHeaderNames(
  { request, trace }: FetchParams,
  headers: readonly HeaderLine[],
  exchange: number | undefined,
): ReadonlySet<string> | "all" {
  // 14.1.1. Let headerNames be the result of extracting header list values.
  const names = extractHeaderListValues(headers, "access-control-expose-headers")
  if (names === undefined) return NONE
  const value = getHeader(headers, "access-control-expose-headers") ?? ""
  if (isListFailure(names)) {
    trace.note("expose-headers-malformed", "actual", { value, element: names.element }, exchange)
    return NONE
  }
  // 14.1.2. If the credentials mode is not "include" and headerNames contains `*`, then all names.
  if (names.includes("*")) {
    if (request.credentials !== "include") return "all"
    trace.note("expose-wildcard-with-credentials", "actual", {}, exchange)
  }
  // 14.1.3. Otherwise, headerNames, in which `*` is a name like any other.
  trace.step(ALGORITHM, "14.1", { value }, "exposed", exchange)
  return new Set(names.map((name) => name.toLowerCase()))
}

function discardBody(internal: FetchResponse): void {
  if (internal.body instanceof ReadableStream) void internal.body.cancel().catch(() => undefined)
  internal.body = null
}
