import { spawnSync } from "node:child_process"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { printCode } from "../../src/explain/codes/print-code.ts"
import { ALL_CODES, findCode } from "../../src/explain/codes/find-code.ts"
import { coloursOf } from "../../src/terminal.ts"
import { run } from "../support/command.ts"
import { freePorts } from "../support/free-ports.ts"

const BIN = fileURLToPath(new URL("../../dist/main.js", import.meta.url))
const PAGE = "http://localhost:3000"

let server: Server
let requests: string[] = []
let origin = ""

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    if (request.url?.startsWith("/open") === true) response.setHeader("Access-Control-Allow-Origin", "*")
    response.end("{}")
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const blocked = (path: string): string =>
  `Access to fetch at '${origin}${path}' from origin '${PAGE}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`

function piped(input: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [BIN, "explain", ...args], { input, encoding: "utf8" })
}

describe("a message with its address and page is checked against the server", () => {
  test("that still blocks it", async () => {
    const { code, stdout } = await run(["explain", blocked("/closed")])
    expect(stdout).toMatch(/^BLOCKED: the server's answer has no `Access-Control-Allow-Origin`\.\n/)
    expect(stdout).toContain("What the server says now:")
    expect(stdout).toContain("[cors-not-configured]")
    expect(stdout).not.toContain("What to do:")
    expect(code).toBe(1)
  })

  test("that has been mended since", async () => {
    const { code, stdout } = await run(["explain", blocked("/open")])
    expect(stdout).toContain("READABLE:")
    expect(stdout).toContain("older than the server's settings")
    expect(stdout).toContain("What to do:")
    expect(code).toBe(0)
  })

  test("that is down", async () => {
    const [port] = await freePorts(1)
    const { code, stdout } = await run(["explain", blocked("/x").replaceAll(origin, `http://127.0.0.1:${port}`)])
    expect(stdout).toContain("UNREACHABLE:")
    expect(stdout).toContain("What to do:")
    expect(code).toBe(3)
  })

  test("whose page is given by the command line", async () => {
    const firefox = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${origin}/closed. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`
    const { code, stdout } = await run(["explain", firefox, "--from", PAGE])
    expect(stdout).toContain("What the server says now:")
    expect(code).toBe(1)
  })

  test("and nothing that changes data is sent", async () => {
    requests = []
    const message = blocked("/closed").replace(
      "policy: No",
      "policy: Response to preflight request doesn't pass access control check: No",
    )
    await run(["explain", `${message}\nDELETE ${origin}/closed net::ERR_FAILED`])
    expect(requests.length).toBeGreaterThan(1)
    expect(requests.filter((request) => !/^(?:GET|HEAD|OPTIONS) /.test(request))).toEqual([])
  })

  test("with --json in one document", async () => {
    const { stdout, code } = await run(["explain", blocked("/closed"), "--json"])
    const document = JSON.parse(stdout) as Record<string, unknown>
    expect(document).toMatchObject({
      version: 1,
      kind: "messages",
      messages: [
        {
          engine: "chromium",
          class: "allow-origin-missing",
          codes: ["allow-origin-missing"],
          url: `${origin}/closed`,
          origin: PAGE,
          verdict: "blocked",
          command: `ofcors check ${origin}/closed --from ${PAGE}`,
        },
      ],
      check: { verdict: "blocked", causes: [{ code: "cors-not-configured" }] },
    })
    expect(code).toBe(1)
  })
})

describe("nothing is sent", () => {
  test("with --no-check, and the command to type is printed", async () => {
    requests = []
    const { code, stdout } = await run(["explain", blocked("/closed"), "--no-check"])
    expect(stdout).toContain(`\n  ofcors check ${origin}/closed --from ${PAGE}\n`)
    expect(code).toBe(1)
    expect(requests).toEqual([])
  })

  test("where the page is not known, and the command says what it lacks", async () => {
    const { code, stdout } = await run([
      "explain",
      "https://api.example.com/x net::ERR_FAILED",
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${origin}/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
    ])
    expect(stdout).toContain(`ofcors check ${origin}/a --from "<the page's origin>"`)
    expect(code).toBe(1)
  })

  test("for what no server could answer", async () => {
    const { code, stdout } = await run(["explain", `GET ${origin}/ads.js net::ERR_BLOCKED_BY_CLIENT`, "--from", PAGE])
    expect(stdout).toMatch(/^NOT CORS: /)
    expect(stdout).not.toContain("ofcors check")
    expect(code).toBe(1)
  })
})

describe("standard input", () => {
  test("is read to its end", () => {
    const { status, stdout } = piped(`app.js:1 ${blocked("/x")}\nTypeError: Failed to fetch\n`, "--no-check")
    expect(stdout).toContain(`Address:  ${origin}/x`)
    expect(status).toBe(1)
  })

  test("in words, without quotation marks, the arguments are one message", async () => {
    const { stdout } = await run(["explain", "--no-check", ...blocked("/x").replaceAll("'", "").split(" ")])
    expect(stdout).toContain(`Address:  ${origin}/x`)
  })

  test.each([
    ["nothing", ""],
    ["something else", "hello"],
  ])("with %s ends with 2 and says what to paste", (_, input) => {
    const { status, stdout, stderr } = piped(input)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toContain("Access to fetch at")
  })

  test("no escape sequence of a paste reaches the terminal", () => {
    const hostile = blocked("/\u001b]0;title\u0007x").replace(
      "No '",
      "The 'Access-Control-Allow-Origin' header has a value '\u001b[2J\u009b31m' that is not equal to the supplied origin. No '",
    )
    const { stdout } = piped(hostile, "--no-check")
    expect(stdout).toMatch(/^[\x20-\x7e\n]+$/)
  })

  test("a line that ofcors printed on the server explains its code", () => {
    const { status, stdout } = piped("ofcors: GET /api from http://localhost:3001: not allowed. [origin-not-allowed]\n")
    expect(stdout).toMatch(/^origin-not-allowed: /)
    expect(status).toBe(0)
  })
})

describe("codes", () => {
  test.each([...ALL_CODES])("%s is explained within 80 columns", (code) => {
    const text = printCode(findCode(code)!, coloursOf({}))
    const prose = text
      .split("\n")
      .filter((line) => !/^ {2}(?:cors|app|create|guard|import|[A-Z_]+=|[A-Z]+ \/)/.test(line))
    expect(prose.filter((line) => line.length > 80 && !line.includes("http"))).toEqual([])
    expect(text).toMatch(/^[\x20-\x7e\n]+$/)
    expect(text).toContain("\nWhy:\n")
    expect(text).toContain("\nFix:\n")
  })

  test.each([
    ["alow-origin-mising", "allow-origin-missing"],
    ["origin-has-slash", "origin-has-trailing-slash"],
    ["missing-allow-origin", "allow-origin-missing"],
  ])("%s is unknown and suggests %s", async (given, suggested) => {
    const { code, stderr } = await run(["explain", given])
    expect(stderr).toContain(`\`${suggested}\``)
    expect(code).toBe(2)
  })

  test("in JSON", async () => {
    const { stdout } = await run(["explain", "method-not-allowed", "--json"])
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "codes",
      codes: [
        {
          code: "method-not-allowed",
          entry: { severity: "refusal" },
          message: { console: [{ browser: "Chrome" }, {}, {}] },
        },
      ],
    })
  })
})
