/**
 * The raw client's counterpart for HTTP/2: the same requests and responses, over one session.
 *
 * @module
 */
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
  type OutgoingHttpHeaders,
  connect,
} from "node:http2"
import type { RawRequest, RawResponse } from "./raw-client.ts"

/** Room for every vector, in bytes; a session refuses longer header sections otherwise. */
export const MAX_HEADER_SECTION: number = 2 ** 20

/** Headers of a connection, which HTTP/2 does not have. */
const CONNECTION_HEADERS = new Set(["connection", "host", "transfer-encoding"])

/** Opens a session; the caller closes it. */
export function openSession(port: number): ClientHttp2Session {
  return connect(`http://127.0.0.1:${port}`, {
    maxSendHeaderBlockLength: MAX_HEADER_SECTION,
    settings: { maxHeaderListSize: MAX_HEADER_SECTION },
  })
}

/** Sends one request. Names go in lower case, as HTTP/2 wants them; `Host` becomes `:authority`. */
export function sendHttp2(session: ClientHttp2Session, request: RawRequest): Promise<RawResponse> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase()
    fields.set(lower, [...(fields.get(lower) ?? []), value])
  }
  if (request.body !== undefined) fields.set("content-length", [String(Buffer.byteLength(request.body, "latin1"))])
  const headers: OutgoingHttpHeaders = Object.assign(Object.create(null), {
    ":method": request.method,
    ":path": request.path,
    ":scheme": "http",
    ":authority": fields.get("host")?.[0],
  })
  for (const [name, [value, ...others]] of fields) {
    if (!CONNECTION_HEADERS.has(name)) headers[name] = others.length > 0 ? [value!, ...others] : value
  }
  const stream = session.request(headers, { endStream: request.body === undefined })
  if (request.body !== undefined) stream.end(request.body, "latin1")
  return receive(stream)
}

function receive(stream: ClientHttp2Stream): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    let head: Pick<RawResponse, "status" | "headers"> | undefined
    let failure: Error | undefined
    let ended = false
    const chunks: Buffer[] = []
    stream.setTimeout(5_000, () => stream.close())
    stream.on(
      "response",
      (headers: IncomingHttpHeaders & IncomingHttpStatusHeader, _flags: number, ...more: unknown[]) => {
        const [raw] = more as [string[]]
        head = { status: headers[":status"] ?? 0, headers: pairsOf(raw).filter(([name]) => !name.startsWith(":")) }
      },
    )
    stream.on("data", (chunk: Buffer) => chunks.push(chunk))
    stream.on("end", () => (ended = true))
    stream.on("error", (error) => (failure = error))
    stream.on("close", () => {
      if (head === undefined) reject(failure ?? new Error("the server closed the stream without a response"))
      else
        resolve({
          ...head,
          body: Buffer.concat(chunks).toString("latin1"),
          aborted: !ended || stream.aborted || failure !== undefined,
        })
    })
  })
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1]!]] : []))
}
