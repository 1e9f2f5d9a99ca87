import { describe, expect, test } from "vitest"
import { type FetchInit, type PageOptions, type Report, createBrowser } from "./index.ts"

const PAGE = "https://me:pass@shop.example/cart?a=b#c"
const WHOLE = "https://shop.example/cart?a=b"
const ORIGIN = "https://shop.example/"

function explain(url: string, init: FetchInit, options: PageOptions = {}, page: string = PAGE): Promise<Report> {
  const headers = [["Access-Control-Allow-Origin", "*"]] as const
  const send = () => ({ status: 200, statusText: "", headers, body: null })
  return createBrowser({ send }).page(page, options).explain(url, init)
}

const refererOf = ({ exchanges }: Report): string | undefined =>
  exchanges[0]?.request.headers.find(([name]) => name === "Referer")?.[1]

describe("the referrer policy decides what `Referer` says", () => {
  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ["no-referrer", undefined, undefined, undefined],
    ["no-referrer-when-downgrade", WHOLE, WHOLE, undefined],
    ["same-origin", WHOLE, undefined, undefined],
    ["origin", ORIGIN, ORIGIN, ORIGIN],
    ["strict-origin", ORIGIN, ORIGIN, undefined],
    ["origin-when-cross-origin", WHOLE, ORIGIN, ORIGIN],
    ["strict-origin-when-cross-origin", WHOLE, ORIGIN, undefined],
    ["unsafe-url", WHOLE, WHOLE, WHOLE],
    ["", WHOLE, ORIGIN, undefined],
  ])("%j", async (referrerPolicy, same, cross, downgrade) => {
    expect(refererOf(await explain("https://shop.example/", { referrerPolicy }))).toBe(same)
    expect(refererOf(await explain("https://api.example/", { referrerPolicy }))).toBe(cross)
    // Mixed content is let through where the request names an address space.
    const insecure = { referrerPolicy, targetAddressSpace: "local" }
    expect(refererOf(await explain("http://192.168.0.1/", insecure))).toBe(downgrade)
    // The page's own policy counts where the request has none.
    if (referrerPolicy !== "")
      expect(refererOf(await explain("https://api.example/", {}, { referrerPolicy }))).toBe(cross)
  })
})

describe("the referrer that script gives", () => {
  test.each<[string, string | undefined]>([
    ["", undefined],
    ["about:client", WHOLE],
    ["/other?x#y", "https://shop.example/other?x"],
    ["https://elsewhere.example/", WHOLE],
  ])("%j", async (referrer, expected) => {
    expect(refererOf(await explain("https://shop.example/", { referrer }))).toBe(expected)
  })

  test("is cut down to its origin where it is too long", async () => {
    const init = { referrer: `/${"a".repeat(5000)}` }
    expect(refererOf(await explain("https://shop.example/", init))).toBe(ORIGIN)
  })
})

test("mixed content is refused to pages of https, sandboxed or not, unless it is on this machine", async () => {
  const codeOf = async (url: string, options?: PageOptions, page?: string): Promise<string | undefined> =>
    (await explain(url, {}, options, page)).failure?.code
  expect(await codeOf("http://api.example/")).toBe("mixed-content")
  expect(await codeOf("http://api.example/", { sandboxed: true })).toBe("mixed-content")
  expect(await codeOf("http://localhost:8000/")).toBeUndefined()
  expect(await codeOf("http://api.example/", {}, "http://localhost:3000")).toBeUndefined()
})
