import { describe, expect, test } from "vitest"
import {
  type BrowserDiagnosticCode,
  type Engine,
  type FetchInit,
  type HeaderLine,
  type Report,
  createBrowser,
} from "./index.ts"

const PAGE = "http://localhost:7101"
const API = "http://localhost:7102"
const OTHER = "http://localhost:7103"

/** What a URL answers: a status and its own header lines; the origin is echoed unless `bare`. */
interface Answer {
  readonly status?: number
  readonly to?: string
  readonly bare?: boolean
  readonly fixed?: string
  readonly credentials?: boolean
}

interface Asked {
  readonly method: string
  readonly url: string
  readonly origin: string | undefined
  readonly names: string
}

async function explain(
  engine: Engine,
  answers: Readonly<Record<string, Answer>>,
  url: string,
  init: FetchInit = {},
): Promise<{ report: Report; asked: readonly Asked[] }> {
  const asked: Asked[] = []
  const browser = createBrowser({
    engine,
    send: (request) => {
      const valueOf = (name: string): string | undefined =>
        request.headers.find((line) => line[0].toLowerCase() === name)?.[1]
      const origin = valueOf("origin")
      asked.push({
        method: request.method,
        url: request.url,
        origin,
        names: valueOf("access-control-request-headers") ?? "",
      })
      const answer = answers[request.url] ?? {}
      const headers: HeaderLine[] = []
      if (answer.bare !== true && origin !== undefined)
        headers.push(["Access-Control-Allow-Origin", answer.fixed ?? origin])
      if (answer.credentials === true) headers.push(["Access-Control-Allow-Credentials", "true"])
      if (request.method === "OPTIONS") {
        headers.push(
          ["Access-Control-Allow-Methods", "PUT, DELETE"],
          ["Access-Control-Allow-Headers", "x-a, content-type, authorization"],
        )
        return { status: 204, statusText: "", headers, body: null }
      }
      if (answer.to !== undefined) headers.push(["Location", answer.to])
      return { status: answer.status ?? (answer.to === undefined ? 200 : 302), statusText: "", headers, body: null }
    },
  })
  return { report: await browser.page(`${PAGE}/`).explain(url, init), asked }
}

const codesOf = (report: Report): readonly BrowserDiagnosticCode[] => report.diagnostics.map(({ code }) => code)

describe("a redirect", () => {
  test("within one origin keeps the page's origin", async () => {
    const { report, asked } = await explain("standard", { [`${API}/a`]: { to: "/b" } }, `${API}/a`)
    expect(report.verdict).toBe("allowed")
    expect(asked.map(({ origin }) => origin)).toEqual([PAGE, PAGE])
    expect(report.seen).toMatchObject({ redirected: true, url: `${API}/b` })
  })

  test("from one foreign origin to another turns the origin into null", async () => {
    const { report, asked } = await explain("standard", { [`${API}/a`]: { to: `${OTHER}/b` } }, `${API}/a`)
    expect(asked.map(({ origin }) => origin)).toEqual([PAGE, "null"])
    expect(report.verdict).toBe("allowed")
    expect(codesOf(report)).toEqual(["origin-turned-null"])
  })

  test("from the page's own server to another keeps it", async () => {
    const { asked } = await explain("standard", { [`${PAGE}/a`]: { to: `${API}/b` } }, "/a")
    expect(asked.map(({ origin }) => origin)).toEqual([undefined, PAGE])
  })

  test("back to the page's own server is still checked, with the origin null", async () => {
    const { report, asked } = await explain(
      "standard",
      { [`${API}/a`]: { to: `${PAGE}/b` }, [`${PAGE}/b`]: { bare: true } },
      `${API}/a`,
    )
    expect(asked.map(({ origin }) => origin)).toEqual([PAGE, "null"])
    expect(report.failure).toMatchObject({ code: "allow-origin-missing", phase: "actual", exchange: 1 })
  })

  test("without Allow-Origin stops at the first hop, and Chromium's message names both URLs where a later one fails", async () => {
    const bare = await explain("chromium", { [`${API}/a`]: { to: `${OTHER}/b`, bare: true } }, `${API}/a`)
    expect(bare.asked).toHaveLength(1)
    expect(bare.report.failure).toMatchObject({ code: "allow-origin-missing", phase: "redirect" })
    expect(bare.report.console.webkit[0]?.text).toBe(
      `Cross-origin redirection to ${OTHER}/b denied by Cross-Origin Resource Sharing policy: Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 302`,
    )
    const fixed = await explain(
      "chromium",
      { [`${API}/a`]: { to: `${OTHER}/b` }, [`${OTHER}/b`]: { fixed: PAGE } },
      `${API}/a`,
    )
    expect(fixed.report.console.chromium[0]?.text).toBe(
      `Access to fetch at '${OTHER}/b' (redirected from '${API}/a') from origin '${PAGE}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value '${PAGE}' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
    )
    expect(fixed.report.console.webkit[0]?.text).toBe(
      "Origin null is not allowed by Access-Control-Allow-Origin. Status code: 200",
    )
  })

  test.each<[string, string, BrowserDiagnosticCode, string, string]>([
    ["to a URL with a password", "http://user:secret@localhost:7103/", "redirect-has-credentials", "blocked", "9"],
    ["to the same API with a user name", "http://user@localhost:7102/", "redirect-has-credentials", "blocked", "9"],
    ["to data:", "data:,a", "redirect-scheme", "blocked", "6"],
    ["to file:", "file:///etc/passwd", "redirect-scheme", "blocked", "6"],
    ["to no URL", "http://", "redirect-location-invalid", "failed", "5"],
  ])("%s is refused", async (_, to, code, verdict, step) => {
    const { report, asked } = await explain("standard", { [`${API}/a`]: { to } }, `${API}/a`)
    expect(asked).toHaveLength(1)
    expect(report.verdict).toBe(verdict)
    expect(report.failure).toMatchObject({ code, algorithm: "http-redirect-fetch", step })
  })

  test("is followed 20 times, not 21", async () => {
    const { report, asked } = await explain("standard", { [`${API}/a`]: { to: "/a" } }, `${API}/a`)
    expect(asked).toHaveLength(21)
    expect(report.failure?.code).toBe("redirect-limit")
  })

  test("without Location is a response like any other", async () => {
    const { report } = await explain("standard", { [`${API}/a`]: { status: 302 } }, `${API}/a`)
    expect(report.seen).toMatchObject({ kind: "response", status: 302, redirected: false })
  })

  test("keeps the fragment of the URL before, unless it has its own", async () => {
    const { report } = await explain("standard", { [`${API}/a`]: { to: "/b" } }, `${API}/a#one`)
    expect(
      report.steps.find(({ step, algorithm }) => algorithm === "http-redirect-fetch" && step === "18")?.result,
    ).toBe(`${API}/b#one`)
  })

  test.each([
    ["manual", {}, "opaque"],
    ["manual", { bare: true }, "blocked"],
    ["error", {}, "blocked"],
  ] as const)("with redirect: %s and %j is %s", async (redirect, answer, verdict) => {
    const { report, asked } = await explain("standard", { [`${API}/a`]: { to: "/b", ...answer } }, `${API}/a`, {
      redirect,
    })
    expect(report.verdict).toBe(verdict)
    expect(asked).toHaveLength(1)
    if (verdict === "opaque")
      expect(report.seen).toMatchObject({ type: "opaqueredirect", status: 0, headers: [], url: `${API}/a` })
  })
})

describe("the method after a redirect", () => {
  test.each([
    ["POST", 301, "GET"],
    ["POST", 302, "GET"],
    ["POST", 303, "GET"],
    ["POST", 307, "POST"],
    ["POST", 308, "POST"],
    ["PUT", 301, "PUT"],
    ["PUT", 302, "PUT"],
    ["PUT", 303, "GET"],
    ["HEAD", 303, "HEAD"],
  ])("%s by %i is %s", async (method, status, expected) => {
    const body = method === "HEAD" ? null : "a=b"
    const { report } = await explain("standard", { [`${API}/a`]: { to: "/b", status } }, `${API}/a`, { method, body })
    const last = report.exchanges.at(-1)?.request
    expect(last?.method).toBe(expected)
    expect(last?.bodyLength).toBe(expected === method && body !== null ? 3 : 0)
    expect(last?.headers.some(([name]) => name === "Content-Type")).toBe(expected === method && body !== null)
  })
})

describe("a redirect of a request with a preflight", () => {
  const JSON_POST: FetchInit = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }
  test.each<[string, FetchInit, number, Readonly<Record<Engine, readonly string[]>>]>([
    [
      "by 307 is preflighted again at the new URL",
      { method: "PUT" },
      307,
      {
        standard: ["OPTIONS", "PUT"],
        chromium: ["OPTIONS", "PUT"],
        firefox: ["OPTIONS", "PUT"],
        webkit: ["OPTIONS", "PUT"],
      },
    ],
    [
      "that has become a GET is preflighted again in Firefox and WebKit only",
      JSON_POST,
      302,
      { standard: ["GET"], chromium: ["GET"], firefox: ["OPTIONS", "GET"], webkit: ["OPTIONS content-type", "GET"] },
    ],
    [
      "that has become a GET by 303, likewise",
      { method: "PUT" },
      303,
      { standard: ["GET"], chromium: ["GET"], firefox: ["OPTIONS", "GET"], webkit: ["OPTIONS", "GET"] },
    ],
  ])("%s", async (_, init, status, expected) => {
    for (const [engine, requests] of Object.entries(expected)) {
      const { report, asked } = await explain(
        engine as Engine,
        { [`${API}/a`]: { to: "/b", status } },
        `${API}/a`,
        init,
      )
      expect(report.verdict).toBe("allowed")
      expect(
        asked.filter(({ url }) => url === `${API}/b`).map(({ method, names }) => `${method} ${names}`.trim()),
        engine,
      ).toEqual(requests)
    }
  })

  test("to another origin drops Authorization; Firefox's preflight there still names the page's origin", async () => {
    const init: FetchInit = { headers: { Authorization: "x", "X-A": "1" } }
    for (const [engine, origin] of [
      ["standard", "null"],
      ["chromium", "null"],
      ["firefox", PAGE],
      ["webkit", "null"],
    ] as const) {
      const { report, asked } = await explain(
        engine,
        { [`${API}/a`]: { to: `${OTHER}/b`, status: 307 } },
        `${API}/a`,
        init,
      )
      const [preflight, actual] = asked.slice(2)
      expect(preflight, engine).toMatchObject({
        method: "OPTIONS",
        origin,
        names: engine === "webkit" ? "authorization,x-a" : "x-a",
      })
      expect(actual).toMatchObject({ method: "GET", origin: "null" })
      expect(codesOf(report)).toContain("authorization-dropped")
    }
  })
})

test("WebKit alone wants Allow-Credentials of a redirect that came by way of the page's own server", async () => {
  const answers = { [`${PAGE}/a`]: { to: `${API}/b` }, [`${API}/b`]: { to: `${OTHER}/c` } }
  for (const [engine, verdict] of [
    ["standard", "allowed"],
    ["chromium", "allowed"],
    ["firefox", "allowed"],
    ["webkit", "blocked"],
  ] as const) {
    const { report } = await explain(engine, answers, "/a")
    expect(report.verdict, engine).toBe(verdict)
  }
})
