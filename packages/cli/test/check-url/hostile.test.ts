import type { Socket } from "node:net"
import { describe, expect, test } from "vitest"
import { checkUrl } from "../../src/check-url/check-url.ts"
import { toJson } from "../../src/check-url/report/json.ts"
import { toText } from "../../src/check-url/report/text.ts"
import { checkRequest } from "../../src/check-url/request.ts"
import { coloursOf } from "../../src/terminal.ts"
import { serveBytes } from "./serve.ts"

const OK = "HTTP/1.1 200 OK\r\n"
const ALLOWED = `${OK}Access-Control-Allow-Origin: *\r\n`

/** Writes for as long as somebody reads. */
function flood(socket: Socket, chunk: string): void {
  const write = (): void => {
    while (!socket.destroyed && socket.write(chunk)) continue
  }
  socket.on("drain", write)
  write()
}

const SERVERS: readonly {
  readonly what: string
  readonly answer: (socket: Socket, head: string) => void
  readonly cause: string
  readonly says?: string
}[] = [
  {
    what: "one letter of the head at a time",
    answer: (socket) => {
      const letters = OK.repeat(3).split("")
      const drip = setInterval(() => socket.write(letters.shift() ?? "a"), 50)
      socket.once("close", () => clearInterval(drip))
    },
    cause: "timeout",
    says: "no response within",
  },
  { what: "nothing at all", answer: () => undefined, cause: "timeout" },
  {
    what: "headers without end",
    answer: (socket) => {
      socket.write(OK)
      flood(socket, `X-A: ${"a".repeat(1000)}\r\n`)
    },
    cause: "malformed-answer",
    says: "longer than",
  },
  {
    what: "a body without end",
    answer: (socket) => {
      socket.write(`${ALLOWED}\r\n`)
      flood(socket, "a".repeat(65_536))
    },
    cause: "not-blocked",
  },
  {
    what: "redirects to ever longer addresses",
    answer: (socket, head) =>
      socket.end(`HTTP/1.1 302 Found\r\nAccess-Control-Allow-Origin: *\r\nLocation: ${head.split(" ")[1]}a\r\n\r\n`),
    cause: "redirect-loop",
    says: "redirects more than 20 times",
  },
  {
    what: "binary junk",
    answer: (socket) => socket.end(Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 37 + 13) % 256))),
    cause: "malformed-answer",
  },
  {
    what: "junk that has the end of a head in it",
    answer: (socket) => socket.end("\x00\x01\x1b[2J\r\n\r\n\r\n"),
    cause: "malformed-answer",
  },
  {
    what: "escape sequences in status, headers and body",
    answer: (socket) =>
      socket.end(
        Buffer.from(
          "HTTP/1.1 200 \x1b]0;owned\x07OK\r\nAccess-Control-Allow-Origin: \x1b[2J\x1b]8;;http://evil\x07\r\nServer: \x9b31mnginx\r\nX-A: \x1b[2J\r\n\r\n\x1b[2J not allowed by CORS",
          "latin1",
        ),
      ),
    cause: "allow-origin-not-an-origin",
    says: "contain control characters",
  },
  {
    what: "three thousand lines of one header",
    answer: (socket) => socket.end(`${OK}${"Access-Control-Allow-Origin: *\r\n".repeat(3000)}\r\n`),
    cause: "headers-set-twice",
  },
  {
    what: "a value of a hundred thousand letters",
    answer: (socket) => socket.end(`${OK}Access-Control-Allow-Origin: ${"a".repeat(100_000)}\r\n\r\n`),
    cause: "allow-origin-not-an-origin",
  },
]

describe("a hostile server is bounded in time and words, and told", () => {
  test.each(SERVERS)("$what", async ({ answer, cause, says }) => {
    const url = `${await serveBytes(answer)}/api/items`
    const started = performance.now()
    const checked = await checkUrl(checkRequest({ url, from: "http://localhost:3000", timeout: 1000 }))
    expect(performance.now() - started).toBeLessThan(4000)
    expect(checked.result.causes[0]?.code).toBe(cause)
    const text = toText(checked, coloursOf({}))
    const json = toJson(checked.result)
    if (says !== undefined) expect(text.replace(/\s+/g, " ")).toContain(says)
    // Nothing reaches a terminal but printable ASCII and line ends.
    expect(text).toMatch(/^[\x20-\x7e\n]*$/)
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    expect(json).toMatch(/^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*$/)
    expect(text.length).toBeLessThan(20_000)
    expect(json.length).toBeLessThan(3_000_000)
  })
})
