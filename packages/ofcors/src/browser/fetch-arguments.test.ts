import { describe, expect, test } from "vitest"
import { CorsError, type FetchInit, type Page, type Send, type WireRequest, createBrowser } from "./index.ts"

const URL_OF_API = "http://localhost:8000/items"

/** A page, and what it sent. */
function recorded(answer?: Send): { readonly page: Page; readonly sent: WireRequest[] } {
  const sent: WireRequest[] = []
  const send: Send = (request) => {
    sent.push(request)
    const headers = [
      ["Access-Control-Allow-Origin", "*"],
      ["Access-Control-Allow-Headers", "*"],
    ] as const
    return answer?.(request) ?? { status: 200, statusText: "", headers, body: new TextEncoder().encode("tea") }
  }
  return { page: createBrowser({ send }).page("http://localhost:3000/shop/"), sent }
}

const fetched = async (input: string | URL | Request, init?: FetchInit): Promise<WireRequest> => {
  const { page, sent } = recorded()
  await page.fetch(input, init)
  return sent.at(-1) as WireRequest
}

const bytesOf = (body: WireRequest["body"]): string => Buffer.from(body as Uint8Array).toString()

describe("the error of a refused fetch is in all that script looks at the browser's", () => {
  test.each<[string, string, FetchInit]>([
    ["by the server", URL_OF_API, { headers: { "x-a": "1" } }],
    ["by the browser", "http://localhost:22/", {}],
    ["for its arguments", URL_OF_API, { mode: "navigate" }],
  ])("%s", async (_, url, init) => {
    const { page } = recorded(() => ({ status: 200, statusText: "", headers: [], body: null }))
    const error: unknown = await page.fetch(url, init).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CorsError)
    expect(error).toMatchObject({ name: "TypeError", constructor: TypeError })
    // The report is for whoever asks, and never in a log by accident.
    expect((error as CorsError).report.verdict).not.toBe("allowed")
    expect(Object.keys(error as CorsError)).toEqual([])
  })
})

describe("a member of init", () => {
  test.each<[string, FetchInit | Record<string, unknown>]>([
    ["`mode` that is null", { mode: null }],
    ["`cache` that is unknown", { cache: "always" }],
    ["`cache` that wants another mode", { cache: "only-if-cached" }],
    ["`credentials` that is unknown", { credentials: "some" }],
    ["`redirect` that is unknown", { redirect: "" }],
    ["`referrer` that is no URL", { referrer: "http://:80" }],
    ["`referrerPolicy` that is unknown", { referrerPolicy: "never" }],
    ["`priority` that is unknown", { priority: "urgent" }],
    ["`duplex` that is unknown", { duplex: "full" }],
    ["`window` that is one", { window: {} }],
    ["`signal` that is none", { signal: "stop" }],
    ["`headers` that are null", { headers: null }],
    ["`headers` that are no pairs", { headers: [["a"]] }],
    ["`headers` with a name that is none", { headers: { "a b": "c" } }],
    ["`headers` with a line break", { headers: { a: "b\nc" } }],
    ["`method` that is none", { method: "GE T" }],
    ["`method` that script may not use", { method: "trace" }],
    ["`body` of a GET", { body: "" }],
    ["`body` that is a stream without `duplex`", { method: "POST", body: new Blob(["a"]).stream() }],
  ])("%s is a TypeError, and an invalid request to `explain`", async (_, init) => {
    const { page, sent } = recorded()
    await expect(page.fetch(URL_OF_API, init as FetchInit)).rejects.toThrow(TypeError)
    const report = await page.explain(URL_OF_API, init)
    expect([report.verdict, report.failure?.phase, sent]).toEqual(["invalid", "before-send", []])
  })

  test("may be a null method, which is a name like any other", async () => {
    expect((await fetched("/x", { method: null } as unknown as FetchInit)).method).toBe("null")
  })

  test("may be missing with all others", async () => {
    expect((await fetched("items", null as unknown as FetchInit)).url).toBe("http://localhost:3000/shop/items")
  })

  test("overrides that of a `Request`, and is inherited from it otherwise", async () => {
    const request = new Request(URL_OF_API, { method: "POST", body: "old", headers: { "x-a": "1" } })
    const { method, headers, body } = await fetched(request.clone(), { body: "new" })
    expect([method, bytesOf(body)]).toEqual(["POST", "new"])
    expect(headers).toContainEqual(["x-a", "1"])
    expect((await fetched(request, { headers: {} })).headers.map(([name]) => name)).not.toContain("x-a")
  })

  test("is read while script calls `fetch`, not later", async () => {
    const { page, sent } = recorded()
    const init = { method: "POST", headers: { "x-a": "1" }, body: new Uint8Array([97]) }
    const answer = page.fetch(URL_OF_API, init)
    init.headers["x-a"] = "2"
    init.body[0] = 98
    await answer
    expect(sent.at(-1)?.headers).toContainEqual(["x-a", "1"])
    expect(bytesOf(sent.at(-1)?.body ?? null)).toBe("a")
  })
})

describe("a body", () => {
  const ofAnotherRealm = Object.create(null, { [Symbol.toStringTag]: { value: "Thing" } }) as object

  test.each<[string, unknown, string, string | undefined]>([
    ["text", "é", "é", "text/plain;charset=UTF-8"],
    ["a number", 7, "7", "text/plain;charset=UTF-8"],
    ["bytes", new Uint8Array([97, 98, 99]).subarray(1), "bc", undefined],
    ["a view of bytes", new DataView(new Uint8Array([97, 98]).buffer), "ab", undefined],
    ["a buffer", new Uint8Array([97]).buffer, "a", undefined],
    ["a blob", new Blob(["a"], { type: "image/png" }), "a", "image/png"],
    ["a blob without a type", new Blob(["a"]), "a", undefined],
    ["a form's fields", new URLSearchParams({ a: "b c" }), "a=b+c", "application/x-www-form-urlencoded;charset=UTF-8"],
  ])("of %s brings its bytes and its type", async (_, body, text, type) => {
    const request = await fetched(URL_OF_API, { method: "POST", body })
    expect(bytesOf(request.body)).toBe(text)
    expect(request.headers.find(([name]) => name === "Content-Type")?.[1]).toBe(type)
  })

  test("that cannot be turned into text is script's own error", async () => {
    const init = { method: "POST", body: ofAnotherRealm }
    await expect(recorded().page.fetch(URL_OF_API, init)).rejects.toThrow(TypeError)
  })

  test("of a `Request` is used as soon as `fetch` is called, and never twice", async () => {
    const request = new Request(URL_OF_API, { method: "POST", body: "a" })
    const answer = recorded().page.fetch(request)
    expect(request.bodyUsed).toBe(true)
    await answer
    await expect(recorded().page.fetch(request)).rejects.toThrow("has been used")
  })

  test("of a `Request` that breaks is an invalid request", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) })
    const init = { method: "POST", body: broken, duplex: "half" } as RequestInit
    const report = await recorded().page.explain(new Request(URL_OF_API, init))
    expect([report.verdict, report.diagnostics[0]?.message]).toEqual([
      "invalid",
      "The body of the request cannot be read: gone.",
    ])
  })
})

test("what script's own objects throw comes back as it is, and `explain` tells it", async () => {
  const thrown = new RangeError("mine")
  const init = {
    get mode(): string {
      throw thrown
    },
  }
  await expect(recorded().page.fetch(URL_OF_API, init)).rejects.toBe(thrown)
  const report = await recorded().page.explain(URL_OF_API, init)
  expect([report.verdict, report.seen]).toEqual(["invalid", { kind: "error", name: "RangeError", message: "mine" }])
  const input = { toString: () => fail() } as unknown as string
  expect((await recorded().page.explain(input)).verdict).toBe("invalid")
})

function fail(): never {
  throw new RangeError("no text")
}
