/**
 * An HTTP/1.1 client that sends header lines exactly as given, and returns those of the response as they came: what
 * `fetch` and `http.request` merge, reorder or refuse.
 *
 * @module
 */
import { connect } from "node:net"

/** A request as it goes over the wire. */
export interface RawRequest {
  readonly method: string
  /** The request target. */
  readonly path: string
  /** One line each. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** A response as it came. */
export interface RawResponse {
  readonly status: number
  /** One line each, in the order and spelling of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** Whether the connection broke before the body was complete. */
  readonly aborted: boolean
}

/** How long a server may take, in milliseconds. */
const TIMEOUT = 5_000

/** Sends one request on a connection of its own; it must carry `Connection: close`. */
export async function sendRaw(port: number, request: RawRequest): Promise<RawResponse> {
  const head = [
    `${request.method} ${request.path} HTTP/1.1`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...(request.body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(request.body, "latin1")}`]),
  ]
  return parseResponse(await exchange(port, `${head.join("\r\n")}\r\n\r\n${request.body ?? ""}`), request.method)
}

/** Sends bytes (one for each character) and returns all that came back until the connection closed. */
export function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true })
    const chunks: Buffer[] = []
    const timer = setTimeout(() => {
      reject(new Error(`no complete response within ${TIMEOUT} ms to ${JSON.stringify(bytes.slice(0, 200))}`))
      socket.destroy()
    }, TIMEOUT)
    let failure: Error | undefined
    socket.on("data", (chunk) => chunks.push(chunk))
    socket.on("error", (error) => (failure = error))
    socket.on("close", () => {
      clearTimeout(timer)
      // A reset after the head is what an aborted response looks like; only silence is a failure of the test.
      if (chunks.length === 0) reject(failure ?? new Error("the server closed the connection without a response"))
      else resolve(Buffer.concat(chunks).toString("latin1"))
    })
    // Not `end`: Node drops requests of clients that have closed their half.
    socket.write(bytes, "latin1")
  })
}

/** Reads a response; informational ones (1xx) before it are skipped, but for 101. */
export function parseResponse(text: string, method: string): RawResponse {
  const end = text.indexOf("\r\n\r\n")
  if (end < 0) throw new Error(`not a response: ${JSON.stringify(text.slice(0, 200))}`)
  const [statusLine = "", ...lines] = text.slice(0, end).split("\r\n")
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1])
  const rest = text.slice(end + 4)
  if (status >= 100 && status < 200 && status !== 101) return parseResponse(rest, method)
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":")
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return { status, headers, ...readBody(headers, rest, method === "HEAD" || status === 204 || status === 304) }
}

function readBody(
  headers: readonly (readonly [string, string])[],
  rest: string,
  none: boolean,
): { body: string; aborted: boolean } {
  const value = (name: string): string | undefined => headers.find(([given]) => given.toLowerCase() === name)?.[1]
  if (none) return { body: rest, aborted: false }
  if (value("transfer-encoding") === "chunked") return readChunks(rest)
  const length = value("content-length")
  return { body: rest, aborted: length !== undefined && rest.length < Number(length) }
}

function readChunks(text: string): { body: string; aborted: boolean } {
  let body = ""
  let at = 0
  for (;;) {
    const line = text.indexOf("\r\n", at)
    if (line < 0) return { body, aborted: true }
    const size = Number.parseInt(text.slice(at, line), 16)
    if (size === 0) return { body, aborted: false }
    body += text.slice(line + 2, line + 2 + size)
    at = line + 2 + size + 2
  }
}
