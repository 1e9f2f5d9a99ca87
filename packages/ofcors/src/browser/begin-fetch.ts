import { abortableBody } from "./abortable-body.ts"
import { type CreatedRequest, InvalidRequest, createRequest, requestIn } from "./create-request.ts"
import { Deadline } from "./deadline.ts"
import type { FetchInit } from "./fetch-init.ts"
import type { BrowserState } from "./fetch-params.ts"
import type { PageFacts } from "./page-facts.ts"
import type { Result, Run } from "./run-fetch.ts"
import { Trace } from "./trace.ts"

/** A fetch whose request is made, while script still calls `fetch`. */
export interface BegunFetch {
  readonly browser: BrowserState
  readonly page: PageFacts
  readonly timeLimit: number
  readonly trace: Trace
  readonly signal: AbortSignal | undefined
  readonly deadline: Deadline
  readonly given: Run["given"]
  readonly created: CreatedRequest
}

/** The `fetch` method, 1 to 4: the request, or how it all ends at once. Never throws. */
export function beginFetch(
  browser: BrowserState,
  page: PageFacts,
  timeLimit: number,
  input: string | URL | Request,
  init: FetchInit,
): BegunFetch | Run {
  const trace = new Trace()
  const given = { input: textOf(input), init }
  try {
    const created = createRequest(input, init, page, browser.profile)
    const signal = signalOf(input, init)
    for (const { code, facts } of created.ignored) trace.note(code, "before-send", facts)
    const { body } = created.request
    // 4. If requestObject's signal is aborted, then abort the fetch call.
    if (signal?.aborted === true) {
      void body?.stream?.cancel(signal.reason).catch(() => undefined)
      return { trace, result: abortedResult(trace, signal), created, given }
    }
    const deadline = new Deadline(timeLimit, signal)
    if (body?.stream !== undefined) {
      const guard = { signal: deadline.signal, readAhead: 0, errorOf: (error: unknown) => error }
      created.request.body = { source: undefined, stream: abortableBody(body.stream, guard) }
    }
    return { browser, page, timeLimit, trace, signal, deadline, given, created }
  } catch (thrown) {
    return { trace, result: refusedResult(trace, thrown), created: undefined, given }
  }
}

/** How a fetch ends whose signal is aborted. */
export function abortedResult(trace: Trace, { reason }: AbortSignal, exchange?: number): Result {
  trace.fail("fetch", "abort", "aborted", exchange === undefined ? "before-send" : "actual", {}, exchange)
  return { kind: "thrown", reason }
}

/** What an error says, or the text of whatever else was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : textOf(thrown)
}

/** The signal of the request: that of `init`, where `null` means none, or else of the `Request` that was given. */
function signalOf(input: unknown, init: FetchInit): AbortSignal | undefined {
  const signal = init.signal === undefined ? requestIn(input)?.signal : init.signal
  if (signal === undefined || signal === null) return undefined
  if (typeof signal !== "object" || !("aborted" in signal)) throw new TypeError("`signal` is no AbortSignal.")
  return signal
}

/** What reading the arguments threw: a `TypeError` is the browser's own refusal, anything else script's. */
function refusedResult(trace: Trace, thrown: unknown): Result {
  const message = messageOf(thrown)
  const { code, facts } =
    thrown instanceof InvalidRequest ? thrown : { code: "invalid-init" as const, facts: { reason: message } }
  trace.fail("request-constructor", "", code, "before-send", facts)
  if (thrown instanceof InvalidRequest && thrown.exception !== undefined)
    return { kind: "error", message, exception: thrown.exception }
  // Test runners have a realm of their own, where the runtime's errors are no instances.
  const isTypeError = thrown instanceof Error && thrown.name === "TypeError"
  return isTypeError || thrown instanceof InvalidRequest
    ? { kind: "error", message }
    : { kind: "thrown", reason: thrown }
}

function textOf(value: unknown): string {
  try {
    return String(requestIn(value)?.url ?? value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
