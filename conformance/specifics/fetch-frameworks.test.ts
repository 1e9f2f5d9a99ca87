import { node } from "@elysiajs/node"
import { cors as elysiaCors } from "@elysiajs/cors"
import { Elysia } from "elysia"
import { H3, handleCors } from "h3"
import {
  createApp,
  createError,
  createRouter,
  defineEventHandler,
  fromNodeMiddleware,
  setResponseHeaders,
  toNodeListener,
} from "h3v1"
import type { CorsSettings, Diagnostic } from "ofcors"
import { cors as withElysia } from "ofcors/elysia"
import { cors as withH3 } from "ofcors/h3"
import { cors as withNode } from "ofcors/node"
import { expect, test } from "vitest"
import { WebSocket } from "ws"
import { once } from "node:events"
import { freePorts } from "../../packages/cli/test/support/free-ports.ts"
import { serve } from "../hosts/listen.ts"
import { PAGE, preflight, seen, send } from "./send.ts"

const OTHER = "http://localhost:4000"

/** Settings that allow the page, and what they report. */
function listening(): { settings: CorsSettings; readonly codes: () => readonly string[] } {
  const findings: Diagnostic[] = []
  return {
    settings: { allowedOrigins: [PAGE], explain: (finding) => void findings.push(finding) },
    codes: () => findings.map(({ code }) => code),
  }
}

function ask(origin: string, init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {}): Request {
  return new Request("http://api.example/items", { ...init, headers: { ...init.headers, Origin: origin } })
}

function askBefore(origin: string): Request {
  return ask(origin, { method: "OPTIONS", headers: { "Access-Control-Request-Method": "PUT" } })
}

test("h3's own handleCors beside ours is overruled and reported", async () => {
  const { settings, codes } = listening()
  const app = new H3({ plugins: [withH3(settings)] }).all(
    "/items",
    (event) => handleCors(event, { origin: "*" }) || "tea",
  )
  expect((await app.fetch(ask(PAGE))).headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
  expect((await app.fetch(ask(OTHER))).headers.get("Access-Control-Allow-Origin")).toBeNull()
  expect((await app.fetch(askBefore(OTHER))).status).toBe(403)
  expect(codes()).toContain("second-cors-layer")
})

test("h3's app.request is answered as a request over the network is", async () => {
  const app = new H3().register(withH3({ allowedOrigins: [PAGE], explain: false })).get("/items", () => "tea")
  const response = await app.request("/items", { headers: { Origin: PAGE } })
  expect(await response.text()).toBe("tea")
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
  expect((await app.request(ask(PAGE), { method: "HEAD" })).headers.get("Vary")).toBe("Origin")
})

test("h3 does not ask an application that is mounted in another one: register it on the one that is served", async () => {
  const mounted = new H3().register(withH3({ allowedOrigins: [PAGE], explain: false })).get("/items", () => "tea")
  const app = new H3().mount("", mounted)
  expect((await app.fetch(ask(PAGE))).headers.get("Access-Control-Allow-Origin")).toBeNull()
})

test("an application of Nitro that asks itself is not asked for an origin", async () => {
  const nitro = {
    fetch: async (asked: Request | string) => new Response(typeof asked === "string" ? asked : asked.url),
  }
  withH3({ allowedOrigins: [PAGE], explain: false })(nitro)
  expect(await (await nitro.fetch("/items")).text()).toBe("/items")
  expect((await nitro.fetch(ask(PAGE))).headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
})

test("h3 1, and so Nitro 2 and Nuxt, take the middleware of Node", async () => {
  const app = createApp()
  app.use(fromNodeMiddleware(withNode({ allowedOrigins: [PAGE], explain: false })))
  const router = createRouter()
  router.get(
    "/items",
    defineEventHandler(() => ["tea"]),
  )
  router.get(
    "/broken",
    defineEventHandler(() => {
      throw createError({ statusCode: 500, message: "the shelf fell down" })
    }),
  )
  app.use(router)
  const host = await serve(toNodeListener(app))
  expect(seen(await send(host, { path: "/items" }))).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
  expect(seen(await send(host, { path: "/items", origin: OTHER }))).toEqual({
    status: 200,
    origin: [],
    vary: ["Origin"],
  })
  expect(seen(await send(host, { path: "/broken" }))).toEqual({ status: 500, origin: [PAGE], vary: ["Origin"] })
  expect(seen(await send(host, { path: "/nowhere" }))).toEqual({ status: 404, origin: [PAGE], vary: ["Origin"] })
  expect(seen(await preflight(host, "/items"))).toEqual({ status: 204, origin: [PAGE], vary: ["Origin"] })
  expect(seen(await preflight(host, "/items", OTHER))).toEqual({ status: 403, origin: [], vary: ["Origin"] })
  await host.close()
})

test("what route rules of Nitro 2 write is replaced and reported: they come before any middleware", async () => {
  const { settings, codes } = listening()
  const app = createApp()
  const open = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "*",
  }
  app.use(defineEventHandler((event) => setResponseHeaders(event, open)))
  app.use(fromNodeMiddleware(withNode(settings)))
  app.use(defineEventHandler(() => "tea"))
  const host = await serve(toNodeListener(app))
  expect(seen(await send(host)).origin).toEqual([PAGE])
  const refused = await send(host, { origin: OTHER })
  expect(refused.headers.filter(([name]) => name.startsWith("access-control-"))).toEqual([])
  expect(seen(await preflight(host, "/", OTHER)).status).toBe(403)
  expect(codes()).toContain("second-cors-layer")
  await host.close()
})

test("Elysia's own plugin beside ours is overruled and reported, wherever it stands", async () => {
  for (const first of [true, false]) {
    const { settings, codes } = listening()
    const app = new Elysia({ adapter: node() })
    if (first) app.use(elysiaCors())
    app.use(withElysia(settings))
    if (!first) app.use(elysiaCors())
    app.get("/items", () => "tea")
    const { fetch } = app.compile()
    expect((await fetch(ask(PAGE))).headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
    expect((await fetch(ask(OTHER))).headers.get("Access-Control-Allow-Origin")).toBeNull()
    expect((await fetch(askBefore(OTHER))).status).toBe(403)
    expect(codes()).toContain("second-cors-layer")
  }
})

test("in a plugin of Elysia it is there for the whole application", async () => {
  const plugin = new Elysia({ name: "shop" }).use(withElysia({ allowedOrigins: [PAGE], explain: false }))
  const app = new Elysia({ adapter: node() })
    .use(plugin)
    .get("/items", () => "tea")
    .compile()
  expect((await app.fetch(ask(PAGE))).headers.get("Access-Control-Allow-Origin")).toBe(PAGE)
})

test("Elysia with aot: false wraps nothing, and that is said at start-up", () => {
  expect(() => new Elysia({ aot: false }).use(withElysia({ allowedOrigins: [PAGE] }))).toThrow(
    "ofcors: Elysia wraps nothing with `aot: false`. Wrap what you serve: `cors(settings)(app.fetch)` of ofcors/fetch.",
  )
})

test("WebSockets of Elysia are turned away by rejectDisallowed", async () => {
  const app = new Elysia({ adapter: node() })
    .use(withElysia({ allowedOrigins: [PAGE], rejectDisallowed: true, explain: false }))
    .ws("/chat", { open: (socket) => void socket.send("hello") })
  const [port = 0] = await freePorts(1)
  const server = await new Promise<{ stop(): unknown }>((resolve) =>
    app.listen({ port, hostname: "127.0.0.1" }, resolve),
  )
  const opened = new WebSocket(`ws://127.0.0.1:${port}/chat`, { origin: PAGE })
  expect(String((await once(opened, "message"))[0])).toBe("hello")
  opened.terminate()
  const refused = new WebSocket(`ws://127.0.0.1:${port}/chat`, { origin: OTHER })
  const [error] = (await once(refused, "error")) as [Error]
  expect(error.message).toBe("Unexpected server response: 403")
  await server.stop()
})
