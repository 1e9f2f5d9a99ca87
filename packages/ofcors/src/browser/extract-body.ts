import type { RequestBody } from "./request.ts"

/** Fetch, "body with type". */
export interface BodyWithType {
  readonly body: RequestBody
  readonly type: string | undefined
}

/** Fetch, "extract a body": bytes and the content type that they bring along. */
export async function extractBody(given: unknown): Promise<BodyWithType> {
  if (given instanceof ReadableStream) {
    if (given.locked) throw new TypeError("The stream given as `body` is locked.")
    return { body: { source: undefined, stream: given as ReadableStream<Uint8Array> }, type: undefined }
  }
  if (given instanceof ArrayBuffer) return bytes(new Uint8Array(given.slice(0)))
  if (ArrayBuffer.isView(given)) return bytes(new Uint8Array(given.buffer, given.byteOffset, given.byteLength).slice())
  if (given instanceof Blob)
    return bytes(new Uint8Array(await given.arrayBuffer()), given.type === "" ? undefined : given.type)
  if (given instanceof URLSearchParams)
    return bytes(new TextEncoder().encode(String(given)), "application/x-www-form-urlencoded;charset=UTF-8")
  if (given instanceof FormData) {
    // Multipart boundaries are the runtime's own.
    const encoded = new Response(given)
    const type = encoded.headers.get("content-type") ?? undefined
    return bytes(new Uint8Array(await encoded.arrayBuffer()), type)
  }
  return bytes(new TextEncoder().encode(String(given)), "text/plain;charset=UTF-8")
}

function bytes(source: Uint8Array, type?: string): BodyWithType {
  return { body: { source, stream: undefined }, type }
}
