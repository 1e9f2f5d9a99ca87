import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createApi } from "../src/demo/api.ts"
import { type LoopbackServer, listenOnLoopback } from "../src/demo/loopback.ts"
import { settingsFor } from "../src/demo/settings.ts"
import { freePorts } from "./support/free-ports.ts"

const PAGE = "http://localhost:3000"
const TOKEN = { "x-auth-token": "demo-token" }
const JSON_BODY = { "content-type": "application/json" }
const TEA = JSON.stringify({ name: "Tea", bought: false })

let server: LoopbackServer
let api: string

beforeEach(async () => {
  const [port] = (await freePorts(1)) as [number]
  const settings = settingsFor({ pagePort: 3000, allow: [] })
  server = await listenOnLoopback(port, createApi({ ...settings, explain: false }))
  api = `http://localhost:${port}`
})

afterEach(() => server.close())

function call(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
  return fetch(api + path, { method, headers: { origin: PAGE, ...headers }, ...(body !== undefined && { body }) })
}

/** Every header that is not about the connection. */
function headersOf(response: Response): Record<string, string> {
  const unimportant = new Set(["connection", "content-length", "date", "keep-alive", "transfer-encoding"])
  return Object.fromEntries([...response.headers].filter(([name]) => !unimportant.has(name)))
}

const ALLOWED = {
  "access-control-allow-credentials": "true",
  "access-control-allow-origin": PAGE,
  vary: "Origin",
}
const READABLE = { ...ALLOWED, "cache-control": "no-store", "content-type": "application/json" }

describe("every answer of the API carries the headers that let the page read it", () => {
  test.each([
    {
      what: "the list",
      request: ["GET", "/api/items"],
      status: 200,
      body: [
        { id: 1, name: "Bread", bought: false },
        { id: 2, name: "Apples", bought: true },
        { id: 3, name: "Coffee", bought: false },
      ],
    },
    { what: "the list with a query", request: ["GET", "/api/items?page=1"], status: 200, body: expect.any(Array) },
    {
      what: "a new item",
      request: ["POST", "/api/items", { ...TOKEN, ...JSON_BODY }, TEA],
      status: 201,
      body: { id: 4, name: "Tea", bought: false },
      headers: { location: "/api/items/4" },
    },
    {
      what: "a changed item",
      request: ["PUT", "/api/items/2", { ...TOKEN, "content-type": "Application/JSON; charset=utf-8" }, TEA],
      status: 200,
      body: { id: 2, name: "Tea", bought: false },
    },
    { what: "a write without the token", request: ["PUT", "/api/items/1", JSON_BODY, TEA], status: 401 },
    { what: "a delete without the token", request: ["DELETE", "/api/items/1"], status: 401 },
    { what: "an item that is not there", request: ["DELETE", "/api/items/99", TOKEN], status: 404 },
    { what: "no JSON", request: ["PUT", "/api/items/1", { ...TOKEN, ...JSON_BODY }, "{"], status: 400 },
    { what: "JSON that is no object", request: ["POST", "/api/session", JSON_BODY, "[]"], status: 400 },
    { what: "no item", request: ["POST", "/api/items", { ...TOKEN, ...JSON_BODY }, '{"name":"Tea"}'], status: 400 },
    { what: "a name that is empty", request: ["POST", "/api/session", JSON_BODY, '{"name":""}'], status: 400 },
    { what: "what a form can send", request: ["POST", "/api/session", {}, '{"name":"Eve"}'], status: 415 },
    {
      what: "a body that is too long",
      request: ["POST", "/api/session", JSON_BODY, `{"name":"${"x".repeat(20_000)}"}`],
      status: 413,
    },
    { what: "nobody logged in", request: ["GET", "/api/session"], status: 401 },
    { what: "a route that throws", request: ["GET", "/api/fail"], status: 500, body: { error: "The shelf fell down" } },
    { what: "an unknown path", request: ["GET", "/api/nothing"], status: 404 },
    {
      what: "an unknown method",
      request: ["PATCH", "/api/items/1", TOKEN],
      status: 405,
      headers: { allow: "PUT, DELETE" },
    },
    {
      what: "an OPTIONS that is no preflight",
      request: ["OPTIONS", "/api/items"],
      status: 405,
      headers: { allow: "GET, POST" },
    },
  ] as {
    what: string
    request: Parameters<typeof call>
    status: number
    body?: unknown
    headers?: Record<string, string>
  }[])("$what: $status", async ({ request, status, body = { error: expect.any(String) }, headers }) => {
    const response = await call(...request)
    expect(response.status).toBe(status)
    expect(headersOf(response)).toEqual({ ...READABLE, ...headers })
    expect(await response.json()).toEqual(body)
  })

  test("a deleted item is gone", async () => {
    const response = await call("DELETE", "/api/items/1", TOKEN)
    expect(response.status).toBe(204)
    expect(headersOf(response)).toEqual({ ...ALLOWED, "cache-control": "no-store" })
    const items = (await (await call("GET", "/api/items")).json()) as { id: number }[]
    expect(items.map(({ id }) => id)).toEqual([2, 3])
  })

  test("HEAD is GET without the body", async () => {
    const response = await call("HEAD", "/api/items")
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: "" })
    expect(headersOf(response)).toEqual(READABLE)
  })

  test("the list takes 100 items and no more", async () => {
    const statuses: number[] = []
    for (let count = 4; count <= 101; count++) {
      statuses.push((await call("POST", "/api/items", { ...TOKEN, ...JSON_BODY }, TEA)).status)
    }
    expect(statuses.slice(-2)).toEqual([201, 409])
  })
})

async function logIn(name: string): Promise<string> {
  const response = await call("POST", "/api/session", JSON_BODY, JSON.stringify({ name }))
  expect(response.status).toBe(201)
  const [cookie, ...attributes] = response.headers.getSetCookie()[0]!.split("; ")
  expect(attributes).toEqual(["Path=/api", "HttpOnly", "SameSite=Lax"])
  return cookie!
}

describe("the session", () => {
  test("is told by its cookie, among others, until one logs out", async () => {
    const cookie = `theme=dark; ${await logIn("Ada")}`
    expect(await (await call("GET", "/api/session", { cookie })).json()).toEqual({ name: "Ada" })
    const loggedOut = await call("DELETE", "/api/session", { cookie })
    expect(loggedOut.status).toBe(204)
    expect(loggedOut.headers.getSetCookie()).toEqual([
      "ofcors_demo_session=; Path=/api; HttpOnly; SameSite=Lax; Max-Age=0",
    ])
    expect((await call("GET", "/api/session", { cookie })).status).toBe(401)
  })

  test("is another one for everybody", async () => {
    const [ada, grace] = [await logIn("Ada"), await logIn("Grace")]
    expect(await (await call("GET", "/api/session", { cookie: ada })).json()).toEqual({ name: "Ada" })
    expect(await (await call("GET", "/api/session", { cookie: grace })).json()).toEqual({ name: "Grace" })
  })

  test("ends for the one who logged in first when there are more than 100", async () => {
    const cookies: string[] = []
    for (let count = 1; count <= 101; count++) cookies.push(await logIn(`User ${count}`))
    expect((await call("GET", "/api/session", { cookie: cookies[0]! })).status).toBe(401)
    expect((await call("GET", "/api/session", { cookie: cookies[1]! })).status).toBe(200)
  })
})

describe("preflights never reach a route", () => {
  test.each([
    {
      what: "the page",
      origin: PAGE,
      status: 204,
      headers: {
        ...ALLOWED,
        "access-control-allow-headers":
          "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with, x-auth-token",
        "access-control-allow-methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
        "access-control-max-age": "86400",
      },
    },
    { what: "another page", origin: "http://localhost:3001", status: 403, headers: { vary: "Origin" } },
  ])("of $what: $status", async ({ origin, status, headers }) => {
    const response = await call("OPTIONS", "/api/items/1", {
      origin,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type,x-auth-token",
    })
    expect(response.status).toBe(status)
    expect(headersOf(response)).toEqual(headers)
  })
})
