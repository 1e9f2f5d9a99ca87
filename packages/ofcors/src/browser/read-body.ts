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
  const chunks: Uint8Array[] = []
  const startedAt = Date.now()
  let left = limits.bytes
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOpen = false
  try {
    // Throws where the application has left its own reader on it.
    const reader = body.getReader()
    const stop = (): void => {
      isOpen = true
      void reader.cancel().catch(() => undefined)
    }
    for (;;) {
      const chunk = reader.read()
      if (timer === undefined && !(await settlesSoon(chunk))) timer = setTimeout(stop, limits.milliseconds)
      const { done, value } = await chunk
      if (done) break
      if (!ArrayBuffer.isView(value)) throw new TypeError("a chunk of the body is no bytes")
      chunks.push(value)
      left -= value.length
      // A body that is made as fast as it is read never lets the timer run.
      if (left < 0 || Date.now() - startedAt > limits.milliseconds) stop()
    }
  } catch (error) {
    return { bytes: concat(chunks), end: "error", reason: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
  const bytes = concat(chunks)
  if (!isOpen) response.onBodyRead?.(bytes)
  return isOpen
    ? { bytes, end: "open", reason: `it goes on after ${bytes.length} bytes` }
    : { bytes, end: "complete", reason: "" }
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
