import { describe, expect, test } from "vitest"
import { type FetchInit, type HeaderLine, type SeenByScript, createBrowser } from "./index.ts"

const PAGE = "http://localhost:7101"
const SAFELISTED = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
]
const LINES: readonly HeaderLine[] = [
  ...SAFELISTED.map((name): HeaderLine => [name, "1"]),
  ["Authorization", "secret"],
  ["Date", "today"],
  ["Set-Cookie", "a=b"],
  ["X-A", "1"],
  ["X-A", "2"],
  ["Access-Control-Allow-Origin", PAGE],
  ["Access-Control-Allow-Credentials", "true"],
]

async function seen(
  more: readonly HeaderLine[],
  init: FetchInit,
  url = "http://localhost:7102/",
): Promise<SeenByScript & { kind: "response" }> {
  const send = () => ({ status: 200, statusText: "", headers: [...LINES, ...more], body: null })
  const report = await createBrowser({ send }).page(PAGE).explain(url, init)
  if (report.seen.kind === "error") throw new Error(report.diagnostics[0]?.message)
  return report.seen
}

const expose = (value: string): HeaderLine => ["Access-Control-Expose-Headers", value]

describe("script can read, of a CORS response", () => {
  const everything = [
    ...SAFELISTED,
    "authorization",
    "date",
    "x-a",
    "access-control-allow-origin",
    "access-control-allow-credentials",
  ]
  test.each<[string, readonly HeaderLine[], FetchInit, readonly string[]]>([
    ["the safelisted headers", [], {}, SAFELISTED],
    ["those that are named, too", [expose("X-a")], {}, [...SAFELISTED, "x-a"]],
    ["those of two lines", [expose("x-a"), expose("date")], {}, [...SAFELISTED, "date", "x-a"]],
    ["never Set-Cookie", [expose("set-cookie, x-a")], {}, [...SAFELISTED, "x-a"]],
    ["everything for `*`", [expose("*")], {}, [...everything, "access-control-expose-headers"]],
    ["nothing more for `*` with credentials", [expose("*")], { credentials: "include" }, SAFELISTED],
    ["nothing more for a malformed element", [expose("x-a, x other")], {}, SAFELISTED],
  ])("%s", async (_, more, init, expected) => {
    const response = await seen(more, init)
    expect(response.type).toBe("cors")
    expect(response.headers.map(([name]) => name)).toEqual(expected.toSorted())
    expect(response.hiddenHeaders).toContain("set-cookie")
  })

  test("and two lines of one name are combined", async () => {
    expect((await seen([expose("x-a")], {})).headers).toContainEqual(["x-a", "1, 2"])
  })
})

test("of a basic response, everything but Set-Cookie", async () => {
  const response = await seen([], {}, "/same")
  expect(response.type).toBe("basic")
  expect(response.hiddenHeaders).toEqual(["set-cookie"])
})

test("of an opaque response, nothing", async () => {
  expect(await seen([], { mode: "no-cors" })).toMatchObject({
    type: "opaque",
    status: 0,
    statusText: "",
    url: "",
    headers: [],
    redirected: false,
  })
})
