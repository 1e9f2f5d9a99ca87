import type { RequestBody } from "./request.ts"

/** Fetch, "body with type". */
export interface BodyWithType {
  /** A promise where the bytes are still to be read, as of a `Blob`. */
  readonly body: RequestBody | Promise<RequestBody>
  readonly type: string | undefined
}

/**
 * Fetch, "extract a body": bytes and the content type that they bring along. Objects are told by what they say they
 * are: those of another realm, as in test runners, are no instances of this one's classes.
 */
export function extractBody(given: unknown): BodyWithType {
  switch (tagOf(given)) {
    case "ReadableStream": {
      const stream = given as ReadableStream<Uint8Array>
      if (stream.locked) throw new TypeError("The stream given as `body` is locked.")
      return { body: { source: undefined, stream }, type: undefined }
    }
    case "ArrayBuffer":
    case "SharedArrayBuffer":
      return { body: bodyOf(new Uint8Array(given as ArrayBuffer).slice()), type: undefined }
    case "Blob":
    case "File": {
      const blob = given as Blob
      return { body: readLater(blob), type: blob.type === "" ? undefined : blob.type }
    }
    case "URLSearchParams":
      return textBody(String(given), "application/x-www-form-urlencoded;charset=UTF-8")
    case "FormData": {
      // Multipart boundaries are the runtime's own.
      const encoded = new Response(given as FormData)
      return { body: readLater(encoded), type: encoded.headers.get("content-type") ?? undefined }
    }
    default:
      if (!ArrayBuffer.isView(given)) return textBody(String(given), "text/plain;charset=UTF-8")
      return { body: bodyOf(new Uint8Array(given.buffer, given.byteOffset, given.byteLength).slice()), type: undefined }
  }
}

/** A body of what is read whole, now: a `Request` is used from the moment that it is given to `fetch`. */
export function readLater(from: { arrayBuffer(): Promise<ArrayBuffer> }): Promise<RequestBody> {
  const body = from.arrayBuffer().then((buffer) => bodyOf(new Uint8Array(buffer)))
  // Where the fetch ends before anybody waits for it, its failure is nobody's.
  body.catch(() => undefined)
  return body
}

function textBody(text: string, type: string): BodyWithType {
  return { body: bodyOf(new TextEncoder().encode(text)), type }
}

function bodyOf(source: Uint8Array): RequestBody {
  return { source, stream: undefined }
}

/** What `Object.prototype.toString` calls it. */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1)
}
