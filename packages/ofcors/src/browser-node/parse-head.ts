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
  const [first = "", ...lines] = text.split(/\r?\n/)
  const statusLine = /^HTTP\/([0-9]+\.[0-9]+)[ \t]+([0-9]{3})(?:[ \t](.*))?$/i.exec(first)
  if (statusLine === null) throw new MalformedResponse(`\`${shortened(first)}\` is no status line`)
  const [, version = "", status = "", statusText = ""] = statusLine
  if (Number(status) < 100) throw new MalformedResponse(`${status} is no status`)
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
  refuseContradictions(headers)
  return { version, status: Number(status), statusText: statusText.trim(), headers }
}

/** Two lengths, or two places to go to: nobody can tell which one an attacker wrote. */
function refuseContradictions(headers: readonly HeaderLine[]): void {
  for (const name of ["content-length", "location"]) {
    const values = new Set(headers.filter((line) => line[0].toLowerCase() === name).map(([, value]) => value))
    if (values.size > 1) throw new MalformedResponse(`several lines of \`${name}\` contradict each other`)
  }
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
