import { streamOf } from "./abortable-body.ts"
import { getHeader } from "./header-list.ts"
import { isPotentiallyTrustworthy } from "./origin.ts"
import type { FetchResponse } from "./response.ts"

/** A stream that takes encoded bytes in and gives decoded ones out. */
type Decoder = ReadableWritablePair<Uint8Array, Uint8Array>

/** The codings that browsers know, as `DecompressionStream` names them. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
  ["br", "brotli"],
  ["zstd", "zstd"],
])

/**
 * What a browser asks for: `br` only where nobody on the way can change the answer (https and loopback). `zstd`, which
 * browsers ask for there too, is left out, since the oldest Node cannot decode it.
 */
export function acceptedCodings(url: URL): string {
  if (!isPotentiallyTrustworthy(url)) return "gzip, deflate"
  const { brotli } = (globalThis as { process?: Runtime }).process?.versions ?? {}
  return brotli === undefined ? "gzip, deflate" : "gzip, deflate, br"
}

/** Fetch, "handle content codings": the body as script reads it. @throws where the runtime lacks what browsers have */
export function decodedBody(response: FetchResponse): Uint8Array | ReadableStream<Uint8Array> | null {
  const value = getHeader(response.headers, "content-encoding")
  if (value === undefined || response.body === null) return response.body
  const codings = value.split(",").map((coding) => coding.trim().toLowerCase())
  let stream = response.body instanceof ReadableStream ? response.body : streamOf(response.body)
  for (const coding of codings.toReversed()) {
    const format = FORMATS.get(coding)
    // Any other coding is unknown to browsers as well: the bytes pass as they are.
    if (format !== undefined) stream = stream.pipeThrough(decoderOf(format))
  }
  return stream
}

function decoderOf(format: string): Decoder {
  try {
    return new DecompressionStream(format as CompressionFormat) as unknown as Decoder
  } catch {
    const decoder = zlibDecoder(format)
    // Saying nothing would hand encoded bytes to script.
    if (decoder === undefined) throw new Error(`this runtime cannot decode \`${format}\`, as browsers can`)
    return decoder
  }
}

/** Node's zlib (also Bun's and Deno's), which knows the younger formats for longer than `DecompressionStream` does. */
interface Zlib {
  createBrotliDecompress?(): object
  createZstdDecompress?(): object
}

interface Runtime {
  /** Of the libraries that it is built with. */
  readonly versions?: Readonly<Record<string, string | undefined>>
  getBuiltinModule?(name: "zlib"): Zlib | undefined
  getBuiltinModule?(name: "stream"): { Duplex: { toWeb(duplex: object): Decoder } } | undefined
}

function zlibDecoder(format: string): Decoder | undefined {
  const { process } = globalThis as { process?: Runtime }
  const zlib = process?.getBuiltinModule?.("zlib")
  const duplex = format === "brotli" ? zlib?.createBrotliDecompress?.() : zlib?.createZstdDecompress?.()
  return duplex && process?.getBuiltinModule?.("stream")?.Duplex.toWeb(duplex)
}
