import { isToken } from "../http/token.ts"
import type { HeaderLine } from "../browser/transport.ts"
import { MalformedResponse } from "./failure-of.ts"

/** The head of a response. */
export interface ResponseHead {
  readonly version: string
  readonly status: number
  readonly statusText: string
  readonly headers: readonly HeaderLine[]
}

/** The longest run of line ends before a status line that browsers pass over. */
const LEADING_LIMIT = 4

/** Where the status line begins: servers that miscount let a line end or two come before it. */
export function startOfHead(bytes: Buffer): number {
  let start = 0
  while (start < LEADING_LIMIT && (bytes[start] === 10 || bytes[start] === 13)) start++
  return start
}

/** Where the head ends: after the first empty line. Lines may end with LF alone. `undefined` while it goes on. */
export function endOfHead(bytes: Buffer): number | undefined {
  for (let line = bytes.indexOf(10); line >= 0; line = bytes.indexOf(10, line + 1)) {
    if (bytes[line + 1] === 10) return line + 2
    if (bytes[line + 1] === 13 && bytes[line + 2] === 10) return line + 3
  }
  return undefined
}

/** Reads a head as browsers do: lenient in lines, strict in what would change its meaning. @throws MalformedResponse */
export function parseHead(text: string): ResponseHead {
  // RFC 9112, 2.2: a CR that ends no line is a space.
  const [first = "", ...lines] = text.split(/\r?\n/).map((line) => line.replaceAll("\r", " "))
  const statusLine = /^HTTP\/([0-9]+\.[0-9]+)[ \t]+([0-9]{1,3})(?:[ \t](.*))?$/i.exec(first)
  if (statusLine === null) throw new MalformedResponse(`\`${shortened(first)}\` is no status line`)
  const [, version = "", status = "", statusText = ""] = statusLine
  if (text.includes("\0")) throw new MalformedResponse("a header contains NUL")
  const headers: [string, string][] = []
  for (const line of lines) {
    // obs-fold: a line that begins with whitespace goes on with the one before (RFC 9112, 5.2).
    const previous = headers[headers.length - 1]
    if (/^[ \t]/.test(line)) {
      const more = line.trim()
      if (previous !== undefined && more !== "") previous[1] = `${previous[1]} ${more}`.trim()
      continue
    }
    const colon = line.indexOf(":")
    const name = line.slice(0, colon)
    // Browsers pass over lines that are no header; a space before the colon makes one of them.
    if (colon > 0 && isToken(name)) headers.push([name, line.slice(colon + 1).replace(/^[ \t]+|[ \t\r]+$/g, "")])
  }
  refuseContradiction(headers)
  return { version, status: Number(status), statusText: statusText.trim(), headers }
}

/** Two places to go to: nobody can tell which one an attacker wrote. Of lengths the body's reader takes care. */
function refuseContradiction(headers: readonly HeaderLine[]): void {
  const places = new Set(headers.filter(([name]) => name.toLowerCase() === "location").map(([, value]) => value))
  if (places.size > 1) throw new MalformedResponse("several lines of `location` contradict each other")
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
