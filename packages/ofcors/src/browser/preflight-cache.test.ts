import { describe, expect, test } from "vitest"
import { type Engine, type FetchInit, type HeaderLine, type Page, createBrowser } from "./index.ts"

const ORIGIN = "http://localhost:7101"
const API = "http://localhost:7102/x"
const ENGINES = ["standard", "chromium", "firefox", "webkit"] as const

/** A page, its clock, and what the next preflight answers beside the origin. */
class Setting {
  now = 1_700_000_000_000
  preflight: readonly HeaderLine[]
  actual: readonly HeaderLine[] = [
    ["Access-Control-Allow-Origin", ORIGIN],
    ["Access-Control-Allow-Credentials", "true"],
  ]
  readonly page: Page

  constructor(engine: Engine, ...preflight: readonly HeaderLine[]) {
    this.preflight = preflight
    const browser = createBrowser({
      engine,
      now: () => this.now,
      send: ({ method }) => ({
        status: 200,
        statusText: "",
        headers:
          method === "OPTIONS"
            ? [["Access-Control-Allow-Origin", ORIGIN], ["Access-Control-Allow-Credentials", "true"], ...this.preflight]
            : this.actual,
        body: null,
      }),
    })
    this.page = browser.page(`${ORIGIN}/`)
  }

  /** Whether this request sends a preflight. */
  async preflights(init: FetchInit, url = API): Promise<boolean> {
    const { exchanges } = await this.page.explain(url, init)
    return exchanges[0]?.kind === "preflight"
  }
}

const PUT: FetchInit = { method: "PUT" }
const methods = (value: string): HeaderLine => ["Access-Control-Allow-Methods", value]
const headers = (value: string): HeaderLine => ["Access-Control-Allow-Headers", value]
const maxAge = (value: string): HeaderLine => ["Access-Control-Max-Age", value]

describe("a preflight is kept for", () => {
  test.each<[string, readonly HeaderLine[], readonly [number, number, number, number]]>([
    ["5 s without a header", [], [5, 5, 5, 5]],
    ["as long as it says", [maxAge("100")], [100, 100, 100, 100]],
    ["no longer than the cap", [maxAge("1000000")], [86_400, 7200, 86_400, 600]],
    ["nothing for 0", [maxAge("0")], [0, 0, 0, 0]],
    ["a negative number", [maxAge("-1")], [5, 0, 0, 0]],
    ["junk", [maxAge("abc")], [5, 5, 0, 5]],
    ["a fraction", [maxAge("10.5")], [5, 5, 0, 5]],
    ["a list", [maxAge("10, 20")], [5, 5, 0, 5]],
    ["two lines", [maxAge("10"), maxAge("20")], [5, 5, 0, 5]],
    ["twenty digits", [maxAge("100000000000000000000")], [86_400, 5, 86_400, 5]],
  ])("%s", async (_, lines, seconds) => {
    for (const [index, engine] of ENGINES.entries()) {
      const setting = new Setting(engine, methods("PUT"), ...lines)
      expect(await setting.preflights(PUT)).toBe(true)
      const expected = seconds[index] ?? 0
      setting.now += expected * 1000 - 1
      if (expected > 0) expect(await setting.preflights(PUT), `${engine} before`).toBe(false)
      setting.now += 1
      expect(await setting.preflights(PUT), `${engine} after`).toBe(true)
    }
  })
})

/** Whether the second request of each row is preflighted, by engine. */
type ByEngine = readonly [standard: boolean, chromium: boolean, firefox: boolean, webkit: boolean]

describe("after one request, another is preflighted", () => {
  const X_A: FetchInit = { headers: { "X-A": "1" } }
  const AUTH: FetchInit = { headers: { Authorization: "x" } }
  const include = (init: FetchInit): FetchInit => ({ ...init, credentials: "include" })
  test.each<[string, readonly HeaderLine[], FetchInit, FetchInit, ByEngine]>([
    ["the same method", [methods("PUT")], PUT, PUT, [false, false, false, false]],
    ["another listed method", [methods("PUT, DELETE")], PUT, { method: "DELETE" }, [false, false, false, false]],
    ["a method that is not listed", [methods("PUT")], PUT, { method: "DELETE" }, [true, true, true, true]],
    [
      "a listed header in another case",
      [headers("X-a")],
      X_A,
      { headers: { "x-A": "2" } },
      [false, false, false, false],
    ],
    ["another header", [headers("x-a")], X_A, { headers: { "X-A": "1", "X-B": "1" } }, [true, true, true, true]],
    ["POST with the listed header", [headers("x-a")], X_A, { ...X_A, method: "POST" }, [false, false, false, false]],
    ["HEAD with the listed header", [headers("x-a")], X_A, { ...X_A, method: "HEAD" }, [false, false, true, false]],
    ["a new header under a stored `*`", [headers("*")], X_A, { headers: { "X-B": "1" } }, [false, false, true, false]],
    ["the same method under a stored `*`", [methods("*")], PUT, PUT, [false, false, true, false]],
    ["Authorization under a stored `*`", [headers("*")], X_A, AUTH, [true, true, true, false]],
    ["without credentials after with", [methods("PUT")], include(PUT), PUT, [false, false, true, false]],
    ["with credentials after without", [methods("PUT")], PUT, include(PUT), [true, true, true, true]],
    ["with cache no-store", [methods("PUT")], PUT, { ...PUT, cache: "no-store" }, [false, true, true, false]],
    ["with cache reload", [methods("PUT")], PUT, { ...PUT, cache: "reload" }, [false, true, true, false]],
    ["with cache no-cache", [methods("PUT")], PUT, { ...PUT, cache: "no-cache" }, [false, true, false, false]],
  ])("%s", async (_, lines, first, second, expected) => {
    for (const [index, engine] of ENGINES.entries()) {
      const setting = new Setting(engine, ...lines)
      expect(await setting.preflights(first)).toBe(true)
      expect(await setting.preflights(second), engine).toBe(expected[index])
    }
  })
})

test("a second preflight adds to the first in the standard and Firefox, and replaces it elsewhere", async () => {
  for (const [engine, expected] of [
    ["standard", false],
    ["chromium", true],
    ["firefox", false],
    ["webkit", true],
  ] as const) {
    const setting = new Setting(engine, methods("PUT"))
    await setting.preflights(PUT)
    setting.preflight = [methods("DELETE")]
    await setting.preflights({ method: "DELETE" })
    expect(await setting.preflights(PUT), engine).toBe(expected)
  }
})

test("a failed actual response clears the entries in the standard and Firefox only", async () => {
  for (const [engine, expected] of [
    ["standard", true],
    ["chromium", false],
    ["firefox", true],
    ["webkit", false],
  ] as const) {
    const setting = new Setting(engine, methods("PUT"))
    const { actual } = setting
    setting.actual = []
    await setting.preflights(PUT)
    setting.actual = actual
    expect(await setting.preflights(PUT), engine).toBe(expected)
  }
})

test("entries belong to the whole URL, fragment included, and to the page's site and origin", async () => {
  for (const engine of ENGINES) {
    const setting = new Setting(engine, methods("PUT"))
    await setting.preflights(PUT)
    for (const url of [`${API}?z=1`, `${API}#part`]) expect(await setting.preflights(PUT, url)).toBe(true)
    expect(await setting.preflights(PUT)).toBe(false)
  }
})
