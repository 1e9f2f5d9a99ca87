/** What reading a body comes to when its fetch is given up: script's own reason. */
export interface BodyState {
  aborted?: { readonly reason: unknown }
}

/** What a stream of bytes is wrapped with. */
export interface BodyGuard {
  readonly signal: AbortSignal
  /** Bytes that are read before anybody asks for them, so that a broken connection is noticed without a reader. */
  readonly readAhead: number
  /** Told once, when nothing more will be read. */
  onEnd?(): void
  /** What the stream errors with where the one inside does. */
  errorOf(error: unknown): unknown
}

/**
 * A stream of the same bytes that errors at once, with the signal's reason, when the fetch is given up, and lets go of
 * the one inside. Chunks are copied: a byte stream takes the memory of its chunks away from whoever gave them.
 */
export function abortableBody(
  inside: ReadableStream<Uint8Array>,
  guard: BodyGuard,
  state: BodyState = {},
): ReadableStream<Uint8Array> {
  const reader = inside.getReader()
  const { signal } = guard
  let given: ReadableByteStreamController | undefined
  const stop = (): void => {
    state.aborted = { reason: signal.reason }
    given?.error(signal.reason)
    end()
    void reader.cancel(signal.reason).catch(() => undefined)
  }
  const source: UnderlyingByteSource = {
    type: "bytes",
    start(controller) {
      given = controller
      if (signal.aborted) stop()
      else signal.addEventListener("abort", stop)
    },
    async pull(controller) {
      try {
        let chunk = await reader.read()
        // An empty chunk would leave the stream waiting for a pull that nobody makes.
        while (!chunk.done && chunk.value.length === 0) chunk = await reader.read()
        if (state.aborted !== undefined) return
        if (!chunk.done) return controller.enqueue(Uint8Array.prototype.slice.call(chunk.value))
        end()
        controller.close()
        // A reader with a buffer of its own gets it back.
        controller.byobRequest?.respond(0)
      } catch (error) {
        end()
        if (state.aborted === undefined) controller.error(guard.errorOf(error))
      }
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason)
    },
  }
  return new ReadableStream(source, { highWaterMark: guard.readAhead })

  function end(): void {
    signal.removeEventListener("abort", stop)
    guard.onEnd?.()
  }
}

/** A stream of bytes that are there. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes)
      controller.close()
    },
  })
}
