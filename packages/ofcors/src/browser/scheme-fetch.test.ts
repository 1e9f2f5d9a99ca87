import { describe, expect, test, vi } from "vitest"
import { type Send, createBrowser } from "./index.ts"

const send: Send = () => ({ error: "refused", message: "nobody is asked" })
const page = createBrowser({ send }).page("http://localhost:3000")

describe("the type of a data: URL is parsed and written anew", () => {
  test.each([
    ["data:,x", "text/plain;charset=US-ASCII"],
    ["data:TEXT/HTML,x", "text/html"],
    ["data:text/plain ;,x", "text/plain"],
    ["data:text/plain;Charset=UTF-8,x", "text/plain;charset=UTF-8"],
    ["data:;charset,x", "text/plain"],
    ["data:;charset=,x", "text/plain"],
    ["data:; charset= x,x", 'text/plain;charset=" x"'],
    ['data:text/plain;a="b\\"c";A=d,x', 'text/plain;a="b\\"c"'],
    ['data:text/plain;a="b,x', "text/plain;a=b"],
    ["data:text/plain;b=c;base64,eA", "text/plain;b=c"],
    ["data:text,x", "text/plain;charset=US-ASCII"],
    ["data:a b/c,x", "text/plain;charset=US-ASCII"],
  ])("%s", async (url, type) => {
    expect((await page.fetch(url)).headers.get("content-type")).toBe(type)
  })
})

describe("a blob URL", () => {
  const url = URL.createObjectURL(new Blob(["0123456789"], { type: "text/x" }))

  test("is the page's, whatever stands in the place of the runtime's `fetch`", async () => {
    vi.stubGlobal("fetch", (input: string) => page.fetch(input))
    try {
      const response = await fetch(url)
      expect([response.type, response.status, await response.text()]).toEqual(["basic", 200, "0123456789"])
      expect(Object.fromEntries(response.headers)).toEqual({ "content-length": "10", "content-type": "text/x" })
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test.each([
    ["bytes=2-4", "bytes 2-4/10", "234"],
    ["bytes = 8 - ", "bytes 8-9/10", "89"],
    ["bytes=-3", "bytes 7-9/10", "789"],
    ["bytes=-30", "bytes 0-9/10", "0123456789"],
    ["bytes=5-99", "bytes 5-9/10", "56789"],
  ])("answers the range %j", async (range, contentRange, text) => {
    const response = await page.fetch(url, { headers: { range } })
    expect([response.status, response.statusText, await response.text()]).toEqual([206, "Partial Content", text])
    expect(response.headers.get("content-range")).toBe(contentRange)
  })

  test.each(["bytes=-", "bytes=10-", "bytes=4-2", "bytes=1-2,4-5", "items=1-2"])(
    "refuses the range %j",
    async (range) => {
      expect((await page.explain(url, { headers: { range } })).failure?.code).toBe("blob-url-unknown")
    },
  )

  test("is only for GET, and of another origin for nobody", async () => {
    await expect(page.fetch(url, { method: "POST" })).rejects.toThrow(TypeError)
    expect((await page.explain("blob:https://other.example/1")).failure?.code).toBe("scheme-not-supported")
  })
})
