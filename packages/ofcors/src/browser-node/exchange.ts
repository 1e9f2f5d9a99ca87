import type { Duplex } from "node:stream"
import type { WireRequest, WireResponse } from "../browser/transport.ts"
import { bodyReader } from "./body-reader.ts"
import { ConnectionClosed, MalformedResponse } from "./failure-of.ts"
import { type ResponseHead, endOfHead, parseHead, startOfHead } from "./parse-head.ts"
import { socketBody } from "./socket-body.ts"

/**
 * One HTTP/1.1 exchange on a connection of its own: writes the request, waits for the response's head, and hands out
 * the body as it comes.
 *
 * @throws MalformedResponse, ConnectionClosed, or the error of the socket
 */
export async function exchange(socket: Duplex, request: WireRequest, headLimit: number): Promise<WireResponse> {
  const { signal } = request
  const abort = (): void => void socket.destroy(signal.reason as Error)
  signal.addEventListener("abort", abort)
  socket.once("close", () => signal.removeEventListener("abort", abort))
  try {
    socket.write(headOf(request), "latin1")
    if (request.body instanceof Uint8Array) socket.write(request.body)
    const { head, rest } = await readHead(socket, headLimit)
    const { status, statusText, headers } = head
    const reader = bodyReader(head, request.method)
    if (reader === undefined) {
      socket.destroy()
      return { status, statusText, headers, body: null }
    }
    return { status, statusText, headers, body: socketBody(socket, reader, rest) }
  } catch (error) {
    socket.destroy()
    throw error
  }
}

/** The request's head as it goes out: `Host` first, then what Fetch set, in its order and spelling. */
function headOf({ method, url, headers }: WireRequest): string {
  const { host, pathname, search } = new URL(url)
  // What browsers say, so that servers answer as they do there; the connection is closed after the exchange all the same.
  const lines = [`${method} ${pathname}${search} HTTP/1.1`, `Host: ${host}`, "Connection: keep-alive"]
  for (const [name, value] of headers) lines.push(`${name}: ${value}`)
  return `${lines.join("\r\n")}\r\n\r\n`
}

/**
 * Waits for the final head: interim ones (100, 103) are read and passed over. Where the connection ends within a head,
 * what came of it counts, unless TLS could have been cut by somebody.
 */
function readHead(socket: Duplex, limit: number): Promise<{ readonly head: ResponseHead; readonly rest: Buffer }> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0)
    let passedOver = 0
    const settle = (): void => {
      socket.removeListener("data", onData)
      socket.removeListener("end", onEnd)
      socket.removeListener("close", onEnd)
      socket.removeListener("error", onError)
    }
    const onError = (error: Error): void => {
      settle()
      reject(error)
    }
    const onEnd = (): void => {
      if (received.length + passedOver === 0)
        return onError(new ConnectionClosed("the connection was closed without a byte"))
      const text = received.toString("latin1", startOfHead(received))
      if (isEncrypted(socket) || !/^HTTP\/[0-9.]+[ \t]+[0-9]+[ \t\r\n]/i.test(text))
        return onError(new ConnectionClosed("the connection was closed within the head"))
      try {
        const head = parseHead(text)
        settle()
        resolve({ head, rest: Buffer.alloc(0) })
      } catch (error) {
        onError(error as Error)
      }
    }
    const onData = (chunk: Buffer): void => {
      try {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
        for (;;) {
          const start = startOfHead(received)
          if (start > 0) received = received.subarray(start)
          const end = endOfHead(received)
          if ((end ?? received.length) + passedOver > limit)
            throw new MalformedResponse(`the head is longer than ${limit} bytes`)
          if (end === undefined) return
          const head = parseHead(received.toString("latin1", 0, end))
          const rest = received.subarray(end)
          if (head.status < 100 || head.status >= 200 || head.status === 101) {
            settle()
            socket.pause()
            return resolve({ head, rest })
          }
          passedOver += end
          received = rest
        }
      } catch (error) {
        onError(error as Error)
      }
    }
    socket.on("data", onData)
    socket.on("end", onEnd)
    socket.on("close", onEnd)
    socket.on("error", onError)
  })
}

function isEncrypted(socket: Duplex): boolean {
  return "encrypted" in socket && socket.encrypted === true
}
