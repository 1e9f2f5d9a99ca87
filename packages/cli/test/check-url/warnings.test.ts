import type { IncomingMessage, ServerResponse } from "node:http"
import { describe, expect, test } from "vitest"
import { checkUrl } from "../../src/check-url/check-url.ts"
import { type CheckRequest, checkRequest } from "../../src/check-url/request.ts"
import { serve, serveBytes } from "./serve.ts"

const PAGE = "http://localhost:3000"

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const answering =
  (headersFor: (request: IncomingMessage) => Readonly<Record<string, string>>): Handler =>
  (request, response) => {
    for (const [name, value] of Object.entries(headersFor(request))) response.setHeader(name, value)
    response.end("[]")
  }

const reflect = ({ headers }: IncomingMessage): Record<string, string> =>
  headers.origin === undefined ? {} : { "Access-Control-Allow-Origin": headers.origin }

const ROWS: readonly {
  readonly what: string
  readonly handler: Handler
  readonly request?: Partial<CheckRequest>
  readonly warnings: readonly string[]
}[] = [
  {
    what: "a server that sends back any origin, null among them, without Vary",
    handler: answering(reflect),
    warnings: ["any-origin-reflected", "null-origin-allowed", "vary-missing"],
  },
  {
    what: "the same with Vary",
    handler: answering((request) => ({ ...reflect(request), Vary: "Origin" })),
    warnings: ["any-origin-reflected", "null-origin-allowed"],
  },
  {
    what: "a star with credentials",
    handler: answering(() => ({ "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true" })),
    warnings: ["wildcard-for-cookies"],
  },
  {
    what: "Authorization under a star, and a preflight that is not kept",
    handler: answering(() => ({ "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" })),
    request: { headers: [["Authorization", "Bearer abc"]] },
    warnings: ["authorization-under-wildcard", "preflight-not-cached"],
  },
  {
    what: "a preflight that is kept",
    handler: answering(() => ({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Headers": "x-a",
      "Access-Control-Max-Age": "600",
    })),
    request: { headers: [["X-A", "1"]] },
    warnings: [],
  },
  {
    what: "errors without headers",
    handler: (request, response) => {
      if (request.url?.startsWith("/api/items") === true) response.setHeader("Access-Control-Allow-Origin", "*")
      else response.statusCode = 404
      response.end()
    },
    warnings: ["errors-without-cors"],
  },
  {
    what: "a POST whose body a redirect drops",
    handler: (request, response) => {
      response.setHeader("Access-Control-Allow-Origin", "*")
      if (request.url === "/api/items") response.writeHead(302, { Location: "/api/items/" })
      response.end()
    },
    request: { method: "POST", body: "a=1", send: true },
    warnings: ["body-lost-in-redirect"],
  },
  {
    what: "a page whose host nobody knows, at this machine",
    handler: (_, response) => void response.end(),
    request: { from: "https://app.unknown.invalid" },
    warnings: ["local-network-access"],
  },
]

describe("what is worth mending although nothing is blocked", () => {
  test.each(ROWS)("$what", async ({ handler, request, warnings }) => {
    const url = `${await serve(handler)}/api/items`
    const { result } = await checkUrl(checkRequest({ url, from: PAGE, ...request }))
    expect(result.warnings.map(({ code }) => code)).toEqual(warnings)
  })

  test("a body that breaks off", async () => {
    const url = await serveBytes((socket) =>
      socket.end("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 100\r\n\r\nhalf"),
    )
    const { result } = await checkUrl(checkRequest({ url, from: PAGE }))
    expect(result.warnings.map(({ code }) => code)).toEqual(["body-breaks-off"])
  })

  test("a development origin in production is told by name, not for servers of this machine", async () => {
    const allow = answering(({ headers }) =>
      headers.origin === "http://localhost:3000" || headers.origin === "http://localhost:5173"
        ? { "Access-Control-Allow-Origin": headers.origin, Vary: "Origin" }
        : { Vary: "Origin" },
    )
    const { result } = await checkUrl(checkRequest({ url: `${await serve(allow)}/x`, from: "http://localhost:5173" }))
    expect(result.warnings).toEqual([])
  })
})
