import { streamOf } from "./abortable-body.ts"
import { getHeader } from "./header-list.ts"
import type { FetchResponse } from "./response.ts"

/** Fetch, "handle content codings": the body as script reads it. Only what `Accept-Encoding` asked for is known. */
export function decodedBody(response: FetchResponse): Uint8Array | ReadableStream<Uint8Array> | null {
  const value = getHeader(response.headers, "content-encoding")
  if (value === undefined || response.body === null) return response.body
  const codings = value.split(",").map((coding) => coding.trim().toLowerCase())
  let stream = response.body instanceof ReadableStream ? response.body : streamOf(response.body)
  for (const coding of codings.toReversed()) {
    if (coding === "gzip" || coding === "x-gzip" || coding === "deflate") {
      const format = coding === "deflate" ? "deflate" : "gzip"
      stream = stream.pipeThrough(
        new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>,
      )
    } else if (coding === "br" || coding === "zstd") {
      // Browsers decode these on https. Saying nothing would hand compressed bytes to script.
      throw new Error(`the content coding \`${coding}\` was not asked for and is not modelled`)
    }
    // Any other coding is unknown to browsers as well: the bytes pass as they are.
  }
  return stream
}
