import { describe, expect, test } from "vitest"
import { type Engine, type FetchInit, type HeaderLine, type Report, createBrowser } from "./index.ts"

const A = "http://localhost:7101"
const B = "http://localhost:7103"
const API = "http://localhost:7102/x"
const FRESH: HeaderLine = ["Cache-Control", "max-age=60"]
const allow = (origin: string): HeaderLine => ["Access-Control-Allow-Origin", origin]

/** One browser, its clock, and what the server answers next. */
class Setting {
  now = 1_700_000_000_000
  status = 200
  headers: readonly HeaderLine[] = []
  /** What reached the server: one line for each request, with its validators. */
  readonly asked: string[] = []
  readonly #browser: ReturnType<typeof createBrowser>

  constructor(engine: Engine) {
    this.#browser = createBrowser({
      engine,
      now: () => this.now,
      send: ({ method, headers }) => {
        const validators = headers
          .filter(([name]) => name.startsWith("If-"))
          .map(([name, value]) => `${name}: ${value}`)
        this.asked.push([method, ...validators].join(" "))
        return { status: this.status, statusText: "", headers: this.headers, body: new Uint8Array([1, 2]) }
      },
    })
  }

  get(init: FetchInit = {}, page = A): Promise<Report> {
    return this.#browser.page(page).explain(API, init)
  }
}

describe("a stored response without `Vary: Origin`", () => {
  test.each<[Engine, string]>([
    ["standard", "blocked"],
    ["chromium", "blocked"],
    ["firefox", "blocked"],
    ["webkit", "blocked"],
  ])(
    "stored for a no-cors fetch blocks the CORS fetch that follows in %s, and nothing is sent",
    async (engine, verdict) => {
      const setting = new Setting(engine)
      setting.headers = [FRESH]
      await setting.get({ mode: "no-cors" })
      setting.headers = [FRESH, allow(A)]
      const report = await setting.get()
      expect(report.verdict).toBe(verdict)
      expect(setting.asked).toHaveLength(1)
      expect(report.exchanges[0]?.source).toBe("http-cache")
      expect(report.diagnostics.map(({ code }) => code)).toEqual(["response-from-cache", "allow-origin-missing"])
    },
  )

  test("stored for one origin blocks another of the same site", async () => {
    const setting = new Setting("chromium")
    setting.headers = [FRESH, allow(B)]
    expect((await setting.get({}, B)).verdict).toBe("allowed")
    expect((await setting.get({}, A)).failure?.code).toBe("allow-origin-mismatch")
    expect(setting.asked).toHaveLength(1)
  })

  test("is not shared with a page of another site", async () => {
    const setting = new Setting("standard")
    setting.headers = [FRESH, allow("*")]
    await setting.get()
    await setting.get({}, "http://a.example")
    expect(setting.asked).toHaveLength(2)
  })

  test("is no trouble with `Vary: Origin`, nor with `*` on every response", async () => {
    for (const headers of [
      [FRESH, ["Vary", "Accept, origin"]],
      [FRESH, allow("*")],
    ] satisfies HeaderLine[][]) {
      const setting = new Setting("standard")
      setting.headers = headers
      await setting.get({ mode: "no-cors" })
      setting.headers = [...headers, allow(A)].slice(0, 3)
      if (headers.length === 2 && headers[1]?.[0] !== "Vary") setting.headers = headers
      expect((await setting.get()).verdict).toBe("allowed")
    }
  })

  test("serves requests with and without credentials alike, except in Firefox", async () => {
    for (const [engine, requests] of [
      ["standard", 1],
      ["chromium", 1],
      ["firefox", 2],
      ["webkit", 1],
    ] as const) {
      const setting = new Setting(engine)
      setting.headers = [FRESH, allow(A), ["Access-Control-Allow-Credentials", "true"]]
      await setting.get({ credentials: "include" })
      await setting.get({ credentials: "omit" })
      expect(setting.asked, engine).toHaveLength(requests)
    }
  })
})

describe("a 304", () => {
  const ETAG: HeaderLine = ["ETag", '"1"']
  test.each<[string, readonly HeaderLine[], FetchInit, readonly HeaderLine[], string, string?]>([
    ["without Allow-Origin leaves the stored one in force", [ETAG, allow(A)], {}, [], "allowed"],
    ["with another Allow-Origin overwrites the stored one", [ETAG, allow(A)], {}, [allow(B)], "blocked"],
    ["with the right Allow-Origin repairs a stored wrong one", [ETAG, allow(B)], {}, [allow(A)], "allowed", B],
    ["without headers, on a response stored for no-cors, blocks", [ETAG], { mode: "no-cors" }, [], "blocked"],
  ])("%s", async (_, stored, first, fresh, verdict, firstPage = A) => {
    const setting = new Setting("standard")
    setting.headers = [["Cache-Control", "no-cache"], ...stored]
    await setting.get(first, firstPage)
    setting.status = 304
    setting.headers = fresh
    const report = await setting.get()
    expect(setting.asked).toEqual(["GET", 'GET If-None-Match: "1"'])
    expect(report.exchanges[0]?.source).toBe("revalidated")
    expect(report.verdict).toBe(verdict)
    if (verdict === "allowed") expect(report.seen).toMatchObject({ status: 200, body: { length: 2, end: "complete" } })
  })

  test("that script asked for itself reaches script", async () => {
    const setting = new Setting("standard")
    setting.status = 304
    setting.headers = [allow(A), ["Access-Control-Allow-Headers", "if-none-match"]]
    const report = await setting.get({ headers: { "If-None-Match": '"1"' }, mode: "cors" })
    // The preflight is answered with 304, too, and fails: 304 is no ok status.
    expect(report.failure?.code).toBe("preflight-status")
  })
})

describe("with the cache mode", () => {
  test.each<[string, readonly string[]]>([
    ["default", ["GET"]],
    ["no-store", ["GET", "GET"]],
    ["reload", ["GET", "GET"]],
    ["no-cache", ["GET", "GET"]],
    ["force-cache", ["GET"]],
  ])("%s, a second request is sent or not", async (cache, expected) => {
    const setting = new Setting("standard")
    setting.headers = [FRESH, allow("*")]
    await setting.get({})
    await setting.get({ cache })
    expect(setting.asked).toEqual(expected)
  })

  test("only-if-cached, nothing is ever sent", async () => {
    const send = () => ({ status: 200, statusText: "", headers: [FRESH], body: null })
    const page = createBrowser({ send }).page(A)
    const init: FetchInit = { cache: "only-if-cached", mode: "same-origin" }
    expect((await page.explain("/x", init)).failure?.code).toBe("not-cached")
    await page.explain("/x")
    expect((await page.explain("/x", init)).verdict).toBe("allowed")
  })
})

describe("freshness", () => {
  const HOUR = 3_600_000
  const past = new Date(1_700_000_000_000 - 10 * HOUR).toUTCString()
  test.each<[string, readonly HeaderLine[], number, number]>([
    ["max-age", [FRESH], 59_999, 60_000],
    ["max-age less Age", [FRESH, ["Age", "50"]], 9_999, 10_000],
    ["Expires", [["Expires", new Date(1_700_000_000_000 + HOUR).toUTCString()]], HOUR - 1, HOUR],
    ["a tenth of the age of Last-Modified", [["Last-Modified", past]], HOUR - 1, HOUR],
  ])("by %s", async (_, headers, before, after) => {
    for (const [wait, requests] of [
      [before, 1],
      [after, 2],
    ] as const) {
      const setting = new Setting("standard")
      setting.headers = [...headers, allow("*")]
      await setting.get()
      setting.now += wait
      await setting.get()
      expect(setting.asked).toHaveLength(requests)
    }
  })

  test.each<[string, readonly HeaderLine[], number]>([
    ["no information", [], 200],
    ["no-store", [["Cache-Control", "no-store, max-age=60"]], 200],
    ["Expires: 0", [["Expires", "0"]], 200],
    ["an error without a lifetime", [["ETag", "1"]], 500],
  ])("does not exist for %s", async (_, headers, status) => {
    const setting = new Setting("standard")
    setting.status = status
    setting.headers = [...headers, allow("*")]
    await setting.get()
    await setting.get()
    expect(setting.asked).toHaveLength(2)
  })

  test("ends when an unsafe method succeeds", async () => {
    const setting = new Setting("standard")
    setting.headers = [FRESH, allow("*"), ["Access-Control-Allow-Methods", "*"]]
    await setting.get()
    await setting.get({ method: "DELETE" })
    await setting.get()
    expect(setting.asked).toEqual(["GET", "OPTIONS", "DELETE", "GET"])
  })
})
