import type { Context } from "aws-lambda"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { RunningHost } from "../host.ts"
import { serve } from "../hosts/listen.ts"
import type { ReadRequest } from "./events.ts"

type Value = string | number | boolean

/** What a function answers: the union of all payloads' results. */
export interface AnyResult {
  readonly statusCode?: number
  readonly headers?: Readonly<Record<string, Value>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly Value[]>>
  readonly cookies?: readonly string[]
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/** The places in a result where a gateway looks for headers. */
export type Places = readonly ("headers" | "multiValueHeaders" | "cookies")[]

/** What every function gets beside the event; nothing here reads it. */
export const CONTEXT: Context = { functionName: "items", awsRequestId: "1" } as Context

/** A gateway in front of a function: HTTP becomes an event, the result becomes HTTP. Both cross as JSON. */
export function startGateway<Event>(
  eventOf: (request: ReadRequest) => Event,
  handler: (event: Event, context: Context) => Promise<unknown>,
  places: Places,
): Promise<RunningHost> {
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event = JSON.stringify(eventOf({ message, body: await readBody(message) }))
    try {
      const returned = await handler(JSON.parse(event) as Event, CONTEXT)
      send(response, JSON.parse(JSON.stringify(returned ?? null)) as AnyResult, places)
    } catch {
      // The gateway's own answer to a function that fails, or that answers what is no result: no header of ours.
      response.writeHead(502).end('{"message":"Internal server error"}')
    }
  }
  return serve((message, response) => void answer(message, response))
}

/** Reads a body as text, one character for each byte. */
export async function readBody(message: IncomingMessage): Promise<string> {
  return Buffer.concat(await message.toArray()).toString("latin1")
}

/** Sends a result's head and body. */
export function send(response: ServerResponse, result: AnyResult, places: Places): void {
  writeHead(response, result, places)
  response.end(Buffer.from(result.body ?? "", result.isBase64Encoded === true ? "base64" : "utf8"))
}

/** The head of a response: header names may stand in several places, and then on several lines. */
export function writeHead(response: ServerResponse, result: AnyResult, places: Places): void {
  const single = places.includes("headers") ? Object.entries(result.headers ?? {}) : []
  const multiple = places.includes("multiValueHeaders") ? Object.entries(result.multiValueHeaders ?? {}) : []
  const lines = [
    ...single.map(([name, value]): [string, string] => [name, String(value)]),
    ...multiple.flatMap(([name, values]) => values.map((value): [string, string] => [name, String(value)])),
    ...(places.includes("cookies") ? (result.cookies ?? []) : []).map((line): [string, string] => ["Set-Cookie", line]),
  ]
  response.writeHead(result.statusCode!, lines.flat())
}
