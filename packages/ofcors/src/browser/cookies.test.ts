import { describe, expect, test } from "vitest"
import { type Engine, type HeaderLine, createBrowser } from "./index.ts"

const PAGE = "http://localhost:7101"
const SAME_SITE = "http://localhost:7102"
const CROSS_SITE = "http://127.0.0.1:7102"
const ENGINES = ["standard", "chromium", "firefox", "webkit"] as const

const COOKIES = [
  "plain=1",
  "lax=1; SameSite=Lax",
  "strict=1; SameSite=Strict",
  "none=1; SameSite=None; Secure",
  "part=1; SameSite=None; Secure; Partitioned",
]

/** Lets a server set the cookies of `lines` for a page and tells which names come back, and why others stay. */
async function roundTrip(
  engine: Engine,
  api: string,
  lines: readonly string[],
  credentials = "include",
): Promise<{ sent: string; notSent: readonly string[]; notStored: readonly string[] }> {
  let sent = ""
  const browser = createBrowser({
    engine,
    send: ({ headers }) => {
      sent = headers.find(([name]) => name === "Cookie")?.[1] ?? ""
      const set = lines.map((line): HeaderLine => ["Set-Cookie", line])
      return {
        status: 200,
        statusText: "",
        headers: [["Access-Control-Allow-Origin", PAGE], ["Access-Control-Allow-Credentials", "true"], ...set],
        body: null,
      }
    },
  })
  for (const line of lines) await browser.setCookie(line, api)
  const page = browser.page(PAGE)
  const first = await page.explain(api, { credentials })
  const second = await page.explain(api, { credentials })
  const reasons = (code: string, from: typeof second): readonly string[] =>
    from.diagnostics.filter((diagnostic) => diagnostic.code === code).map(({ facts }) => facts["name"] ?? "")
  return { sent, notSent: reasons("cookie-not-sent", second), notStored: reasons("cookie-not-stored", first) }
}

describe("cookies of a server of the same site", () => {
  test.each<[Engine, string]>([
    ["standard", "plain=1; lax=1; strict=1; none=1; part=1"],
    ["chromium", "plain=1; lax=1; strict=1; none=1; part=1"],
    ["firefox", "plain=1; lax=1; strict=1; none=1; part=1"],
    ["webkit", "plain=1; lax=1; strict=1"],
  ])("are sent by %s: %s", async (engine, expected) => {
    const { sent, notSent } = await roundTrip(engine, SAME_SITE, COOKIES)
    expect(sent).toBe(expected)
    expect(notSent).toEqual([])
  })

  test("are not sent without credentials", async () => {
    for (const engine of ENGINES)
      for (const credentials of ["omit", "same-origin"])
        expect((await roundTrip(engine, SAME_SITE, COOKIES, credentials)).sent).toBe("")
  })
})

describe("cookies of a server of another site", () => {
  test.each<[Engine, string, readonly string[]]>([
    ["standard", "none=1; part=1", ["plain", "lax", "strict"]],
    ["chromium", "part=1", ["plain", "lax", "strict", "none"]],
    ["firefox", "plain=1; none=1; part=1", []],
    ["webkit", "", ["plain", "lax", "strict"]],
  ])("are sent by %s: %s", async (engine, expected, notSent) => {
    const result = await roundTrip(engine, CROSS_SITE, COOKIES)
    expect(result.sent).toBe(expected)
    for (const name of notSent) expect(result.notSent).toContain(name)
    expect(result.notStored).toContain("lax")
  })

  test("stay at home with the reason", async () => {
    const browser = createBrowser({
      engine: "chromium",
      send: () => ({ status: 200, statusText: "", headers: [], body: null }),
    })
    await browser.setCookie("sid=1; SameSite=Lax", CROSS_SITE)
    const { exchanges, diagnostics } = await browser.page(PAGE).explain(CROSS_SITE, { credentials: "include" })
    const reason = "it is `SameSite=Lax`, and the request goes to another site (http://127.0.0.1) than the page's"
    expect(exchanges[0]?.cookiesNotSent).toEqual([{ name: "sid", reason }])
    expect(diagnostics[0]).toMatchObject({
      code: "cookie-not-sent",
      message: `The cookie \`sid\` was not sent: ${reason}.`,
    })
  })

  test("are sent where the user allows them", async () => {
    let cookie = ""
    const browser = createBrowser({
      engine: "chromium",
      thirdPartyCookies: "all",
      send: ({ headers }) => {
        cookie = headers.find(([name]) => name === "Cookie")?.[1] ?? ""
        return { status: 200, statusText: "", headers: [], body: null }
      },
    })
    await browser.setCookie("sid=1; SameSite=None; Secure", "https://api.example/")
    await browser.page("https://shop.test").explain("https://api.example/", { credentials: "include" })
    expect(cookie).toBe("sid=1")
  })
})

describe("a cookie is not stored", () => {
  test.each([
    ["SameSite=None without Secure", "a=1; SameSite=None", "it is `SameSite=None`, which needs `Secure`"],
    ["Partitioned without Secure", "a=1; Partitioned", "it is `Partitioned`, which needs `Secure`"],
    ["Secure over plain http", "a=1; Secure", "it is `Secure`, and the connection is plain http"],
  ])("%s", async (_, line, reason) => {
    const browser = createBrowser({ engine: "chromium", send: () => ({ error: "refused", message: "" }) })
    expect(await browser.setCookie(line, "http://api.example/")).toEqual({ name: "a", reason })
  })

  test("for another domain, a broken prefix or a public suffix", async () => {
    const browser = createBrowser({ send: () => ({ error: "refused", message: "" }) })
    const lines = ["a=1; Domain=other.example", "__Host-a=1; Domain=api.example", "a=1; Domain=com"]
    for (const line of [...lines, `a=${"1".repeat(4096)}`])
      expect(await browser.setCookie(line, "https://api.example/"), line).toBeDefined()
  })
})

test("cookies expire by the browser's clock, and a blocked response still sets them", async () => {
  let now = 1_700_000_000_000
  let cookie = ""
  const browser = createBrowser({
    now: () => now,
    send: ({ headers }) => {
      cookie = headers.find(([name]) => name === "Cookie")?.[1] ?? ""
      return { status: 200, statusText: "", headers: [["Set-Cookie", "a=1; Max-Age=10"]], body: null }
    },
  })
  const ask = (): Promise<unknown> => browser.page(PAGE).explain(SAME_SITE, { credentials: "include" })
  await ask()
  await ask()
  expect(cookie).toBe("a=1")
  now += 9_999
  await ask()
  expect(cookie).toBe("a=1")
  now += 10_000
  await ask()
  expect(cookie).toBe("")
})
