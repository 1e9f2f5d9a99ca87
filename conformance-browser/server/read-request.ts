import type { HeaderLine } from "../scenario/scenario.ts"

/** A request as read from the socket, header lines untouched. */
export interface RawRequest {
  readonly method: string
  readonly target: string
  readonly headers: readonly HeaderLine[]
  readonly body: string
}

/**
 * Reads requests from the bytes of one connection. Node's own HTTP parser is no use here: it refuses methods that
 * browsers send (`patch`, `foo`).
 */
export class RequestReader {
  #buffered = ""

  /** Takes bytes (latin1) and gives the requests that are now complete. */
  push(chunk: string): RawRequest[] {
    this.#buffered += chunk
    const requests: RawRequest[] = []
    for (;;) {
      const request = this.#next()
      if (!request) return requests
      requests.push(request)
    }
  }

  #next(): RawRequest | undefined {
    const headEnd = this.#buffered.indexOf("\r\n\r\n")
    if (headEnd === -1) return undefined
    const [requestLine = "", ...lines] = this.#buffered.slice(0, headEnd).split("\r\n")
    const headers = lines.map(readLine)
    const rest = this.#buffered.slice(headEnd + 4)
    const framed = isChunked(headers) ? readChunked(rest) : readSized(rest, contentLength(headers))
    if (!framed) return undefined
    this.#buffered = framed.rest
    const [method = "", target = ""] = requestLine.split(" ")
    return { method, target, headers, body: framed.body }
  }
}

/** The value of the first line with this name (lower case), or undefined. */
export function headerValue(headers: readonly HeaderLine[], name: string): string | undefined {
  return headers.find(([lineName]) => lineName.toLowerCase() === name)?.[1]
}

function readLine(line: string): HeaderLine {
  const colon = line.indexOf(":")
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

const contentLength = (headers: readonly HeaderLine[]) => Number(headerValue(headers, "content-length") ?? 0)

const isChunked = (headers: readonly HeaderLine[]) => headerValue(headers, "transfer-encoding") === "chunked"

function readSized(text: string, length: number): { body: string; rest: string } | undefined {
  return text.length < length ? undefined : { body: text.slice(0, length), rest: text.slice(length) }
}

function readChunked(text: string): { body: string; rest: string } | undefined {
  let body = ""
  let position = 0
  for (;;) {
    const lineEnd = text.indexOf("\r\n", position)
    if (lineEnd === -1) return undefined
    const size = Number.parseInt(text.slice(position, lineEnd), 16)
    const end = lineEnd + 2 + size + 2
    if (text.length < end) return undefined
    if (size === 0) return { body, rest: text.slice(end) }
    body += text.slice(lineEnd + 2, end - 2)
    position = end
  }
}
