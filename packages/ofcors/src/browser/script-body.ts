import type { Deadline } from "./deadline.ts"

/** Fetch, "fetch response handover": the body for script, which an abort still ends. */
export function bodyForScript(
  body: Uint8Array | ReadableStream<Uint8Array> | null,
  deadline: Deadline,
): Uint8Array | ReadableStream<Uint8Array> | null {
  if (!(body instanceof ReadableStream)) {
    deadline.release()
    return body
  }
  const reader = body.getReader()
  const { signal } = deadline
  let given: ReadableStreamController<Uint8Array> | undefined
  const stop = (): void => {
    given?.error(signal.reason)
    void reader.cancel(signal.reason).catch(() => undefined)
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      given = controller
      signal.addEventListener("abort", stop)
    },
    async pull(controller) {
      try {
        let chunk = await reader.read()
        // An empty chunk would leave the stream waiting for a pull that nobody makes.
        while (!chunk.done && chunk.value.length === 0) chunk = await reader.read()
        if (signal.aborted) return
        if (!chunk.done) return controller.enqueue(chunk.value)
        end()
        controller.close()
      } catch (error) {
        end()
        // Script sees a `TypeError` whatever broke.
        if (!signal.aborted) controller.error(new TypeError("network error", { cause: error }))
      }
    },
    async cancel(reason) {
      end()
      await reader.cancel(reason)
    },
  })

  function end(): void {
    signal.removeEventListener("abort", stop)
    deadline.release()
  }
}
