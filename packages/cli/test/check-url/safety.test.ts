import { describe, expect, test } from "vitest"
import { checkUrl } from "../../src/check-url/check-url.ts"
import { checkRequest } from "../../src/check-url/request.ts"
import { serve } from "./serve.ts"

/** A server that allows everything, and the methods that reached it. */
async function recording(): Promise<{ readonly url: string; readonly methods: string[]; readonly bodies: string[] }> {
  const methods: string[] = []
  const bodies: string[] = []
  const origin = await serve((request, response) => {
    methods.push(request.method ?? "")
    let body = ""
    request.setEncoding("utf8").on("data", (text: string) => (body += text))
    request.on("end", () => {
      if (body !== "") bodies.push(body)
      response.setHeader("Access-Control-Allow-Origin", "*")
      response.setHeader("Access-Control-Allow-Methods", "*")
      response.setHeader("Access-Control-Allow-Headers", "*")
      response.end("[]")
    })
  })
  return { url: `${origin}/api/items`, methods, bodies }
}

describe("what could change something", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"])("%s is never sent without --send", async (method) => {
    const { url, methods, bodies } = await recording()
    const request = checkRequest({ url, from: "http://localhost:3000", method, body: "a=1" })
    const { result } = await checkUrl(request)
    expect(new Set(methods)).toEqual(new Set(["GET", "OPTIONS"]))
    expect(bodies).toEqual([])
    expect(result).toMatchObject({ verdict: "readable", notSent: [`${method} ${url}`] })
  })

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "%s is sent once with --send, for all engines together",
    async (method) => {
      const { url, methods, bodies } = await recording()
      const request = checkRequest({ url, from: "http://localhost:3000", method, body: "a=1", send: true })
      const { result } = await checkUrl(request)
      expect(methods.filter((sent) => sent === method)).toEqual([method])
      expect(bodies).toEqual(["a=1"])
      expect(result).toMatchObject({ verdict: "readable", notSent: [] })
    },
  )
})

test("the engines share what they ask alike", async () => {
  const { url, methods } = await recording()
  const { result } = await checkUrl(checkRequest({ url, from: "http://localhost:3000" }))
  expect(methods.length).toBe(result.exchanges.length)
  expect(Object.keys(result.engines)).toEqual(["chromium", "firefox", "webkit"])
  const asked = result.exchanges.map(({ method, url: where, requestHeaders }) =>
    JSON.stringify([method, where, requestHeaders.filter(([name]) => /^origin$|^access-control/i.test(name))]),
  )
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(1)
})
