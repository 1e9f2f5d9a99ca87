import { type IncomingMessage, type ServerResponse, createServer as createHttpServer } from "node:http"
import { createServer as createHttp2Server } from "node:http2"
import { createServer as createHttpsServer } from "node:https"
import { createRequire } from "node:module"
import "reflect-metadata"
import { All, Controller, Module } from "@nestjs/common"
import { NestFactory } from "@nestjs/core"
import connect from "connect"
import express from "express"
import Fastify from "fastify"
import { Hono } from "hono"
import Koa from "koa"
import { describe, expect, test } from "vitest"
import { cors as expressCors } from "../adapters/express.ts"
import { cors as fastifyCors } from "../adapters/fastify.ts"
import { cors as fetchCors } from "../adapters/fetch.ts"
import { cors as honoCors } from "../adapters/hono.ts"
import { cors as koaCors } from "../adapters/koa.ts"
import { cors as nodeCors } from "../adapters/node.ts"
import type { CorsSettings } from "../policy/settings.ts"
import { type Application, type NodeListener, type PolkaApplication, createTestBrowser, page } from "./index.ts"

const settings = {
  allowedOrigins: ["http://localhost:3000"],
  exposeHeaders: ["x-total"],
  explain: false,
} satisfies CorsSettings

/** Polka brings no types of its own. */
interface Polka extends PolkaApplication {
  use(layer: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): Polka
}
const polka = createRequire(import.meta.url)("polka") as () => Polka

const withCors = nodeCors(settings)
const LISTENER: NodeListener = (request, response) =>
  withCors(request, response, () => response.setHeader("x-total", "3").end("tea"))

const APPLICATIONS: readonly (readonly [name: string, create: () => Application | Promise<Application>])[] = [
  ["a (Request) => Response", () => fetchCors(settings)(() => new Response("tea", { headers: { "x-total": "3" } }))],
  [
    "what has a fetch, as Workers do",
    () => ({ fetch: fetchCors(settings)(() => new Response("tea", { headers: { "x-total": "3" } })) }),
  ],
  ["a (request, response) listener", () => LISTENER],
  ["a server of node:http", () => createHttpServer(LISTENER)],
  ["a server of node:https", () => createHttpsServer(LISTENER)],
  ["a server of node:http2", () => createHttp2Server(LISTENER as never)],
  [
    "Express",
    () => {
      const app = express()
      app.use(expressCors(settings))
      app.all("/api/items", (_request, response) => void response.set("x-total", "3").send("tea"))
      return app
    },
  ],
  [
    "Connect",
    () =>
      connect()
        .use(nodeCors(settings))
        .use((_request, response) => void response.setHeader("x-total", "3").end("tea")),
  ],
  [
    "Polka",
    () =>
      polka()
        .use(nodeCors(settings))
        .use((_request, response) => void response.setHeader("x-total", "3").end("tea")),
  ],
  [
    "Fastify, before ready()",
    () => {
      const app = Fastify()
      app.register(fastifyCors(settings))
      app.all("/api/items", (_request, reply) => reply.header("x-total", "3").send("tea"))
      return app
    },
  ],
  [
    "Koa",
    () =>
      new Koa().use(koaCors(settings)).use((ctx) => {
        ctx.set("x-total", "3")
        ctx.body = "tea"
      }),
  ],
  ["Hono", () => new Hono().use(honoCors(settings)).all("/api/items", (c) => c.text("tea", 200, { "x-total": "3" }))],
  ["NestJS, before init()", createNestApplication],
]

async function createNestApplication(): Promise<Application> {
  class Items {
    items(): string {
      return "tea"
    }
  }
  // As the decorators of TypeScript's older kind are called; this repository's types are erased, not compiled.
  All("items")(Items.prototype, "items", Object.getOwnPropertyDescriptor(Items.prototype, "items")!)
  Controller("api")(Items)
  class Root {
    readonly name = "root"
  }
  Module({ controllers: [Items] })(Root)
  const app = await NestFactory.create(Root, { logger: false })
  app.use(expressCors(settings))
  app.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    response.setHeader("x-total", "3")
    next()
  })
  return app
}

describe.each(APPLICATIONS)("%s", (_name, create) => {
  test("answers the page that may read it, and its preflight", async () => {
    const app = await create()
    const tab = page("http://localhost:3000")
    const response = await tab.fetch(app, "/api/items")
    expect(await response.text()).toBe("tea")
    expect(response.headers.get("x-total")).toBe("3")
    expect(response.url).toBe("http://localhost:8000/api/items")
    const report = await tab.explain(app, "/api/items", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    })
    expect(report.exchanges.map(({ kind, request, response }) => [kind, request.method, response?.status])).toEqual([
      ["preflight", "OPTIONS", 204],
      ["actual", "POST", expect.toBeOneOf([200, 201])],
    ])
    expect(report.verdict).toBe("allowed")
  })

  test("is withheld from any other page, with the reason", async () => {
    const app = await create()
    const report = await page("http://localhost:3001").explain(app, "/api/items")
    expect([report.verdict, report.failure?.code]).toEqual(["blocked", "allow-origin-missing"])
    await expect(page("http://localhost:3001").fetch(app, "/api/items")).rejects.toThrow(
      "Fix: add `http://localhost:3001` to `allowedOrigins` of the rule for",
    )
  })
})

describe("what an application does wrong is in the report", () => {
  test.each<readonly [name: string, application: Application, reason: string]>([
    [
      "a listener throws",
      (_request, response) => {
        response.setHeader("a", "b")
        throw new Error("no database")
      },
      "the application threw Error: no database",
    ],
    [
      "a listener rejects",
      async (_request, _response) => Promise.reject(new Error("no database")),
      "the application threw Error: no database",
    ],
    ["a handler throws", () => fail("no database"), "the application threw Error: no database"],
    ["a handler returns an error", () => Response.error(), "the application returned `Response.error()`"],
    ["a handler returns nothing", () => undefined as never, "returned no `Response`"],
    [
      "a handler of two parameters is taken for a listener",
      ((_request: Request, _context: unknown) => new Response("tea")) as never,
      "pass a handler of several parameters as `{ fetch: handler }`",
    ],
  ])("%s", async (_name, application, reason) => {
    const report = await page("http://localhost:3000").explain(application, "/")
    expect(report.verdict).toBe("failed")
    expect(report.diagnostics.map(({ message }) => message).join()).toContain(reason)
  })

  test("it never answers", async () => {
    const report = await page("http://localhost:3000", { timeLimit: 50 }).explain((_request, _response) => {}, "/")
    expect(report.failure?.code).toBe("time-limit")
  })

  test.each([undefined, null, 8000, "http://localhost:8000", {}, { listen: 8000 }])("%j is no application", (value) =>
    expect(page("http://localhost:3000").explain(value as never, "/")).rejects.toThrow("This is no application."),
  )
})

describe("a test's browser", () => {
  const login = fetchCors({ allowedOrigins: ["https://app.example.com"], allowCredentials: true, explain: false })(
    (request) =>
      new URL(request.url).pathname === "/login"
        ? new Response("in", { headers: { "set-cookie": "sid=1; Secure; HttpOnly" } })
        : Response.json({ cookie: request.headers.get("cookie") }),
  )
  const api = "https://api.example.com"

  test("keeps cookies for all of its pages, where they may be sent", async () => {
    const browser = createTestBrowser({ api })
    await browser.page(api).fetch(login, "/login")
    const response = await browser.page("https://app.example.com").fetch(login, "/me", { credentials: "include" })
    expect(await response.json()).toEqual({ cookie: "sid=1" })
  })

  test("has the cookies that it is given, at https origins too", async () => {
    const tab = page("https://app.example.com", { api, cookies: ["sid=2; Secure"] })
    expect(await (await tab.fetch(login, "/me", { credentials: "include" })).json()).toEqual({ cookie: "sid=2" })
    expect(await (await tab.fetch(login, "/me")).json()).toEqual({ cookie: null })
  })

  test("says why a cookie cannot be set", async () => {
    const tab = page("https://app.example.com", { api, cookies: ["sid=2; Domain=other.example"] })
    await expect(tab.explain(login, "/me")).rejects.toThrow("The cookie `sid` cannot be set at https://api.example.com")
  })

  test("is empty for each page opened on its own, and for each application", async () => {
    const create = (): Application => fetchCors(settings)(() => new Response("tea"))
    const [first, second] = [create(), create()]
    const tab = page("http://localhost:3000")
    const sent = async (tab: ReturnType<typeof page>, app: Application): Promise<number> =>
      (await tab.explain(app, "/", { method: "PUT" })).exchanges.length
    expect(await sent(tab, first)).toBe(2)
    expect(await sent(tab, first)).toBe(1)
    expect(await sent(tab, second)).toBe(2)
    expect(await sent(page("http://localhost:3000"), first)).toBe(2)
  })

  test("is the engine that is asked for", async () => {
    const report = await page("http://localhost:3001", { engine: "firefox" }).explain(login, "/")
    expect([report.engine, report.seen]).toEqual(["firefox", expect.objectContaining({ name: "TypeError" })])
  })

  test("follows redirects to the applications that stand elsewhere, and to no others", async () => {
    const redirecting = (to: string): Application =>
      fetchCors(settings)(() => new Response(null, { status: 302, headers: { location: to } }))
    const elsewhere = {
      "http://localhost:9000": fetchCors({ allowAllOrigins: true, explain: false })(() => new Response("moved")),
    }
    const tab = page("http://localhost:3000", { elsewhere })
    expect(await (await tab.fetch(redirecting("http://localhost:9000/"), "/")).text()).toBe("moved")
    const report = await tab.explain(redirecting("http://localhost:9001/"), "/")
    expect(report.diagnostics.map(({ message }) => message).join()).toContain(
      "no application stands at http://localhost:9001",
    )
  })

  test("lets a public page reach an application, unless the user is said to be asked", async () => {
    const app = fetchCors({ allowAllOrigins: true, explain: false })(() => new Response("tea"))
    const verdictOf = async (options: Parameters<typeof page>[1]): Promise<string> =>
      (await page("https://app.example", { engine: "chromium", ...options }).explain(app, "/")).verdict
    expect(await verdictOf({})).toBe("allowed")
    expect(await verdictOf({ localNetworkPermission: "prompt" })).toBe("blocked")
  })

  test("has an application answer at the origin of an absolute URL", async () => {
    const app = fetchCors(settings)((request) => new Response(request.url))
    const response = await page("http://localhost:3000").fetch(app, "http://localhost:9000/x?y")
    expect(await response.text()).toBe("http://localhost:9000/x?y")
  })

  test("knows a sandboxed page by its opaque origin", () =>
    expect(page("http://localhost:3000", { sandboxed: true }).origin).toBe("null"))
})

function fail(message: string): never {
  throw new Error(message)
}
