import { type BodyState, abortableBody, streamOf } from "./abortable-body.ts"
import type { Deadline } from "./deadline.ts"

/** The body for script, and what has become of it. */
export interface ScriptBody {
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null
  readonly state: BodyState
}

/** Fetch, "fetch response handover": the body for script, which an abort still ends. */
export function bodyForScript(body: Uint8Array | ReadableStream<Uint8Array> | null, deadline: Deadline): ScriptBody {
  const state: BodyState = {}
  const isOver =
    body === null || (!(body instanceof ReadableStream) && (body.length === 0 || !deadline.hasScriptSignal))
  if (isOver) {
    deadline.release()
    return { body, state }
  }
  const stream = body instanceof ReadableStream ? body : streamOf(body)
  const guard = {
    signal: deadline.signal,
    readAhead: 65_536,
    onEnd: () => deadline.release(),
    // Script sees a `TypeError` whatever broke.
    errorOf: (error: unknown) => new TypeError("network error", { cause: error }),
  }
  return { body: abortableBody(stream, guard, state), state }
}
