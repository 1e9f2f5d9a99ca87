import { ConnectionClosed, MalformedResponse } from "./failure-of.ts"
import type { ResponseHead } from "./parse-head.ts"

/** Takes the bytes of a connection and gives those of the body. */
export interface BodyReader {
  /** The body's bytes in `chunk`. @throws MalformedResponse */
  push(chunk: Buffer): Buffer
  /** Whether the body has ended before the connection does. */
  readonly isDone: boolean
  /** Told that the connection ended. @throws ConnectionClosed where more had to come */
  end(): void
}

/** How the body is framed (RFC 9112, 6.3); `undefined` where there is none. @throws MalformedResponse */
export function bodyReader(head: ResponseHead, method: string): BodyReader | undefined {
  const { status, headers } = head
  if (method === "HEAD" || status === 101 || status === 204 || status === 304) return undefined
  const valuesOf = (name: string): string[] =>
    headers.flatMap((line) => (line[0].toLowerCase() === name ? line[1].split(",").map((value) => value.trim()) : []))
  // HTTP/1.0 knows no transfer codings.
  const isChunked = valuesOf("transfer-encoding").some((coding) => coding.toLowerCase() === "chunked")
  if (head.version !== "1.0" && isChunked) return new ChunkedReader()
  // Fetch, "extract a length": values that differ are a failure, and what is no number is no length.
  const [length, ...others] = new Set(valuesOf("content-length"))
  if (others.length > 0) throw new MalformedResponse("several values of `Content-Length` contradict each other")
  return length !== undefined && /^[0-9]{1,15}$/.test(length)
    ? new LengthReader(Number(length))
    : new UntilCloseReader()
}

class LengthReader implements BodyReader {
  #left: number
  readonly #length: number

  constructor(length: number) {
    this.#left = length
    this.#length = length
  }

  get isDone(): boolean {
    return this.#left === 0
  }

  push(chunk: Buffer): Buffer {
    const bytes = chunk.subarray(0, this.#left)
    this.#left -= bytes.length
    return bytes
  }

  end(): void {
    if (!this.isDone)
      throw new ConnectionClosed(
        `the connection was closed after ${this.#length - this.#left} of ${this.#length} bytes`,
      )
  }
}

class UntilCloseReader implements BodyReader {
  readonly isDone = false

  push(chunk: Buffer): Buffer {
    return chunk
  }

  end(): void {
    // The end of the connection is the end of the body.
  }
}

/** Longest line before a chunk that is waited for. */
const LINE_LIMIT = 16_384

class ChunkedReader implements BodyReader {
  isDone = false
  #pending: Buffer = Buffer.alloc(0)
  /** Bytes left of the current chunk. */
  #left = 0
  #state: "size" | "data" | "data-end" | "trailers" = "size"

  push(chunk: Buffer): Buffer {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    const bytes: Buffer[] = []
    while (!this.isDone && this.#step(bytes)) continue
    return Buffer.concat(bytes)
  }

  end(): void {
    if (!this.isDone) throw new ConnectionClosed("the connection was closed within a chunked body")
  }

  /** Takes one line or one piece of data; `false` where more has to come. */
  #step(bytes: Buffer[]): boolean {
    if (this.#state === "data") {
      const piece = this.#pending.subarray(0, this.#left)
      if (piece.length === 0) return false
      bytes.push(piece)
      this.#left -= piece.length
      this.#pending = this.#pending.subarray(piece.length)
      if (this.#left === 0) this.#state = "data-end"
      return true
    }
    const end = this.#pending.indexOf(10)
    if (end < 0) {
      if (this.#pending.length > LINE_LIMIT) throw new MalformedResponse("a line of a chunked body is too long")
      return false
    }
    const line = this.#pending.toString("latin1", 0, end).replace(/\r$/, "")
    this.#pending = this.#pending.subarray(end + 1)
    this.#readLine(line)
    return true
  }

  #readLine(line: string): void {
    if (this.#state === "trailers") this.isDone = line === ""
    else if (this.#state === "data-end") {
      if (line !== "") throw new MalformedResponse("a chunk is longer than it says")
      this.#state = "size"
    } else {
      const size = /^[ \t]*([0-9A-Fa-f]{1,12})[ \t]*(?:;.*)?$/.exec(line)?.[1]
      if (size === undefined) throw new MalformedResponse("the size of a chunk is no number")
      this.#left = Number.parseInt(size, 16)
      this.#state = this.#left === 0 ? "trailers" : "data"
    }
  }
}
