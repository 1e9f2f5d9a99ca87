import { type BodyState, abortableBody } from "./abortable-body.ts"
import { type BegunFetch, abortedResult, messageOf } from "./begin-fetch.ts"
import { decodedBody } from "./content-codings.ts"
import type { CreatedRequest } from "./create-request.ts"
import { Stopped } from "./deadline.ts"
import type { FetchInit } from "./fetch-init.ts"
import type { FetchParams } from "./fetch-params.ts"
import { type FilteredResponse, finishMainFetch } from "./finish-main-fetch.ts"
import { goOnUnseen } from "./keepalive.ts"
import { matchesIntegrity } from "./integrity.ts"
import { mainFetch } from "./main-fetch.ts"
import { readBody } from "./read-body.ts"
import { NETWORK_ERROR, isNullBodyStatus } from "./response.ts"
import { bodyForScript } from "./script-body.ts"
import type { Trace } from "./trace.ts"

/** How the body ended, as far as it was read. */
export interface BodyEnd {
  readonly length: number
  readonly end: "complete" | "error" | "open" | "unread"
}

/** What script gets: a response, a `TypeError` (or another exception), or whatever else is thrown, as its own reason. */
export type Result =
  | {
      readonly kind: "response"
      readonly filtered: FilteredResponse
      readonly bodyEnd: BodyEnd
      readonly body?: Uint8Array | ReadableStream<Uint8Array> | null
      readonly bodyState?: BodyState
    }
  | { readonly kind: "error"; readonly message: string; readonly exception?: string }
  | { readonly kind: "thrown"; readonly reason: unknown }

/** One fetch, done: everything that a report is made of. */
export interface Run {
  readonly trace: Trace
  readonly result: Result
  /** Missing where the arguments were refused. */
  readonly created: CreatedRequest | undefined
  readonly given: { readonly input: string; readonly init: FetchInit }
}

/** `explain` reads bodies no longer than this part of the time limit, so that event streams end, too. */
const BODY_SHARE = 0.1

/** Bytes of a body that are held at a time, where somebody waits for all of it. */
const WHOLE_LIMIT = 256 * 1024 ** 2

/** Bytes of the largest body that the HTTP cache takes. */
const CACHED_LIMIT = 16 * 1024 ** 2

/** The longest time that a timer can have, in milliseconds. */
const NO_LIMIT = 2 ** 31 - 1

/** The rest of the `fetch` method, from its request on. Never rejects. */
export async function runFetch(begun: BegunFetch, readsBody: boolean): Promise<Run> {
  const { browser, page, timeLimit, trace, signal, deadline, given, created } = begun
  const run = (result: Result): Run => {
    cancelOthers(trace, result)
    return { trace, result, created, given }
  }
  const error = (): Run => run({ kind: "error", message: browser.profile.networkErrorMessage })
  let isBodyPending = created.pendingBody !== undefined
  try {
    if (created.pendingBody !== undefined) created.request.body = await deadline.wait(created.pendingBody)
    isBodyPending = false
    const params: FetchParams = { request: created.request, page, browser, trace, deadline }
    const outcome = await mainFetch(params)
    if (params.unfollowed !== undefined) {
      // A report waits for it, in the time that it has left.
      const unseen = goOnUnseen(params, params.unfollowed, readsBody ? deadline.left : timeLimit)
      if (readsBody) trace.exchanges.push(...(await unseen))
    }
    if (outcome === NETWORK_ERROR) return error()
    const filtered = finishMainFetch(params, outcome)
    if (filtered === NETWORK_ERROR) return error()
    if (created.request.integrity !== "" && !(await isIntact(params, filtered, timeLimit))) return error()
    deadline.arrived()
    return run(readsBody ? await readForReport(params, filtered, timeLimit) : handOver(params, filtered))
  } catch (thrown) {
    const exchange = trace.exchanges.length === 0 ? undefined : trace.exchanges.length - 1
    if (!(thrown instanceof Stopped)) {
      const said = messageOf(thrown)
      const reason = isBodyPending ? `The body of the request cannot be read: ${said}.` : said
      if (isBodyPending) trace.fail("request-constructor", "", "invalid-init", "before-send", { reason })
      else trace.fail("fetch", "", "model-incomplete", "actual", { reason })
      return error()
    }
    if (thrown.reason === "aborted" && signal !== undefined) return run(abortedResult(trace, signal, exchange))
    trace.fail("fetch", "time-limit", "time-limit", "actual", { milliseconds: String(timeLimit) }, exchange)
    return error()
  } finally {
    if (readsBody || trace.failure !== undefined) deadline.release()
  }
}

/** Main fetch, 22: the whole body is read and compared before script gets anything. */
async function isIntact(
  { request, trace, deadline }: FetchParams,
  filtered: FilteredResponse,
  timeLimit: number,
): Promise<boolean> {
  const { internal } = filtered
  const { integrity } = request
  const { exchange } = internal
  if (filtered.type === "opaque" || filtered.type === "opaqueredirect") {
    trace.fail("main-fetch", "22.2", "integrity-opaque", "actual", {}, exchange)
    return false
  }
  internal.body = decodedBody(internal)
  const limits = { milliseconds: timeLimit, bytes: WHOLE_LIMIT }
  const { bytes, end, reason } = await deadline.wait(readBody(internal, limits))
  internal.body = bytes
  if (end !== "complete") trace.fail("main-fetch", "22.4", "body-broken", "actual", { reason }, exchange)
  else if (!(await deadline.wait(matchesIntegrity(bytes, integrity))))
    trace.fail("main-fetch", "22.3", "integrity-mismatch", "actual", { integrity }, exchange)
  return trace.failure === undefined
}

async function readForReport({ trace }: FetchParams, filtered: FilteredResponse, timeLimit: number): Promise<Result> {
  const { internal } = filtered
  if (!(internal.body instanceof ReadableStream)) {
    return { kind: "response", filtered, bodyEnd: { length: internal.body?.length ?? 0, end: "complete" } }
  }
  const limits = { milliseconds: timeLimit * BODY_SHARE, bytes: WHOLE_LIMIT }
  const { bytes, end, reason } = await readBody(internal, limits)
  if (end === "error") trace.bodyBroke(reason, internal.exchange)
  return { kind: "response", filtered, bodyEnd: { length: bytes.length, end } }
}

function handOver({ deadline, request }: FetchParams, filtered: FilteredResponse): Result {
  const { internal } = filtered
  if (internal.body instanceof ReadableStream && internal.onBodyRead !== undefined) {
    // Browsers read on while script does not, so that the HTTP cache gets the whole body.
    const [forScript, forCache] = internal.body.tee()
    internal.body = forScript
    const guard = { signal: deadline.signal, readAhead: 0, errorOf: (error: unknown) => error }
    const body = deadline.hasScriptSignal ? abortableBody(forCache, guard) : forCache
    void readBody({ ...internal, body }, { milliseconds: NO_LIMIT, bytes: CACHED_LIMIT })
  }
  // HTTP-network fetch makes a body for every response; main fetch takes it from those that cannot have one.
  const isBodiless = request.method === "HEAD" || isNullBodyStatus(internal.status)
  if (!isBodiless) internal.body ??= new Uint8Array()
  // What `integrity` was checked on is decoded already.
  const decoded = request.integrity === "" ? decodedBody(internal) : internal.body
  const { body, state: bodyState } = bodyForScript(decoded, deadline)
  return { kind: "response", filtered, body, bodyState, bodyEnd: { length: 0, end: "unread" } }
}

/** Cancels the bodies that nobody will read: of redirects, preflights and blocked responses. */
function cancelOthers(trace: Trace, result: Result): void {
  const kept = result.kind === "response" ? result.filtered.internal.exchange : undefined
  trace.bodies.forEach((body, exchange) => {
    if (exchange !== kept && !body.locked) void body.cancel().catch(() => undefined)
  })
}
