import { describe, expect, test } from "vitest"
import { type Engine, type HeaderLine, type Report, createBrowser } from "./index.ts"

const ORIGIN = "http://localhost:7101"
const API = "http://localhost:7102/x"
const ALLOW_ORIGIN = "Access-Control-Allow-Origin"
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"

function explain(
  engine: Engine,
  headers: readonly HeaderLine[],
  credentials = "same-origin",
  status = 200,
): Promise<Report> {
  const browser = createBrowser({ engine, send: () => ({ status, statusText: "", headers, body: null }) })
  return browser.page(`${ORIGIN}/`).explain(API, { credentials })
}

const origin = (...values: readonly string[]): readonly HeaderLine[] => values.map((value) => [ALLOW_ORIGIN, value])
const lowerCase = (...values: readonly string[]): readonly HeaderLine[] =>
  values.map((value) => [ALLOW_ORIGIN.toLowerCase(), value])

describe("a response passes the CORS check", () => {
  test.each<[string, readonly HeaderLine[], string]>([
    ["with its origin", origin(ORIGIN), "same-origin"],
    ["with `*`", origin("*"), "same-origin"],
    ["with `*`, without any credentials", origin("*"), "omit"],
    ["with its origin in a header spelled otherwise", [["ACCESS-control-allow-ORIGIN", ORIGIN]], "same-origin"],
    ["with its origin and `true`", [...origin(ORIGIN), [ALLOW_CREDENTIALS, "true"]], "include"],
    ["with a wrong Allow-Credentials that nobody asks for", [...origin(ORIGIN), [ALLOW_CREDENTIALS, "no"]], "omit"],
  ])("%s", async (_, headers, credentials) => {
    for (const engine of ["standard", "chromium", "firefox", "webkit"] as const) {
      const report = await explain(engine, headers, credentials)
      expect(report.verdict).toBe("allowed")
      expect(report.diagnostics).toEqual([])
      expect(Object.values(report.console).flat()).toEqual([])
    }
  })
})

const NOT_MATCHING = "CORSAllowOriginNotMatchingOrigin"
const WEBKIT_NOT_ALLOWED = `Origin ${ORIGIN} is not allowed by Access-Control-Allow-Origin. Status code: 200`
const WEBKIT_SEVERAL = "Access-Control-Allow-Origin cannot contain more than one origin."

describe("a response fails the CORS check, and each engine names the cause in its own words", () => {
  test.each<[string, readonly HeaderLine[], string, string, string, string]>([
    [
      "no header",
      [],
      "allow-origin-missing",
      "MissingAllowOriginHeader",
      "CORSMissingAllowOrigin2",
      WEBKIT_NOT_ALLOWED,
    ],
    [
      "another origin",
      origin("http://b.example"),
      "allow-origin-mismatch",
      "AllowOriginMismatch",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    [
      "a slash at the end",
      origin(`${ORIGIN}/`),
      "allow-origin-mismatch",
      "AllowOriginMismatch",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    [
      "capitals",
      origin(ORIGIN.toUpperCase()),
      "allow-origin-mismatch",
      "AllowOriginMismatch",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    ["null", origin("null"), "allow-origin-mismatch", "AllowOriginMismatch", NOT_MATCHING, WEBKIT_NOT_ALLOWED],
    [
      "a host and port, which is a URL",
      origin("localhost:7101"),
      "allow-origin-mismatch",
      "AllowOriginMismatch",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    [
      "a pattern",
      origin("https://*.example.com"),
      "allow-origin-mismatch",
      "AllowOriginMismatch",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    ["a bare word", origin("foo"), "allow-origin-invalid", "InvalidAllowOriginValue", NOT_MATCHING, WEBKIT_NOT_ALLOWED],
    ["nothing", origin(""), "allow-origin-invalid", "InvalidAllowOriginValue", NOT_MATCHING, WEBKIT_NOT_ALLOWED],
    [
      "a semicolon list",
      origin(`${ORIGIN};b`),
      "allow-origin-invalid",
      "InvalidAllowOriginValue",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    [
      "a comma list",
      origin(`${ORIGIN}, http://b.example`),
      "allow-origin-multiple",
      "MultipleAllowOriginValues",
      NOT_MATCHING,
      WEBKIT_SEVERAL,
    ],
    [
      "a comma at the end",
      origin(`${ORIGIN},`),
      "allow-origin-multiple",
      "MultipleAllowOriginValues",
      NOT_MATCHING,
      WEBKIT_SEVERAL,
    ],
    [
      "a list with a space",
      origin(`${ORIGIN} http://b.example`),
      "allow-origin-multiple",
      "MultipleAllowOriginValues",
      NOT_MATCHING,
      WEBKIT_NOT_ALLOWED,
    ],
    [
      "two lines",
      origin(ORIGIN, ORIGIN),
      "allow-origin-multiple",
      "MultipleAllowOriginValues",
      "CORSMultipleAllowOriginNotAllowed",
      WEBKIT_SEVERAL,
    ],
    [
      "two lines of `*`",
      origin("*", "*"),
      "allow-origin-multiple",
      "MultipleAllowOriginValues",
      "CORSMultipleAllowOriginNotAllowed",
      WEBKIT_SEVERAL,
    ],
    [
      "two lines in lower case",
      lowerCase("*", "*"),
      "allow-origin-multiple",
      "MultipleAllowOriginValues",
      NOT_MATCHING,
      WEBKIT_SEVERAL,
    ],
  ])("%s", async (_, headers, code, chromium, firefox, webkit) => {
    const report = await explain("standard", headers)
    expect(report.verdict).toBe("blocked")
    expect(report.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(report.failure).toMatchObject({ code, algorithm: "cors-check", header: ALLOW_ORIGIN, exchange: 0 })
    expect(report.console.chromium[0]?.category).toBe(chromium)
    expect(report.console.firefox[0]?.category).toBe(firefox)
    expect(report.console.webkit[0]?.text).toBe(webkit)
  })

  test("and the report has the bytes that failed", async () => {
    const { failure } = await explain("chromium", lowerCase("*", ORIGIN))
    expect(failure?.bytes).toBe(`access-control-allow-origin: *\r\naccess-control-allow-origin: ${ORIGIN}`)
  })
})

describe("a response to a request with credentials fails", () => {
  test.each<[string, readonly HeaderLine[], readonly string[], string]>([
    [
      "for `*`, and for the missing Allow-Credentials",
      origin("*"),
      ["allow-origin-wildcard-with-credentials", "allow-credentials-not-true"],
      "WildcardOriginNotAllowed",
    ],
    [
      "for `*` alone",
      [...origin("*"), [ALLOW_CREDENTIALS, "true"]],
      ["allow-origin-wildcard-with-credentials"],
      "WildcardOriginNotAllowed",
    ],
    ["without Allow-Credentials", origin(ORIGIN), ["allow-credentials-not-true"], "InvalidAllowCredentials"],
    [
      "with True",
      [...origin(ORIGIN), [ALLOW_CREDENTIALS, "True"]],
      ["allow-credentials-not-true"],
      "InvalidAllowCredentials",
    ],
    [
      "with 1",
      [...origin(ORIGIN), [ALLOW_CREDENTIALS, "1"]],
      ["allow-credentials-not-true"],
      "InvalidAllowCredentials",
    ],
    [
      "with two lines of true",
      [...origin(ORIGIN), [ALLOW_CREDENTIALS, "true"], [ALLOW_CREDENTIALS, "true"]],
      ["allow-credentials-not-true"],
      "InvalidAllowCredentials",
    ],
  ])("%s", async (_, headers, codes, chromium) => {
    const report = await explain("chromium", headers, "include")
    expect(report.diagnostics.map(({ code, printed }) => [code, printed])).toEqual(
      codes.map((code, index) => [code, index === 0]),
    )
    expect(report.console.chromium[0]?.category).toBe(chromium)
    expect(report.seen).toEqual({ kind: "error", name: "TypeError", message: "Failed to fetch" })
  })
})

test("Chromium's message word for word", async () => {
  const report = await explain("chromium", origin("http://b.example"))
  expect(report.console.chromium.map(({ text }) => text)).toEqual([
    `Access to fetch at '${API}' from origin '${ORIGIN}' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'http://b.example' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
    "Failed to load resource: net::ERR_FAILED",
  ])
})

test("Firefox's message word for word, with the status", async () => {
  const report = await explain("firefox", [], "same-origin", 502)
  expect(report.console.firefox.map(({ text }) => text)).toEqual([
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.`,
  ])
})
