import type { IncomingMessage } from "node:http"
import { Refusal } from "./route.ts"

/** Longest body that is read, in bytes. */
const MAX_BODY = 10_000

/**
 * Reads a request's body.
 *
 * Only `application/json` is read: with the other types that forms can send, a page of any origin could write here
 * without a preflight.
 *
 * @throws Refusal if the body is too long, of another type, or not a JSON object
 */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase()
  if (type !== "application/json") throw new Refusal(415, "Send JSON, with Content-Type: application/json.")
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    // Read on, but keep nothing: a connection that is cut before its answer tells the client nothing.
    if (length <= MAX_BODY) chunks.push(chunk)
  }
  if (length > MAX_BODY) throw new Refusal(413, `The body is longer than ${MAX_BODY} bytes.`)
  const value = parse(Buffer.concat(chunks).toString("utf8"))
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(400, "The body is not a JSON object.")
  }
  return value as Readonly<Record<string, unknown>>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
