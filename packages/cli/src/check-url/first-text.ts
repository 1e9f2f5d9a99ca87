import { brotliDecompressSync, constants, gunzipSync, inflateSync } from "node:zlib"
import type { HeaderLine } from "ofcors/browser"
import { headerOf } from "./observation.ts"

/** No error page says more in its first bytes, and no hostile one may unpack into more. */
const TEXT_LIMIT = 65_536

/** The beginning of a body as text, decompressed; empty where it cannot be. */
export function firstText(bytes: Uint8Array, headers: readonly HeaderLine[]): string {
  try {
    return new TextDecoder().decode(unpacked(bytes, headerOf(headers, "content-encoding")?.toLowerCase()))
  } catch {
    return ""
  }
}

/** The beginning of what was cut off still unpacks. */
function unpacked(bytes: Uint8Array, coding: string | undefined): Uint8Array {
  if (bytes.length === 0) return bytes
  const options = { maxOutputLength: TEXT_LIMIT, finishFlush: constants.Z_SYNC_FLUSH }
  if (coding === "gzip" || coding === "x-gzip") return gunzipSync(bytes, options)
  if (coding === "deflate") return inflateSync(bytes, options)
  if (coding === "br")
    return brotliDecompressSync(bytes, { maxOutputLength: TEXT_LIMIT, finishFlush: constants.BROTLI_OPERATION_FLUSH })
  return bytes
}
