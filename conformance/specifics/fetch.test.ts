import { cors as withFetch } from "ofcors/fetch"
import { describe, expect, test } from "vitest"
import { runInNewContext } from "node:vm"
import { printing } from "./printing.ts"
import { PAGE } from "./send.ts"

const SETTINGS = { allowedOrigins: [PAGE], explain: false } as const

describe("fetch", () => {
  const request = new Request("https://api.example/", { headers: { Origin: PAGE } })

  test("what a runtime passes beside the request is passed on", async () => {
    const handler = withFetch(SETTINGS)(
      (_request, env: { name: string }, more: number) => new Response(env.name + more),
    )
    expect(await (await handler(request, { name: "worker" }, 1)).text()).toBe("worker1")
  })

  test("nothing is added to nothing, as Bun's handlers return after an upgrade", async () => {
    const handler = withFetch(SETTINGS)(() => undefined as unknown as Response)
    expect(await handler(request)).toBe(undefined)
  })

  test("outside every rule an error is thrown on, for whoever answers it", async () => {
    const handler = withFetch({ ...SETTINGS, urls: "/api/*" })(() => Promise.reject(new Error("it failed")))
    await expect(handler(request)).rejects.toThrow("it failed")
  })

  test("a network error stays one", async () => {
    const response = await withFetch(SETTINGS)(() => Response.error())(request)
    expect([response.type, response.headers.get("Access-Control-Allow-Origin")]).toEqual(["error", null])
  })

  test("nothing of a response is read for which a bridge would have to build it in full", async () => {
    const full = (): never => {
      throw new Error("the bridge would have to build the whole Response")
    }
    const made = new Response("hello")
    for (const name of ["type", "body", "ok", "url", "redirected", "statusText", "clone"]) {
      Object.defineProperty(made, name, { get: full })
    }
    const response = await withFetch(SETTINGS)(() => made)(request)
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
  })

  test("a handler that rejects is answered 500 with the headers, and the error is printed", async () => {
    const failure = new Error("the handler failed")
    const handler = withFetch(SETTINGS)(() => Promise.reject(failure))
    const { result, printed } = await printing(async () => handler(request))
    expect([result.status, result.headers.get("Access-Control-Allow-Origin")]).toEqual([500, PAGE])
    expect(printed).toEqual([failure])
  })

  test("the same Response object is returned where it can be written to", async () => {
    const made = new Response("hello")
    expect(await withFetch(SETTINGS)(() => made)(request)).toBe(made)
  })

  test("what is at hand is returned at once, and a promise of any realm is waited for", async () => {
    expect(withFetch(SETTINGS)(() => new Response("hello"))(request)).toBeInstanceOf(Response)
    const later = runInNewContext("(value) => Promise.resolve(value)") as (value: Response) => Promise<Response>
    const response = await withFetch(SETTINGS)(() => later(new Response("hello")))(request)
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
  })

  test("an error thrown at once outside every `urls` is the runtime's", async () => {
    const failure = new Error("the handler failed")
    const handler = withFetch({ ...SETTINGS, urls: "/elsewhere" })(() => {
      throw failure
    })
    await expect((async () => handler(request))()).rejects.toBe(failure)
  })
})
