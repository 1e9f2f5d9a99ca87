import { describe, expect, test } from "vitest"
import { cors } from "../adapters/fetch.ts"
import { type Application, page } from "./index.ts"
import { corsMatchers } from "./vitest.ts"

expect.extend(corsMatchers)

const app = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  exposeHeaders: ["x-total"],
  explain: false,
})(() => new Response("tea", { headers: { "x-total": "3", "x-page": "1" } }))
const silent: Application = () => {
  throw new Error("no database")
}
const origin = "http://localhost:3000"
const url = "/api/items"
const allowed = page(origin, { cookies: ["sid=1"] })
const refused = page("http://localhost:3001")

describe("a matcher passes where it is true, and fails where it is not", () => {
  const rows: readonly (readonly [
    name: string,
    truth: () => Promise<void>,
    falsehood: () => Promise<void>,
    says: string,
  ])[] = [
    [
      "toBeReadable",
      () => expect(allowed.explain(app, url)).toBeReadable(),
      () => expect(refused.explain(app, url)).toBeReadable(),
      "expected the page to read the response\n\nblocked: GET http://localhost:8000/api/items\n",
    ],
    [
      "not.toBeReadable",
      () => expect(refused.explain(app, url)).not.toBeReadable(),
      () => expect(allowed.explain(app, url)).not.toBeReadable(),
      "expected the page not to read the response\n\nreadable (status 200): GET",
    ],
    [
      "toBeBlocked",
      () => expect(refused.explain(app, url)).toBeBlocked(),
      () => expect(allowed.explain(app, url)).toBeBlocked(),
      "expected the browser to block the response\n",
    ],
    [
      "toBeBlocked with a code",
      () => expect(allowed.explain(app, url, { method: "PURGE" })).toBeBlocked("method-not-allowed"),
      () => expect(allowed.explain(app, url, { method: "PURGE" })).toBeBlocked("header-not-allowed"),
      "expected the browser to block the response for header-not-allowed\n",
    ],
    [
      "toSendPreflight",
      () => expect(page(origin).explain(app, url, { method: "PUT" })).toSendPreflight(),
      () => expect(page(origin).explain(app, url)).toSendPreflight(),
      "expected the browser to send a preflight\n",
    ],
    [
      "not.toSendPreflight",
      () => expect(page(origin).explain(app, url)).not.toSendPreflight(),
      () => expect(page(origin).explain(app, url, { method: "PUT" })).not.toSendPreflight(),
      "expected the browser not to send a preflight\n",
    ],
    [
      "toSendCookie",
      () => expect(allowed.explain(app, url, { credentials: "include" })).toSendCookie("sid"),
      () => expect(allowed.explain(app, url)).toSendCookie("sid"),
      "expected the browser to send the cookie sid\n",
    ],
    [
      "toExposeHeader",
      () => expect(allowed.explain(app, url)).toExposeHeader("X-Total"),
      () => expect(allowed.explain(app, url)).toExposeHeader("X-Page"),
      "expected script to read the header X-Page\n",
    ],
    [
      "toExposeHeader with a value",
      () => expect(allowed.explain(app, url)).toExposeHeader("X-Total", "3"),
      () => expect(allowed.explain(app, url)).toExposeHeader("X-Total", "4"),
      "expected script to read the header X-Total as 4\n",
    ],
    [
      "toAllowOrigin",
      () => expect(app).toAllowOrigin(origin, { url, credentials: "include", method: "PUT", engine: "webkit" }),
      () => expect(app).toAllowOrigin("http://localhost:3001"),
      "expected the application to allow pages of http://localhost:3001\n",
    ],
    [
      "not.toAllowOrigin",
      () => expect(app).not.toAllowOrigin("http://localhost:3001"),
      () => expect(app).not.toAllowOrigin(origin),
      "expected the application not to allow pages of http://localhost:3000\n",
    ],
  ]
  test.each(rows)("%s", async (_name, truth, falsehood, says) => {
    await truth()
    await expect(falsehood()).rejects.toThrow(says)
  })
})

describe("an application that does not answer proves nothing", () => {
  test.each<readonly [name: string, assertion: () => Promise<void>]>([
    ["toBeReadable", () => expect(allowed.explain(silent, url)).toBeReadable()],
    ["not.toBeReadable", () => expect(allowed.explain(silent, url)).not.toBeReadable()],
    ["toBeBlocked", () => expect(allowed.explain(silent, url)).toBeBlocked()],
    ["not.toBeBlocked", () => expect(allowed.explain(silent, url)).not.toBeBlocked()],
    ["not.toExposeHeader", () => expect(allowed.explain(silent, url)).not.toExposeHeader("x-page")],
    ["not.toAllowOrigin", () => expect(silent).not.toAllowOrigin(origin)],
  ])("%s fails", async (_name, assertion) => {
    await expect(assertion()).rejects.toThrow("Nothing came of the request that could show it.\n\nfailed: GET")
  })
})

test("a report that is there is as good as its promise", async () => {
  await expect(await allowed.explain(app, url)).toBeReadable()
})

test.each([[undefined], [app], [{}], [new Response()]])("what is no report is refused: %o", async (received) => {
  await expect(expect(received).toBeReadable()).rejects.toThrow("toBeReadable is for reports")
})
