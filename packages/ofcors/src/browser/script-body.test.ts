import { describe, expect, test } from "vitest"
import { type Page, type Send, createBrowser } from "./index.ts"

const URL_OF_API = "http://localhost:3000/items"

const pageOf = (send: Send): Page => createBrowser({ send }).page("http://localhost:3000")
const answering = (body: Uint8Array | ReadableStream<Uint8Array> | null, headers: [string, string][] = []): Page =>
  pageOf(() => ({ status: 200, statusText: "", headers, body }))
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A stream that gives these chunks and then waits for ever, and whether it was cancelled. */
function open(...chunks: readonly string[]): {
  readonly stream: ReadableStream<Uint8Array>
  readonly reason: () => unknown
} {
  let reason: unknown = "not cancelled"
  const left = [...chunks]
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift()
      if (chunk === undefined) return new Promise(() => undefined)
      controller.enqueue(bytes(chunk))
      return undefined
    },
    cancel: (given) => void (reason = given),
  })
  return { stream, reason: () => reason }
}

describe("an aborted signal", () => {
  test("rejects at once, with its own reason, and nothing is sent", async () => {
    const log: string[] = []
    const reason = new Error("mine")
    const page = pageOf(() => {
      throw new Error("sent")
    })
    const answer = page.fetch(URL_OF_API, { signal: AbortSignal.abort(reason) })
    await Promise.all([answer.catch(() => log.push("fetch")), Promise.resolve().then(() => log.push("next"))])
    expect(log).toEqual(["fetch", "next"])
    await expect(answer).rejects.toBe(reason)
  })

  test("of a `Request` counts, unless `signal: null` takes it away", async () => {
    const request = new Request(URL_OF_API, { signal: AbortSignal.abort() })
    await expect(answering(null).fetch(request)).rejects.toMatchObject({ name: "AbortError" })
    expect((await answering(null).fetch(request, { signal: null })).status).toBe(200)
  })

  test("cancels a stream that was to be sent, at once", () => {
    const { stream, reason } = open()
    const signal = AbortSignal.abort("mine")
    answering(null)
      .fetch(URL_OF_API, { method: "POST", body: stream, duplex: "half", signal })
      .catch(() => undefined)
    expect(reason()).toBe("mine")
  })

  test("ends a stream that is being sent", async () => {
    const { stream, reason } = open("a")
    const controller = new AbortController()
    const send: Send = async ({ body }) => {
      const reader = (body as ReadableStream<Uint8Array>).getReader()
      await reader.read()
      controller.abort("mine")
      await reader.read()
      throw new Error("not reached")
    }
    const init = { method: "POST", body: stream, duplex: "half", signal: controller.signal }
    await expect(pageOf(send).fetch(URL_OF_API, init)).rejects.toBe("mine")
    expect(reason()).toBe("mine")
  })

  test("by its timeout is a TimeoutError", async () => {
    const page = pageOf(() => new Promise(() => undefined))
    const init = { signal: AbortSignal.timeout(5) }
    await expect(page.fetch(URL_OF_API, init)).rejects.toMatchObject({ name: "TimeoutError" })
  })

  test("in mid-body errors it with the reason, for every reader and every time", async () => {
    const { stream, reason } = open("a")
    const controller = new AbortController()
    const response = await answering(stream).fetch(URL_OF_API, { signal: controller.signal })
    const copy = response.clone()
    const reader = response.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("a")
    controller.abort("mine")
    await expect(reader?.read()).rejects.toBe("mine")
    await expect(copy.text()).rejects.toBe("mine")
    await expect(copy.json()).rejects.toBe("mine")
    expect(reason()).not.toBe("not cancelled")
  })

  test("after a small body has come still keeps script from reading it", async () => {
    const controller = new AbortController()
    const response = await answering(bytes("tea")).fetch(URL_OF_API, { signal: controller.signal })
    controller.abort()
    const log: string[] = []
    await Promise.all([
      response.arrayBuffer().catch(() => log.push("body")),
      Promise.resolve().then(() => log.push("next")),
    ])
    expect(log).toEqual(["body", "next"])
    await expect(response.blob()).rejects.toMatchObject({ name: "AbortError" })
  })
})

describe("the body of a response", () => {
  test("comes piece by piece", async () => {
    const { stream } = open("a", "b")
    const reader = (await answering(stream).fetch(URL_OF_API)).body?.getReader()
    expect((await reader?.read())?.value).toEqual(bytes("a"))
    expect((await reader?.read())?.value).toEqual(bytes("b"))
  })

  test("is a stream of bytes, into a reader's own buffer too", async () => {
    const chunk = bytes("tea")
    const stream = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(chunk)
          controller.close()
        },
      })
    for (const body of [stream(), chunk]) {
      const reader = (await answering(body).fetch(URL_OF_API)).body?.getReader({ mode: "byob" })
      expect((await reader?.read(new Uint8Array(2)))?.value).toEqual(bytes("te"))
      expect((await reader?.read(new Uint8Array(2)))?.value).toEqual(bytes("a"))
      expect((await reader?.read(new Uint8Array(2)))?.done).toBe(true)
    }
    // What the server gave stays the server's.
    expect(chunk).toEqual(bytes("tea"))
  })

  test("that breaks off is a TypeError, even where nobody reads on", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes("a")),
      pull: (controller) => controller.error(new Error("reset")),
    })
    const reader = (await answering(broken).fetch(URL_OF_API)).body?.getReader()
    await expect(reader?.closed).rejects.toMatchObject({ name: "TypeError", cause: { message: "reset" } })
  })

  test("is there where the server sent none, but not where it cannot be", async () => {
    const page = pageOf(({ url }) => ({ status: Number(url.slice(-3)), statusText: "", headers: [], body: null }))
    expect(await (await page.fetch("/200")).body?.getReader().read()).toEqual({ done: true, value: undefined })
    expect((await page.fetch("/204")).body).toBeNull()
    expect((await page.fetch("/200", { method: "HEAD" })).body).toBeNull()
  })
})

test("a response is a `Response`, whose headers are joined line by line and cannot be changed", async () => {
  const response = await answering(null, [
    ["X-Empty", ""],
    ["x-empty", ""],
    ["Set-Cookie", "a=b"],
  ]).fetch(URL_OF_API)
  expect(response.constructor).toBe(Response)
  expect(response.headers.get("x-empty")).toBe(", ")
  expect(response.headers.getSetCookie()).toEqual([])
  expect(() => response.headers.set("x-empty", "1")).toThrow(TypeError)
})

test.each<[string, { readonly status?: number; readonly headers?: [string, string][] }]>([
  ["a status that is none", { status: 1000 }],
  ["a header name that is none", { headers: [["a b", "c"]] }],
  ["a header value with a line break", { headers: [["a", "b\r\nc"]] }],
  ["a header value beyond bytes", { headers: [["a", "→"]] }],
])("a transport that answers with %s brought no response", async (_, { status = 200, headers = [] }) => {
  const report = await pageOf(() => ({ status, statusText: "", headers, body: null })).explain(URL_OF_API)
  expect(report.failure?.code).toBe("network-malformed")
})

describe("a body without end, made as fast as it is read", () => {
  const endless = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })

  test("is reported as open", async () => {
    const send: Send = () => ({ status: 200, statusText: "", headers: [], body: endless() })
    const page = createBrowser({ send, timeLimit: 300 }).page("http://localhost:3000")
    expect((await page.explain(URL_OF_API)).seen).toMatchObject({ status: 200, body: { end: "open" } })
    const { failure, seen } = await page.explain(URL_OF_API, { integrity: "sha256-a" })
    expect([seen.kind, failure?.phase]).toEqual(["error", "actual"])
  })

  test("leaves script and everybody else their turns", async () => {
    const response = await answering(endless()).fetch(URL_OF_API)
    await new Promise((resolve) => setTimeout(resolve, 0))
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value?.length).toBe(65_536)
    await reader?.cancel()
  })
})

test("a body whose chunks are no bytes is a broken one", async () => {
  const text = new ReadableStream<unknown>({
    start(controller) {
      controller.enqueue("tea")
      controller.close()
    },
  }) as ReadableStream<Uint8Array>
  const report = await pageOf(() => ({ status: 200, statusText: "", headers: [], body: text })).explain(URL_OF_API)
  expect(report.diagnostics.map(({ code }) => code)).toEqual(["body-broken"])
})
