/**
 * How Lambda streams: the part of AWS's runtime client for Node that handlers see, and what a function URL makes of it.
 * The real client is no dependency because its installation compiles a library in C++; a handler behind it was seen to
 * answer the same.
 *
 * @module
 */
import type { APIGatewayProxyEventV2, Context } from "aws-lambda"
import type { IncomingMessage, ServerResponse } from "node:http"
import { PassThrough } from "node:stream"
import type { RunningHost } from "../host.ts"
import { serve } from "../hosts/listen.ts"
import { payload2 } from "./events.ts"
import { type AnyResult, CONTEXT, readBody, send, writeHead } from "./gateway.ts"

/** Marks a body that begins with its head, as JSON, up to eight zero bytes. */
const WITH_HEAD = "application/vnd.awslambda.http-integration-response"
const DELIMITER = "\0".repeat(8)

/** The stream that a handler writes to. */
export class RuntimeStream extends PassThrough {
  contentType = "application/octet-stream"
  isStarted = false
  beforeFirstWrite: ((write: (chunk: string) => void) => void) | undefined

  constructor() {
    super()
    const write = this.write.bind(this) as (...parameters: unknown[]) => boolean
    // Node's `end` does not come by here: a head that nothing was written after is never sent.
    this.write = (...parameters: unknown[]): boolean => {
      if (!this.isStarted) this.beforeFirstWrite?.((chunk) => void write(chunk))
      this.isStarted = true
      return write(...parameters)
    }
  }

  setContentType(type: string): void {
    if (this.isStarted) throw new Error("Cannot set content-type, too late.")
    this.contentType = type
  }
}

/** `awslambda`, as the runtime puts it into the global scope before it loads the function. */
export const awslambda: {
  streamifyResponse<Handler extends object>(handler: Handler): Handler
  readonly HttpResponseStream: { from(stream: RuntimeStream, metadata: object): RuntimeStream }
} = {
  streamifyResponse: (handler) =>
    Object.assign(handler, { [Symbol.for("aws.lambda.runtime.handler.streaming")]: "response" }),
  HttpResponseStream: {
    from(stream, metadata) {
      stream.setContentType(WITH_HEAD)
      const head = JSON.stringify(metadata)
      stream.beforeFirstWrite = (write) => {
        write(head)
        write(DELIMITER)
      }
      return stream
    },
  },
}

/** A handler that streams. */
export type StreamingHandler = (
  event: APIGatewayProxyEventV2,
  stream: RuntimeStream,
  context: Context,
) => Promise<unknown>

/** A function URL in front of a function that streams. */
export function startFunctionUrl(handler: StreamingHandler): Promise<RunningHost> {
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event = payload2({ message, body: await readBody(message) })
    const stream = new RuntimeStream()
    stream.on("error", () => response.destroy())
    const forwarded = forward(stream, response)
    try {
      await handler(JSON.parse(JSON.stringify(event)) as APIGatewayProxyEventV2, stream, CONTEXT)
      await forwarded
    } catch {
      if (response.headersSent) response.destroy()
      else send(response, { statusCode: 502, body: "Internal Server Error" }, [])
    }
  }
  return serve((message, response) => void answer(message, response))
}

/** Sends what a function streams: its head first, where it begins with one. */
async function forward(stream: RuntimeStream, response: ServerResponse): Promise<void> {
  let start = ""
  for await (const chunk of stream.setEncoding("latin1") as AsyncIterable<string>) {
    if (response.headersSent) {
      response.write(chunk, "latin1")
      continue
    }
    start += chunk
    const end = stream.contentType === WITH_HEAD ? start.indexOf(DELIMITER) : 0
    if (end < 0) continue
    const head =
      end === 0 ? { statusCode: 200, headers: { "Content-Type": stream.contentType } } : JSON.parse(start.slice(0, end))
    writeHead(response, head as AnyResult, ["headers", "cookies"])
    response.write(start.slice(end === 0 ? 0 : end + DELIMITER.length), "latin1")
  }
  if (!response.headersSent) throw new Error("the function streamed nothing")
  response.end()
}
