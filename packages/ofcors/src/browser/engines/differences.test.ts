import { describe, expect, test } from "vitest"
import { type Engine, type FetchInit, type HeaderLine, type Report, createBrowser } from "../index.ts"

const PAGE = "http://localhost:7101"
const API = "http://localhost:7102"
const OTHER = "http://localhost:7103"

/** What a URL answers; preflights of it are always answered well. */
type Answers = Readonly<Record<string, readonly [status: number, ...lines: readonly HeaderLine[]]>>

interface Played {
  readonly report: Report
  /** `METHOD url` and the header asked about, of each request. */
  readonly asked: readonly string[]
}

/** Plays the fetches one after the other, and reports the last one. */
async function play(
  engine: Engine,
  answers: Answers,
  shown: string,
  ...fetches: readonly (readonly [string, FetchInit])[]
): Promise<Played> {
  const asked: string[] = []
  const browser = createBrowser({
    engine,
    send: ({ method, url, headers }) => {
      const valueOf = (name: string): string | undefined => headers.find((line) => line[0].toLowerCase() === name)?.[1]
      const isPreflight = valueOf("access-control-request-method") !== undefined
      asked.push(`${isPreflight ? "preflight" : method} ${new URL(url).port} ${valueOf(shown) ?? ""}`.trim())
      const [status, ...lines] = isPreflight
        ? [
            204,
            ["Access-Control-Allow-Methods", "PUT, DELETE"] as const,
            ["Access-Control-Allow-Headers", "*, authorization"] as const,
          ]
        : (answers[url] ?? [200])
      const origin = valueOf("origin")
      const isAllowed = lines.some(([name]) => name.toLowerCase() === "access-control-allow-origin")
      const allow: HeaderLine[] = origin === undefined || isAllowed ? [] : [["Access-Control-Allow-Origin", origin]]
      return { status, statusText: "", headers: [...allow, ...lines], body: status === 205 ? new Uint8Array(2) : null }
    },
  })
  const page = browser.page(`${PAGE}/`)
  let report: Report | undefined
  for (const [url, init] of fetches) report = await page.explain(url, init)
  if (report === undefined) throw new Error("nothing was fetched")
  return { report, asked }
}

type ByEngine<T> = readonly [standard: T, chromium: T, firefox: T, webkit: T]
const ENGINES = ["standard", "chromium", "firefox", "webkit"] as const

const to = (url: string, status = 302): readonly [number, HeaderLine] => [status, ["Location", url]]

describe("the requests that leave", () => {
  const NO_STORE: FetchInit = { method: "PUT", cache: "no-store" }
  test.each<[string, string, Answers, readonly (readonly [string, FetchInit])[], ByEngine<readonly string[]>]>([
    [
      "a preflight carries the cache mode of its request in Chromium and Firefox",
      "pragma",
      {},
      [[`${API}/`, NO_STORE]],
      [
        ["preflight 7102", "PUT 7102 no-cache"],
        ["preflight 7102 no-cache", "PUT 7102 no-cache"],
        ["preflight 7102 no-cache", "PUT 7102 no-cache"],
        ["preflight 7102", "PUT 7102 no-cache"],
      ],
    ],
    [
      "conditional headers of script's own mean another cache mode in Chromium",
      "cache-control",
      {},
      [[`${PAGE}/`, { headers: { "If-Match": "1" } }]],
      [["GET 7101 no-cache"], ["GET 7101 max-age=0"], ["GET 7101 no-cache"], ["GET 7101 no-cache"]],
    ],
    [
      "a range is written anew in Chromium, and needs no preflight in WebKit however it is spelled",
      "range",
      {},
      [[`${API}/`, { headers: { Range: "BYTES=00-1" } }]],
      [
        ["preflight 7102", "GET 7102 BYTES=00-1"],
        ["preflight 7102", "GET 7102 bytes=0-1"],
        ["preflight 7102", "GET 7102 BYTES=00-1"],
        ["GET 7102 BYTES=00-1"],
      ],
    ],
    [
      "Sec-Fetch-Site after a redirect back to the page differs",
      "sec-fetch-site",
      { [`${API}/a`]: to(`${PAGE}/b`) },
      [[`${API}/a`, { headers: { "X-A": "1" } }]],
      [
        ["preflight 7102 same-site", "GET 7102 same-site", "preflight 7101 same-site", "GET 7101 same-site"],
        ["preflight 7102 same-site", "GET 7102 same-site", "preflight 7101 same-origin", "GET 7101 same-origin"],
        ["preflight 7102 same-site", "GET 7102 same-site", "preflight 7101 same-origin", "GET 7101 cross-site"],
        ["preflight 7102 same-site", "GET 7102 same-site", "preflight 7101 cross-site", "GET 7101"],
      ],
    ],
    [
      "a same-origin POST that a redirect turned into a GET keeps its Origin in WebKit",
      "origin",
      { [`${PAGE}/a`]: to(`${PAGE}/b`) },
      [["/a", { method: "POST" }]],
      [
        [`POST 7101 ${PAGE}`, "GET 7101"],
        [`POST 7101 ${PAGE}`, "GET 7101"],
        [`POST 7101 ${PAGE}`, "GET 7101"],
        [`POST 7101 ${PAGE}`, `GET 7101 ${PAGE}`],
      ],
    ],
    [
      "a no-cors POST sent on to another origin hides its Origin in Chromium",
      "origin",
      { [`${PAGE}/a`]: to(`${API}/b`, 307) },
      [["/a", { method: "POST", mode: "no-cors" }]],
      [
        [`POST 7101 ${PAGE}`, `POST 7102 ${PAGE}`],
        [`POST 7101 ${PAGE}`, "POST 7102 null"],
        [`POST 7101 ${PAGE}`, `POST 7102 ${PAGE}`],
        [`POST 7101 ${PAGE}`, `POST 7102 ${PAGE}`],
      ],
    ],
    [
      "a DELETE redirected to another origin becomes a GET in WebKit, after a preflight",
      "x-none",
      { [`${API}/a`]: to(`${OTHER}/b`) },
      [[`${API}/a`, { method: "DELETE" }]],
      [
        ["preflight 7102", "DELETE 7102", "preflight 7103", "DELETE 7103"],
        ["preflight 7102", "DELETE 7102", "preflight 7103", "DELETE 7103"],
        ["preflight 7102", "DELETE 7102", "preflight 7103", "DELETE 7103"],
        ["preflight 7102", "DELETE 7102", "preflight 7103", "GET 7103"],
      ],
    ],
    [
      "a client hint is dropped by a redirect in Chromium",
      "dpr",
      { [`${PAGE}/a`]: to(`${API}/b`) },
      [["/a", { headers: { DPR: "2" } }]],
      [
        ["GET 7101 2", "preflight 7102", "GET 7102 2"],
        ["GET 7101 2", "GET 7102"],
        ["GET 7101 2", "preflight 7102", "GET 7102 2"],
        ["GET 7101 2", "preflight 7102", "GET 7102 2"],
      ],
    ],
    [
      "a misdirected request is sent again by the standard",
      "x-none",
      { [`${API}/`]: [421] },
      [[`${API}/`, {}]],
      [["GET 7102", "GET 7102"], ["GET 7102"], ["GET 7102"], ["GET 7102"]],
    ],
    [
      "a response that failed the CORS check stays in the cache in the standard and Firefox",
      "x-none",
      { [`${API}/`]: [200, ["Access-Control-Allow-Origin", "null"], ["Cache-Control", "max-age=60"]] },
      [
        [`${API}/`, {}],
        [`${API}/`, { mode: "no-cors" }],
      ],
      [["GET 7102"], ["GET 7102", "GET 7102"], ["GET 7102"], ["GET 7102", "GET 7102"]],
    ],
    [
      "a second foreign hop is preflighted again by Chromium and WebKit, which keep nothing for a lost origin",
      "x-none",
      { [`${API}/a`]: to(`${OTHER}/b`, 307) },
      [
        [`${API}/a`, { method: "PUT" }],
        [`${API}/a`, { method: "PUT" }],
      ],
      [
        ["preflight 7102", "PUT 7102", "preflight 7103", "PUT 7103", "PUT 7102", "PUT 7103"],
        ["preflight 7102", "PUT 7102", "preflight 7103", "PUT 7103", "PUT 7102", "preflight 7103", "PUT 7103"],
        ["preflight 7102", "PUT 7102", "preflight 7103", "PUT 7103", "PUT 7102", "PUT 7103"],
        ["preflight 7102", "PUT 7102", "preflight 7103", "PUT 7103", "PUT 7102", "preflight 7103", "PUT 7103"],
      ],
    ],
  ])("%s", async (_, shown, answers, fetches, expected) => {
    for (const [index, engine] of ENGINES.entries()) {
      const { asked } = await play(engine, answers, shown, ...fetches)
      expect(asked, engine).toEqual(expected[index])
    }
  })
})

describe("the verdict", () => {
  test.each<[string, Answers, string, FetchInit, ByEngine<string>]>([
    [
      "on a redirect to credentials at the page's own server",
      { [`${PAGE}/a`]: to("http://user@localhost:7101/b") },
      "/a",
      {},
      ["allowed", "blocked", "allowed", "allowed"],
    ],
    ["on an empty Location", { [`${API}/`]: to("") }, `${API}/`, {}, ["failed", "allowed", "failed", "failed"]],
    [
      "on an empty line of Allow-Origin beside the right one, in lower case",
      { [`${API}/`]: [200, ["access-control-allow-origin", ""], ["access-control-allow-origin", PAGE]] },
      `${API}/`,
      {},
      ["blocked", "blocked", "allowed", "blocked"],
    ],
    [
      "on the same in the usual spelling",
      { [`${API}/`]: [200, ["Access-Control-Allow-Origin", ""], ["Access-Control-Allow-Origin", PAGE]] },
      `${API}/`,
      {},
      ["blocked", "blocked", "blocked", "blocked"],
    ],
  ])("%s", async (_, answers, url, init, expected) => {
    for (const [index, engine] of ENGINES.entries())
      expect((await play(engine, answers, "x-none", [url, init])).report.verdict, engine).toBe(expected[index])
  })
})

test("WebKit alone reads the body of a 205", async () => {
  for (const [engine, length] of [
    ["standard", 0],
    ["chromium", 0],
    ["firefox", 0],
    ["webkit", 2],
  ] as const) {
    const { report } = await play(engine, { [`${API}/`]: [205] }, "x-none", [`${API}/`, {}])
    expect(report.seen, engine).toMatchObject({ status: 205, body: { length } })
  }
})
