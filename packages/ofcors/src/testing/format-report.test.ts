import { expect, test } from "vitest"
import type { Report } from "../browser/report.ts"
import { createBrowser } from "../browser/browser.ts"
import type { HeaderLine } from "../browser/transport.ts"
import { formatReport } from "./format-report.ts"

/** The report of a fetch of which every answer has these header lines. */
function explain(
  lines: readonly HeaderLine[],
  init: { readonly method?: string; readonly headers?: Record<string, string>; readonly credentials?: string } = {},
): Promise<Report> {
  const send = () => ({ status: 200, statusText: "OK", headers: lines, body: null })
  return createBrowser({ send }).page("http://localhost:3001").explain("http://localhost:8000/api/items", init)
}

test("the timeline, the failing step with its bytes, and the finding with its fix", async () => {
  const lines: readonly HeaderLine[] = [
    ["Access-Control-Allow-Origin", "http://localhost:3000"],
    ["Content-Type", "text/plain"],
  ]
  expect(formatReport(await explain(lines))).toBe(`blocked: GET http://localhost:8000/api/items
  page http://localhost:3001, engine standard, credentials same-origin

  1. actual: GET http://localhost:8000/api/items
     > Origin: http://localhost:3001
     < 200 OK
     < Access-Control-Allow-Origin: http://localhost:3000

  Stopped at 1: cors-check, step 4
    Access-Control-Allow-Origin: http://localhost:3000

  \`Access-Control-Allow-Origin\` is \`http://localhost:3000\`; the origin of this
    request is \`http://localhost:3001\`. (allow-origin-mismatch)
    Fix: add \`http://localhost:3001\` to \`allowedOrigins\` of the rule for
      \`/api/items\`; where it is there, see that \`cors()\` stands before what
      answered.

  Script sees TypeError: Failed to fetch`)
})

test("what script reads, and what it might miss", async () => {
  const report = await explain([
    ["Access-Control-Allow-Origin", "*"],
    ["Access-Control-Expose-Headers", "x-total"],
    ["X-Total", "3"],
    ["X-Page", "1"],
  ])
  expect(formatReport(report)).toContain(`
  Script reads x-total; not: x-page (see Access-Control-Expose-Headers)`)
})

test.each<readonly [name: string, lines: readonly HeaderLine[], init: Parameters<typeof explain>[1], fix: string]>([
  ["no header", [], {}, "add `http://localhost:3001` to `allowedOrigins`"],
  [
    "an asterisk, with credentials",
    [["Access-Control-Allow-Origin", "*"]],
    { credentials: "include" },
    "list `http://localhost:3001` in `allowedOrigins` instead of `allowAllOrigins`",
  ],
  [
    "two layers",
    [
      ["Access-Control-Allow-Origin", "http://localhost:3001"],
      ["Access-Control-Allow-Origin", "http://localhost:3001"],
    ],
    {},
    "let one layer alone write the header",
  ],
  [
    "no credentials",
    [["Access-Control-Allow-Origin", "http://localhost:3001"]],
    { credentials: "include" },
    "set `allowCredentials: true`",
  ],
  [
    "a method",
    [
      ["Access-Control-Allow-Origin", "*"],
      ["Access-Control-Allow-Methods", "PUT"],
    ],
    { method: "DELETE" },
    "add `DELETE` to `allowMethods`",
  ],
  [
    "a method that browsers do not put in upper case",
    [
      ["Access-Control-Allow-Origin", "*"],
      ["Access-Control-Allow-Methods", "PATCH"],
    ],
    { method: "patch" },
    "fetch with `PATCH`",
  ],
  ["a header", [["Access-Control-Allow-Origin", "*"]], { headers: { "x-a": "1" } }, "add `x-a` to `allowHeaders`"],
  [
    "Authorization under an asterisk",
    [
      ["Access-Control-Allow-Origin", "*"],
      ["Access-Control-Allow-Headers", "*"],
    ],
    { headers: { authorization: "Bearer x" } },
    "`*` does not cover `authorization`",
  ],
])("the fix for %s", async (_name, lines, init, fix) =>
  expect(formatReport(await explain(lines, init)).replace(/\s+/g, " ")).toContain(`Fix: ${fix}`),
)

test.each<readonly [name: string, value: string]>([
  ["escape sequences", "\u001b[2J\u001b]0;x\u0007\u009b31m"],
  ["line breaks", "a\r\nexpected nothing\u2028b"],
  ["a megabyte without a space", "x".repeat(2 ** 20)],
  ["a megabyte of spaces", " x".repeat(2 ** 19)],
  ["what reads from right to left", "\u202eevil"],
])("%s of a response stay what they are: text of at most 80 columns", async (_name, value) => {
  const text = formatReport(await explain([["Access-Control-Allow-Origin", value]]))
  expect(text).not.toMatch(/[^\x20-\x7e\n]/)
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(text.length).toBeLessThan(10_000)
  expect(text).not.toMatch(/^expected/m)
})

test("nothing was sent", async () => {
  const report = await createBrowser({ send: () => ({ error: "refused", message: "" }) })
    .page("http://localhost:3001")
    .explain("http://localhost:8000/", { method: "CONNECT" })
  expect(formatReport(report)).toContain("  Nothing was sent.\n")
})
