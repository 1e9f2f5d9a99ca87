import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { CorsError, type Engine, type Send, createBrowser, inProcess } from "./index.ts"

const PAGE = "http://localhost:3000/app/index.html"
const API = "http://localhost:8000"

/** Answers with what it was asked: method, headers and body. */
const echo = inProcess(async (request) => {
  const allowed = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "*",
    "Access-Control-Allow-Headers": "*",
  }
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: allowed })
  const body = await request.text()
  return Response.json(
    { url: request.url, method: request.method, headers: Object.fromEntries(request.headers), body },
    { headers: allowed },
  )
})

const pageOf = (send: Send, engine: Engine = "standard") => createBrowser({ engine, send }).page(PAGE)

interface Echo {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

async function ask(...parameters: Parameters<ReturnType<typeof pageOf>["fetch"]>): Promise<Echo> {
  return (await (await pageOf(echo).fetch(...parameters)).json()) as Echo
}

describe("the URL", () => {
  test.each([
    ["data.json", "http://localhost:3000/app/data.json"],
    ["/data.json", "http://localhost:3000/data.json"],
    ["//localhost:8000/x", "http://localhost:8000/x"],
    [`${API}/x?a=b#c`, "http://localhost:8000/x?a=b"],
  ])("%s is asked for as %s", async (given, expected) => {
    expect((await ask(given)).url).toBe(expected)
    expect((await pageOf(echo).fetch(given)).url).toBe(expected)
  })

  test("may be a URL object or a Request, whose members count", async () => {
    expect((await ask(new URL(API))).url).toBe(`${API}/`)
    const request = new Request(`${API}/x`, { method: "PUT", body: "text", headers: { "X-A": "1" } })
    expect(await ask(request)).toMatchObject({
      method: "PUT",
      body: "text",
      headers: { "x-a": "1", "content-type": "text/plain;charset=UTF-8" },
    })
    expect(request.bodyUsed).toBe(true)
    await expect(pageOf(echo).fetch(request)).rejects.toThrow("has been used")
    expect((await ask(new Request(API, { method: "PUT" }), { method: "DELETE" })).method).toBe("DELETE")
  })
})

describe("a body", () => {
  test.each<[string, unknown, string | undefined, string]>([
    ["text", "äöü", "text/plain;charset=UTF-8", "äöü"],
    ["a form", new URLSearchParams({ a: "b c" }), "application/x-www-form-urlencoded;charset=UTF-8", "a=b+c"],
    ["a Blob with a type", new Blob(["x"], { type: "text/css" }), "text/css", "x"],
    ["a Blob without", new Blob(["x"]), undefined, "x"],
    ["bytes", new Uint8Array([65, 66]), undefined, "AB"],
    ["an ArrayBuffer", new Uint8Array([65]).buffer, undefined, "A"],
    ["a number", 42, "text/plain;charset=UTF-8", "42"],
  ])("of %s brings its type along", async (_, body, type, text) => {
    const { headers, body: received } = await ask(API, { method: "POST", body })
    expect(headers["content-type"]).toBe(type)
    expect(received).toBe(text)
  })

  test("of FormData is multipart", async () => {
    const body = new FormData()
    body.append("name", "value")
    const { headers, body: text } = await ask(API, { method: "POST", body })
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/)
    expect(text).toContain("value")
  })

  test("of a stream is sent with a preflight; Firefox sends its name, WebKit refuses it", async () => {
    const body = (): ReadableStream => new Blob(["streamed"]).stream()
    const init = () => ({ method: "POST", body: body(), duplex: "half" })
    expect((await ask(API, init())).body).toBe("streamed")
    const { exchanges } = await pageOf(echo).explain(API, init())
    expect(exchanges.map(({ kind }) => kind)).toEqual(["preflight", "actual"])
    await expect(pageOf(echo).fetch(API, { method: "POST", body: body() })).rejects.toThrow("duplex")
    expect(((await (await pageOf(echo, "firefox").fetch(API, init())).json()) as Echo).body).toBe(
      "[object ReadableStream]",
    )
    expect((await pageOf(echo, "webkit").explain(API, init())).verdict).toBe("invalid")
  })
})

describe("arguments that fetch refuses", () => {
  test.each([
    ["http://", {}, "invalid-url"],
    ["http://user:secret@localhost/", {}, "url-has-credentials"],
    [API, { method: "TRACE" }, "forbidden-method"],
    [API, { method: "a b" }, "invalid-init"],
    [API, { method: "PUT", mode: "no-cors" }, "no-cors-method"],
    [API, { mode: "navigate" }, "invalid-init"],
    [API, { mode: "CORS" }, "invalid-init"],
    [API, { credentials: "yes" }, "invalid-init"],
    [API, { cache: "only-if-cached" }, "invalid-init"],
    [API, { body: "x" }, "invalid-init"],
    [API, { method: "HEAD", body: "x" }, "invalid-init"],
    [API, { headers: { "a b": "c" } }, "invalid-init"],
    [API, { headers: { a: "b\nc" } }, "invalid-init"],
    [API, { headers: { a: "ä€" } }, "invalid-init"],
    [API, { referrer: "http://" }, "invalid-init"],
    [API, { referrerPolicy: "none" }, "invalid-init"],
    [API, { integrity: "", window: {} as unknown as null }, "invalid-init"],
  ])("%s with %j: %s", async (url, init, code) => {
    const report = await pageOf(echo).explain(url, init)
    expect(report).toMatchObject({ verdict: "invalid", exchanges: [], failure: { code } })
    await expect(pageOf(echo).fetch(url, init)).rejects.toThrow(TypeError)
  })
})

describe("what script may not set is ignored, and told", () => {
  test("in every mode", async () => {
    const { headers } = await ask(API, {
      headers: {
        Host: "x",
        Cookie: "a=b",
        "Sec-Fetch-Site": "none",
        "X-HTTP-Method": "trace",
        "X-HTTP-Method-Override": "PATCH",
      },
    })
    expect(headers["cookie"]).toBeUndefined()
    expect(headers["x-http-method"]).toBeUndefined()
    expect(headers["x-http-method-override"]).toBe("PATCH")
    const { diagnostics } = await pageOf(echo).explain(API, { headers: { Cookie: "a=b" } })
    expect(diagnostics).toMatchObject([{ code: "header-forbidden", severity: "note", facts: { name: "Cookie" } }])
  })

  test("in no-cors, where JSON silently becomes text", async () => {
    const send: Send = () => ({ status: 200, statusText: "", headers: [], body: null })
    const report = await pageOf(send).explain(API, {
      mode: "no-cors",
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "application/json", "X-A": "1", Accept: "a/b" },
    })
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["header-dropped-no-cors", "header-dropped-no-cors"])
    expect(report.exchanges[0]?.request.headers).toContainEqual(["Content-Type", "text/plain;charset=UTF-8"])
    expect(report.seen).toMatchObject({ type: "opaque", status: 0 })
  })
})

describe("the Response", () => {
  test("has type, URL and status of the browser, and headers that do not change", async () => {
    const send: Send = () => ({
      status: 404,
      statusText: "Not Here",
      headers: [
        ["access-control-allow-origin", "*"],
        ["content-type", "text/html"],
      ],
      body: new TextEncoder().encode("gone"),
    })
    const response = await pageOf(send).fetch(`${API}/x#y`)
    expect(response).toBeInstanceOf(Response)
    expect(response).toMatchObject({
      type: "cors",
      url: `${API}/x`,
      status: 404,
      statusText: "Not Here",
      ok: false,
      redirected: false,
    })
    expect(() => response.headers.set("a", "b")).toThrow(TypeError)
    const copy = response.clone()
    expect(copy).toMatchObject({ type: "cors", url: `${API}/x`, status: 404 })
    expect(await copy.text()).toBe("gone")
    expect((await response.blob()).type).toBe("text/html")
  })

  test.each([
    ["data:text/plain;base64,aGk=", "text/plain", "hi"],
    ["data:,a%20b", "text/plain;charset=US-ASCII", "a b"],
    ["data:;charset=utf-8,%C3%A4", "text/plain;charset=utf-8", "ä"],
  ])("of %s has the type %s", async (url, type, text) => {
    const response = await pageOf(echo).fetch(url)
    expect(response).toMatchObject({ type: "basic", status: 200 })
    expect(response.headers.get("content-type")).toBe(type)
    expect(await response.text()).toBe(text)
  })

  test.each([
    "data:text/plain",
    "data:;base64,%",
    "about:blank",
    "about:config",
    "ftp://localhost/",
    "blob:nothing",
    "localhost:8000/x",
  ])("of %s does not exist", async (url) => {
    await expect(pageOf(echo).fetch(url)).rejects.toThrow(CorsError)
  })

  /** A transport whose body is in a content coding. */
  const encoded =
    (coding: string, body: Uint8Array): Send =>
    () => ({
      status: 200,
      statusText: "",
      headers: [
        ["Access-Control-Allow-Origin", "*"],
        ["Content-Encoding", coding],
      ],
      body,
    })

  test.each<[string, (text: string) => Uint8Array]>([
    ["gzip", gzipSync],
    ["X-GZip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["gzip, br", (text) => brotliCompressSync(gzipSync(text))],
    ["unheard-of", (text) => new TextEncoder().encode(text)],
  ])("in the coding %s is readable", async (coding, encode) => {
    const text = "tea ".repeat(10_000)
    expect(await (await pageOf(encoded(coding, encode(text))).fetch(API)).text()).toBe(text)
  })

  test.each(["gzip", "br"])("in the coding %s cannot be read where its bytes are none of it", async (coding) => {
    const response = await pageOf(encoded(coding, new Uint8Array([7, 7, 7]))).fetch(API)
    await expect(response.text()).rejects.toThrow(TypeError)
  })

  test.each([
    ["http://localhost:8000", "gzip, deflate, br"],
    ["https://api.example", "gzip, deflate, br"],
    ["http://api.example", "gzip, deflate"],
  ])("of %s asks for the codings that browsers take from there", async (url, codings) => {
    const sent = (await createBrowser({ send: echo }).page(PAGE).explain(url)).exchanges[0]?.request.headers
    expect(sent?.find(([name]) => name === "Accept-Encoding")?.[1]).toBe(codings)
  })

  test.skipIf(process.versions["zstd"] === undefined)("in the coding zstd is readable", async () => {
    // zstd's frame of the text "tea", made by its own command line.
    const frame = new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x03, 0x19, 0, 0, 0x74, 0x65, 0x61])
    expect(await (await pageOf(encoded("zstd", frame)).fetch(API)).text()).toBe("tea")
  })

  test("with a status that no constructor takes", async () => {
    for (const status of [204, 304, 299, 600, 999]) {
      const send: Send = () => ({
        status,
        statusText: "",
        headers: [["Access-Control-Allow-Origin", "*"]],
        body: new Uint8Array([1]),
      })
      expect((await pageOf(send).fetch(API)).status).toBe(status)
    }
  })
})

describe("integrity", () => {
  const send: Send = () => ({
    status: 200,
    statusText: "",
    headers: [["Access-Control-Allow-Origin", "*"]],
    body: new TextEncoder().encode("hello"),
  })
  const RIGHT = "sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
  test.each([
    [RIGHT, "allowed"],
    [`sha256-AAAA ${RIGHT}`, "allowed"],
    ["sha256-AAAA", "blocked"],
    ["md5-AAAA", "allowed"],
    [`sha512-AAAA ${RIGHT}`, "blocked"],
  ])("%s: %s", async (integrity, verdict) => {
    const report = await pageOf(send).explain(API, { integrity })
    expect(report.verdict).toBe(verdict)
    if (verdict === "allowed") expect(await (await pageOf(send).fetch(API, { integrity })).text()).toBe("hello")
  })
})

describe("an abort", () => {
  const never: Send = () => new Promise(() => undefined)

  test("before, during and with a reason", async () => {
    await expect(pageOf(never).fetch(API, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    })
    await expect(pageOf(never).fetch(API, { signal: AbortSignal.timeout(10) })).rejects.toMatchObject({
      name: "TimeoutError",
    })
    const controller = new AbortController()
    const fetched = pageOf(never).fetch(API, { signal: controller.signal })
    controller.abort("enough")
    await expect(fetched).rejects.toBe("enough")
    expect(await pageOf(never).explain(API, { signal: AbortSignal.abort() })).toMatchObject({
      verdict: "aborted",
      seen: { name: "AbortError" },
    })
  })

  test("reaches the transport, and the body that script is reading", async () => {
    let seen: AbortSignal | undefined
    const send: Send = ({ signal }) => {
      seen = signal
      const body = new ReadableStream<Uint8Array>({ start: (given) => given.enqueue(new Uint8Array([65])) })
      return { status: 200, statusText: "", headers: [["Access-Control-Allow-Origin", "*"]], body }
    }
    const controller = new AbortController()
    const response = await pageOf(send).fetch(API, { signal: controller.signal })
    const text = response.text()
    controller.abort()
    await expect(text).rejects.toMatchObject({ name: "AbortError" })
    expect(seen?.aborted).toBe(true)
  })
})

test("a fetch that nobody answers ends with the time limit, which the report names", async () => {
  const browser = createBrowser({ send: () => new Promise(() => undefined), timeLimit: 30 })
  const report = await browser.page(PAGE).explain(API)
  expect(report).toMatchObject({
    verdict: "failed",
    timeLimit: 30,
    failure: { code: "time-limit" },
    diagnostics: [{ facts: { milliseconds: "30" } }],
  })
})

test("an endless body does not keep explain waiting", async () => {
  const body = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(3)) })
  const send: Send = () => ({
    status: 200,
    statusText: "",
    headers: [["Access-Control-Allow-Origin", "*"]],
    body: body(),
  })
  const report = await createBrowser({ send, timeLimit: 300 }).page(PAGE).explain(API)
  expect(report.seen).toMatchObject({ kind: "response", body: { length: 3, end: "open" } })
})

test.each(["dns", "refused", "reset", "tls", "timeout", "malformed"] as const)(
  "a network error of the kind %s is a TypeError with a report",
  async (kind) => {
    const send: Send = () => ({ error: kind, message: "because" })
    const error = await pageOf(send, "chromium")
      .fetch(API)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TypeError)
    expect(error).toMatchObject({
      message: "Failed to fetch",
      report: { verdict: "failed", failure: { code: `network-${kind}` } },
    })
  },
)

test("a transport that throws is a broken connection", async () => {
  for (const send of [
    () => {
      throw new Error("boom")
    },
    () => Promise.reject(new Error("boom")),
  ] satisfies Send[])
    expect((await pageOf(send).explain(API)).failure?.code).toBe("network-reset")
})

test("pages of one browser share its caches; browsers share nothing", async () => {
  const send: Send = ({ method }) => ({
    status: 200,
    statusText: "",
    headers: [
      ["Access-Control-Allow-Origin", "*"],
      ["Access-Control-Allow-Methods", method === "OPTIONS" ? "PUT" : ""],
    ],
    body: null,
  })
  const browser = createBrowser({ send })
  const count = async (from: typeof browser): Promise<number> =>
    (await from.page(PAGE).explain(API, { method: "PUT" })).exchanges.length
  expect([await count(browser), await count(browser), await count(createBrowser({ send }))]).toEqual([2, 1, 2])
})

test("a sandboxed page has the origin null, and a secret of its own", async () => {
  const browser = createBrowser({ send: echo })
  const page = browser.page(PAGE, { sandboxed: true })
  expect(page.origin).toBe("null")
  expect(((await (await page.fetch(API)).json()) as Echo).headers["origin"]).toBe("null")
})

test("the report is plain JSON, the same for the same inputs", async () => {
  const send: Send = () => ({ status: 200, statusText: "", headers: [], body: null })
  const [one, other] = [
    await pageOf(send).explain(API, { method: "PUT" }),
    await pageOf(send).explain(API, { method: "PUT" }),
  ]
  expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  expect(one).toEqual(other)
  expect(one.version).toBe(1)
})
