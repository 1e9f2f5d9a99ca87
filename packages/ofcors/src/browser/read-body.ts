import type { FetchResponse } from "./response.ts"
import { settlesSoon } from "./settles-soon.ts"

/** A body that was read as far as it came. */
export interface ReadBody {
  readonly bytes: Uint8Array
  readonly end: "complete" | "error" | "open"
  /** Why it broke off. */
  readonly reason: string
}

/** How far a body is read: bodies may have no end. */
export interface ReadLimits {
  readonly milliseconds: number
  readonly bytes: number
}

const EMPTY = new Uint8Array()

/** Reads a body to its end, to where it breaks, or to a limit; whatever is left is cancelled. */
export async function readBody(response: FetchResponse, limits: ReadLimits): Promise<ReadBody> {
  const { body } = response
  if (body === null) return { bytes: EMPTY, end: "complete", reason: "" }
  if (!(body instanceof ReadableStream)) return { bytes: body, end: "complete", reason: "" }
  const reading = new Reading(limits)
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    // Throws where the application has left its own reader on it.
    const read = reading.read(body.getReader())
    if (!(await settlesSoon(read))) timer = setTimeout(() => reading.stop(), limits.milliseconds)
    await read
  } catch (error) {
    return { bytes: reading.bytes, end: "error", reason: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
  const { bytes } = reading
  if (reading.isStopped) return { bytes, end: "open", reason: `it goes on after ${bytes.length} bytes` }
  response.onBodyRead?.(bytes)
  return { bytes, end: "complete", reason: "" }
}

/** A body while it is read. */
class Reading {
  isStopped = false
  readonly #limits: ReadLimits
  readonly #startedAt = Date.now()
  readonly #chunks: Uint8Array[] = []
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined

  constructor(limits: ReadLimits) {
    this.#limits = limits
  }

  get bytes(): Uint8Array {
    return concat(this.#chunks)
  }

  async read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    this.#reader = reader
    let left = this.#limits.bytes
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      if (!ArrayBuffer.isView(value)) throw new TypeError("a chunk of the body is no bytes")
      this.#chunks.push(value)
      left -= value.length
      // A body that is made as fast as it is read never lets a timer run.
      if (left < 0 || Date.now() - this.#startedAt > this.#limits.milliseconds) this.stop()
    }
  }

  stop(): void {
    this.isStopped = true
    void this.#reader?.cancel().catch(() => undefined)
  }
}

/** One array of many. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] ?? EMPTY
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
