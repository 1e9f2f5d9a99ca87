import { describe, expect, test } from "vitest"
import {
  type ConsoleEngine,
  type Engine,
  type FetchInit,
  type HeaderLine,
  type Report,
  createBrowser,
} from "./index.ts"

const ORIGIN = "http://localhost:7101"
const API = "http://localhost:7102/x"
const ALLOWED: HeaderLine = ["Access-Control-Allow-Origin", ORIGIN]
const methods = (value: string): HeaderLine => ["Access-Control-Allow-Methods", value]
const headers = (value: string): HeaderLine => ["Access-Control-Allow-Headers", value]

/** A preflight's answer as given; the actual response is always right. */
function explain(engine: Engine, status: number, lines: readonly HeaderLine[], init: FetchInit): Promise<Report> {
  const browser = createBrowser({
    engine,
    send: ({ method }) =>
      method === "OPTIONS"
        ? { status, statusText: "", headers: lines, body: null }
        : { status: 200, statusText: "", headers: [ALLOWED, ["Access-Control-Allow-Credentials", "true"]], body: null },
  })
  return browser.page(`${ORIGIN}/`).explain(API, init)
}

const PUT: FetchInit = { method: "PUT" }

describe("a request needs a preflight", () => {
  test.each<[string, FetchInit, string | undefined]>([
    ["no: GET", {}, undefined],
    ["no: POST of text", { method: "POST", body: "a" }, undefined],
    ["no: POST of a form", { method: "post", body: new URLSearchParams("a=b") }, undefined],
    ["no: forbidden headers, which are ignored", { headers: { Cookie: "a", Host: "b", "Sec-X": "c" } }, undefined],
    ["yes: PUT", PUT, "PUT "],
    ["yes: put, which is sent as PUT", { method: "put" }, "PUT "],
    ["yes: patch, which stays as it is", { method: "patch" }, "patch "],
    ["yes: JSON", { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }, "POST content-type"],
    ["yes: a Blob of a type", { method: "POST", body: new Blob(["a"], { type: "image/png" }) }, "POST content-type"],
    [
      "yes: headers, named in order and lower case",
      { headers: { "X-Zeta": "1", Authorization: "2", "X-Alpha": "3" } },
      "GET authorization,x-alpha,x-zeta",
    ],
    [
      "yes: a response header sent by mistake",
      { headers: { "Access-Control-Allow-Origin": "*" } },
      "GET access-control-allow-origin",
    ],
  ])("%s", async (_, init, expected) => {
    const { exchanges } = await explain(
      "standard",
      204,
      [
        ALLOWED,
        methods("PUT, patch"),
        headers("content-type, authorization, x-alpha, x-zeta, access-control-allow-origin"),
      ],
      init,
    )
    const [first] = exchanges
    const valueOf = (name: string): string => first?.request.headers.find((line) => line[0] === name)?.[1] ?? ""
    const asked = `${valueOf("Access-Control-Request-Method")} ${valueOf("Access-Control-Request-Headers")}`
    expect(first?.kind === "preflight" ? asked : undefined).toBe(expected)
    expect(exchanges.at(-1)?.kind).toBe("actual")
  })
})

describe("a preflight passes", () => {
  test.each<[string, number, readonly HeaderLine[], FetchInit]>([
    ["with the method", 204, [ALLOWED, methods("PUT")], PUT],
    ["with the method in a list with empty elements", 200, [ALLOWED, methods(",GET,,PUT,")], PUT],
    ["with the method on a second line", 200, [ALLOWED, methods("GET"), methods("PUT")], PUT],
    ["with `*`", 200, [ALLOWED, methods("*")], PUT],
    ["with status 299", 299, [ALLOWED, methods("PUT")], PUT],
    ["with the header in another case", 200, [ALLOWED, headers("X-a")], { headers: { "x-A": "1" } }],
    ["with `*` for headers", 200, [ALLOWED, headers("*")], { headers: { "X-A": "1" } }],
    [
      "with a safelisted method that is not listed",
      200,
      [ALLOWED, methods("PUT"), headers("x-a")],
      { headers: { "X-A": "1" } },
    ],
  ])("%s", async (_, status, lines, init) => {
    for (const engine of ["standard", "chromium", "firefox", "webkit"] as const) {
      const report = await explain(engine, status, lines, init)
      expect(report.verdict).toBe("allowed")
      expect(report.exchanges.map(({ kind }) => kind)).toEqual(["preflight", "actual"])
    }
  })
})

type Printed = readonly [chromium: string, firefox: string, webkit: string]

describe("a preflight fails, all faults are found, and each engine prints the first in its own order", () => {
  const missing: Printed = [
    "PreflightMissingAllowOriginHeader",
    "CORSMissingAllowOrigin2",
    `Origin ${ORIGIN} is not allowed by Access-Control-Allow-Origin. Status code: 200`,
  ]
  const X_A: FetchInit = { headers: { "X-A": "1" } }
  test.each<[string, number, readonly HeaderLine[], FetchInit, readonly string[], Printed]>([
    ["200 without headers", 200, [], PUT, ["allow-origin-missing", "method-not-allowed"], missing],
    [
      "405 without headers",
      405,
      [],
      PUT,
      ["allow-origin-missing", "preflight-status", "method-not-allowed"],
      [
        "PreflightMissingAllowOriginHeader",
        "CORSMissingAllowOrigin2",
        "Preflight response is not successful. Status code: 405",
      ],
    ],
    [
      "404 with headers",
      404,
      [ALLOWED, methods("PUT")],
      PUT,
      ["preflight-status"],
      [
        "PreflightInvalidStatus",
        "CORSPreflightDidNotSucceed3",
        "Preflight response is not successful. Status code: 404",
      ],
    ],
    [
      "304 with headers",
      304,
      [ALLOWED, methods("PUT")],
      PUT,
      ["preflight-status"],
      [
        "PreflightInvalidStatus",
        "CORSPreflightDidNotSucceed3",
        "Preflight response is not successful. Status code: 304",
      ],
    ],
    [
      "301 without headers",
      301,
      [["Location", "/y"]],
      PUT,
      ["allow-origin-missing", "preflight-redirect", "method-not-allowed"],
      [
        "PreflightDisallowedRedirect",
        "CORSMissingAllowOrigin2",
        "Preflight response is not successful. Status code: 301",
      ],
    ],
    [
      "308 with headers",
      308,
      [ALLOWED, methods("PUT"), ["Location", "/y"]],
      PUT,
      ["preflight-redirect"],
      [
        "PreflightDisallowedRedirect",
        "CORSExternalRedirectNotAllowed",
        "Preflight response is not successful. Status code: 308",
      ],
    ],
    [
      "301 without Location",
      301,
      [ALLOWED, methods("PUT")],
      PUT,
      ["preflight-status"],
      [
        "PreflightInvalidStatus",
        "CORSPreflightDidNotSucceed3",
        "Preflight response is not successful. Status code: 301",
      ],
    ],
    [
      "no methods",
      200,
      [ALLOWED],
      PUT,
      ["method-not-allowed"],
      [
        "MethodDisallowedByPreflightResponse",
        "CORSMethodNotFound",
        "Method PUT is not allowed by Access-Control-Allow-Methods.",
      ],
    ],
    [
      "the method in lower case",
      200,
      [ALLOWED, methods("put")],
      PUT,
      ["method-not-allowed"],
      [
        "MethodDisallowedByPreflightResponse",
        "CORSMethodNotFound",
        "Method PUT is not allowed by Access-Control-Allow-Methods.",
      ],
    ],
    [
      "patch against PATCH",
      200,
      [ALLOWED, methods("PATCH")],
      { method: "patch" },
      ["method-not-allowed"],
      [
        "MethodDisallowedByPreflightResponse",
        "CORSMethodNotFound",
        "Method patch is not allowed by Access-Control-Allow-Methods.",
      ],
    ],
    [
      "methods with a semicolon",
      200,
      [ALLOWED, methods("GET;PUT")],
      PUT,
      ["allow-methods-malformed"],
      [
        "InvalidAllowMethodsPreflightResponse",
        "CORSInvalidAllowMethod",
        "Header Access-Control-Allow-Methods has an invalid value: GET;PUT",
      ],
    ],
    [
      "malformed methods, though GET needs none",
      200,
      [ALLOWED, methods("[PUT]"), headers("x-a")],
      X_A,
      ["allow-methods-malformed"],
      [
        "InvalidAllowMethodsPreflightResponse",
        "CORSInvalidAllowMethod",
        "Header Access-Control-Allow-Methods has an invalid value: [PUT]",
      ],
    ],
    [
      "malformed headers",
      200,
      [ALLOWED, headers("x-a; x-b")],
      X_A,
      ["allow-headers-malformed"],
      [
        "InvalidAllowHeadersPreflightResponse",
        "CORSInvalidAllowHeader",
        "Header Access-Control-Allow-Headers has an invalid value: x-a; x-b",
      ],
    ],
    [
      "a header that is not listed",
      200,
      [ALLOWED, headers("x-b")],
      X_A,
      ["header-not-allowed"],
      [
        "HeaderDisallowedByPreflightResponse",
        "CORSMissingAllowHeaderFromPreflight2",
        "Request header field x-a is not allowed by Access-Control-Allow-Headers.",
      ],
    ],
    [
      "method and headers",
      200,
      [ALLOWED],
      { method: "PUT", headers: { "X-B": "1", "X-A": "1" } },
      ["method-not-allowed", "header-not-allowed", "header-not-allowed"],
      [
        "MethodDisallowedByPreflightResponse",
        "CORSMethodNotFound",
        "Method PUT is not allowed by Access-Control-Allow-Methods.",
      ],
    ],
    [
      "`*` for headers, with credentials",
      200,
      [ALLOWED, ["Access-Control-Allow-Credentials", "true"], headers("*")],
      { ...X_A, credentials: "include" },
      ["header-not-allowed"],
      [
        "HeaderDisallowedByPreflightResponse",
        "CORSMissingAllowHeaderFromPreflight2",
        "Request header field x-a is not allowed by Access-Control-Allow-Headers.",
      ],
    ],
    [
      "`*` for methods, with credentials",
      200,
      [ALLOWED, ["Access-Control-Allow-Credentials", "true"], methods("*")],
      { ...PUT, credentials: "include" },
      ["method-not-allowed"],
      [
        "MethodDisallowedByPreflightResponse",
        "CORSMethodNotFound",
        "Method PUT is not allowed by Access-Control-Allow-Methods.",
      ],
    ],
  ])("%s", async (_, status, lines, init, codes, [chromium, firefox, webkit]) => {
    const report = await explain("standard", status, lines, init)
    expect(report.diagnostics.map(({ code }) => code)).toEqual(codes)
    expect(report.exchanges).toHaveLength(1)
    expect(report.console.chromium[0]?.category).toBe(chromium)
    expect(report.console.firefox[0]?.category).toBe(firefox)
    expect(report.console.webkit[0]?.text).toBe(webkit)
    // The diagnostic marked as printed is the one that the engine's own console shows.
    for (const engine of ["chromium", "firefox", "webkit"] as const)
      await expectPrinted(engine, status, lines, init, report)
  })

  async function expectPrinted(
    engine: ConsoleEngine,
    status: number,
    lines: readonly HeaderLine[],
    init: FetchInit,
    standard: Report,
  ): Promise<void> {
    const report = await explain(engine, status, lines, init)
    expect(report.diagnostics.map(({ code }) => code).toSorted()).toEqual(
      standard.diagnostics.map(({ code }) => code).toSorted(),
    )
    expect(report.diagnostics.map(({ printed }) => printed)).toEqual(report.diagnostics.map((_, index) => index === 0))
    expect(report.console[engine]).toEqual(standard.console[engine])
    expect(report.failure?.code).toBe(report.diagnostics[0]?.code)
  }
})

describe("`*` and Authorization, without credentials", () => {
  const init: FetchInit = { headers: { Authorization: "Bearer x", "X-A": "1" } }
  test.each<[Engine, string, readonly string[]]>([
    ["standard", "blocked", ["header-not-allowed"]],
    ["chromium", "allowed", ["authorization-covered-by-wildcard"]],
    ["firefox", "allowed", ["authorization-covered-by-wildcard"]],
    ["webkit", "allowed", []],
  ])("%s: %s", async (engine, verdict, codes) => {
    const report = await explain(engine, 200, [ALLOWED, headers("*")], init)
    expect(report.verdict).toBe(verdict)
    expect(report.diagnostics.map(({ code }) => code)).toEqual(codes)
    if (engine === "standard")
      expect(report.failure).toMatchObject({ step: "7.6", bytes: "Access-Control-Allow-Headers: *" })
  })

  test("is only warned of on Firefox's console, whoever explains", async () => {
    for (const engine of ["standard", "firefox"] as const) {
      const { console } = await explain(engine, 200, [ALLOWED, headers("*")], init)
      expect(console.firefox.map(({ category, level }) => [category, level])).toEqual([
        ["CORSAllowHeaderFromPreflightDeprecation", "warning"],
      ])
      expect(console.chromium).toEqual([])
    }
  })
})

test("a preflight has no credentials, and asks with the page's origin", async () => {
  const { exchanges } = await explain(
    "chromium",
    204,
    [ALLOWED, methods("PUT"), ["Access-Control-Allow-Credentials", "true"]],
    { ...PUT, credentials: "include" },
  )
  const names = exchanges[0]?.request.headers.map(([name]) => name.toLowerCase())
  expect(names).toContain("origin")
  expect(names).not.toContain("cookie")
  expect(names).not.toContain("content-length")
})
