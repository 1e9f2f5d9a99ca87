import { type FetchParams, phaseOf } from "./fetch-params.ts"
import { getHeader } from "./header-list.ts"
import { originOf } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { NETWORK_ERROR } from "./response.ts"
import type { HeaderLine } from "./transport.ts"

/** Blob URLs live in the runtime's own store; taken now, since a test may put a page's `fetch` in its place. */
const runtimeFetch: typeof fetch | undefined = globalThis.fetch

/** What a blob URL answers. */
export interface BlobAnswer {
  readonly status: 200 | 206
  readonly statusText: string
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
}

/** Whether the page may fetch this blob URL: its own, or one of the runtime, which knows of no origin. */
export function isOwnBlob(url: URL, page: PageFacts): boolean {
  return url.protocol === "blob:" && (originOf(url) === page.origin || url.origin === "null")
}

/** Fetch, "scheme fetch", 3, for `blob:`: the bytes, or a range of them. */
export async function blobAnswer(params: FetchParams, url: URL): Promise<BlobAnswer | typeof NETWORK_ERROR> {
  const { request, trace, deadline } = params
  const fail = (): typeof NETWORK_ERROR =>
    trace.fail("scheme-fetch", "3", "blob-url-unknown", phaseOf(params), { url: url.href })
  // 2. If request's method is not `GET` or blobURLEntry is null, then return a network error.
  if (request.method !== "GET") return fail()
  const blob = await deadline.wait(runtimeBlob(url.href))
  if (blob === undefined) return fail()
  const range = getHeader(request.headers, "range")
  const type: HeaderLine = ["Content-Type", blob.type]
  if (range === undefined) {
    const headers: HeaderLine[] = [["Content-Length", String(blob.size)], type]
    return { status: 200, statusText: "OK", headers, body: await bytesOf(blob) }
  }
  // 9. Otherwise: the range, or a network error where it does not parse or fit.
  const [first, last] = rangeOf(range, blob.size) ?? []
  if (first === undefined || last === undefined) return fail()
  const body = await bytesOf(blob.slice(first, last + 1, blob.type))
  const headers: HeaderLine[] = [
    ["Content-Length", String(body.length)],
    type,
    ["Content-Range", `bytes ${first}-${last}/${blob.size}`],
  ]
  return { status: 206, statusText: "Partial Content", headers, body }

  async function bytesOf(part: Blob): Promise<Uint8Array> {
    return new Uint8Array(await deadline.wait(part.arrayBuffer()))
  }
}

/** Fetch, "parse a single range header value" with whitespace allowed, laid over so many bytes. */
function rangeOf(value: string, length: number): readonly [first: number, last: number] | undefined {
  const match = /^bytes[\t ]*=[\t ]*([0-9]*)[\t ]*-[\t ]*([0-9]*)$/.exec(value)
  if (match === null) return undefined
  const [, start = "", end = ""] = match
  if (start === "" && end === "") return undefined
  if (start === "") return [Math.max(0, length - Number(end)), length - 1]
  if (Number(start) >= length || (end !== "" && Number(start) > Number(end))) return undefined
  return [Number(start), end === "" || Number(end) >= length ? length - 1 : Number(end)]
}

async function runtimeBlob(url: string): Promise<Blob | undefined> {
  try {
    return await (await runtimeFetch?.(url))?.blob()
  } catch {
    return undefined
  }
}
