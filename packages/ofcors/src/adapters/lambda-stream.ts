import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"
import { type Described, withHeaders } from "./lambda-result.ts"

/** The part of a response stream that is written through. */
export interface ResponseStream {
  write(chunk: unknown, ...rest: unknown[]): boolean
  end(...rest: unknown[]): unknown
  setContentType(type: string): void
  readonly destroyed?: boolean
}

/** What Lambda's runtime gives handlers to describe a streamed response with. */
interface Runtime {
  readonly HttpResponseStream: { from(stream: ResponseStream, metadata: Described): ResponseStream }
}

/** How the description of each stream's response is completed. */
const completions = new WeakMap<ResponseStream, (metadata: Described) => Described>()
const watched = new WeakSet<object>()

/**
 * Completes what handlers pass to `awslambda.HttpResponseStream.from`: the one place where a streamed response gets its
 * headers. A stream of our own in place of Lambda's would need what the runtime keeps to itself.
 */
export function watchMetadata(): void {
  const responses = (globalThis as unknown as { awslambda?: Partial<Runtime> }).awslambda?.HttpResponseStream
  if (responses === undefined || watched.has(responses)) return
  watched.add(responses)
  const from = responses.from.bind(responses)
  responses.from = (stream, metadata) => from(stream, completions.get(stream)?.(metadata) ?? metadata)
}

/** Answers at once, or has the handler answer and writes the headers with its first byte. */
export async function answerStream(
  stream: ResponseStream,
  decision: Decision,
  policy: Policy,
  run: () => unknown,
): Promise<void> {
  watchMetadata()
  const describe = (metadata: Described): unknown =>
    (globalThis as unknown as { awslambda: Runtime }).awslambda.HttpResponseStream.from(stream, metadata)
  let isStarted = false
  let isDescribed = false
  let contentType = "application/octet-stream"
  completions.set(stream, (metadata) => {
    isDescribed = true
    return withHeaders({}, metadata, decision, policy)
  })

  const write = stream.write.bind(stream)
  const end = stream.end.bind(stream)
  const setContentType = stream.setContentType.bind(stream)
  stream.setContentType = (type) => {
    contentType = type
    setContentType(type)
  }
  stream.write = (...parameters) => {
    if (!isStarted && !isDescribed) describe({ statusCode: 200, headers: { "Content-Type": contentType } })
    isStarted = true
    return write(...parameters)
  }
  stream.end = (...parameters) => {
    // The runtime sends the description with the first write, and not at all where there is none.
    if (!isStarted) stream.write("")
    return end(...parameters)
  }

  if (decision.status !== undefined) {
    describe({ statusCode: decision.status })
    stream.end()
    return
  }
  try {
    await run()
  } catch (thrown) {
    // Then the runtime breaks the response off, and no header can be added.
    if (isStarted || stream.destroyed === true) throw thrown
    console.error(thrown)
    describe({ statusCode: 500, headers: { "Content-Type": "text/plain" } })
    stream.end("Internal Server Error")
  }
}
