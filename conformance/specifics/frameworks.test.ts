import { createAdaptorServer } from "@hono/node-server"
import { Router } from "@koa/router"
import connect from "connect"
import express from "express"
import express4 from "express4"
import { Hono } from "hono"
import { HTTPException } from "hono/http-exception"
import { timeout } from "hono/timeout"
import Koa from "koa"
import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { cors as withExpress } from "ofcors/express"
import { cors as withHono } from "ofcors/hono"
import { cors as withKoa } from "ofcors/koa"
import { cors as withNode } from "ofcors/node"
import { afterEach, describe, expect, test } from "vitest"
import type { RunningHost } from "../host.ts"
import { listen, serve } from "../hosts/listen.ts"
import { printing } from "./printing.ts"
import { PAGE, lines, preflight, seen, send } from "./send.ts"

const SETTINGS = { allowedOrigins: [PAGE], explain: false } as const
const READABLE = { status: 200, origin: [PAGE], vary: ["Origin"] }

const started: RunningHost[] = []
afterEach(async () => {
  for (const host of started.splice(0)) await host.close()
})

async function keep(starting: Promise<RunningHost>): Promise<RunningHost> {
  const host = await starting
  started.push(host)
  return host
}

describe.each([
  ["express 4", express4],
  ["express 5", express],
] as const)("%s", (_name, framework) => {
  test("a response that is still fresh is 304 with the headers", async () => {
    const app = framework()
    app.use(withExpress(SETTINGS))
    app.get("/", (_request, response) => response.send("hello"))
    const host = await keep(serve(app))
    const [etag = ""] = lines(await send(host), "ETag")
    const again = await send(host, { headers: [["If-None-Match", etag]] })
    expect({ ...seen(again), body: again.body }).toEqual({ ...READABLE, status: 304, body: "" })
  })

  test("static files, their redirects and their 404 have the headers", async () => {
    const app = framework()
    app.use(withExpress(SETTINGS))
    app.use(framework.static(new URL("..", import.meta.url).pathname))
    const host = await keep(serve(app))
    expect(seen(await send(host, { path: "/package.json" }))).toEqual(READABLE)
    expect(seen(await send(host, { path: "/specifics" }))).toEqual({ ...READABLE, status: 301 })
    expect(seen(await send(host, { path: "/nowhere" }))).toEqual({ ...READABLE, status: 404 })
    const range = await send(host, { path: "/package.json", headers: [["Range", "bytes=99999999-"]] })
    expect(seen(range)).toEqual({ ...READABLE, status: 416 })
  })

  test("mounted below a path, rules see the whole path", async () => {
    const app = framework()
    app.use("/api", withExpress({ ...SETTINGS, urls: "/api/items/*" }))
    app.use((_request, response) => response.send("hello"))
    const host = await keep(serve(app))
    expect(seen(await send(host, { path: "/api/items/1" }))).toEqual(READABLE)
    expect(seen(await send(host, { path: "/api/other" }))).toEqual({ status: 200, origin: [], vary: [] })
    expect((await preflight(host, "/api/items/1")).status).toBe(204)
  })

  test("within a router of its own it answers preflights", async () => {
    const app = framework()
    const router = framework.Router()
    router.use(withExpress(SETTINGS))
    router.get("/items", (_request, response) => response.send("hello"))
    app.use("/api", router)
    const host = await keep(serve(app))
    expect(seen(await send(host, { path: "/api/items" }))).toEqual(READABLE)
    expect((await preflight(host, "/api/items")).status).toBe(204)
  })

  test("before one route it has the headers, and preflights where the route takes OPTIONS", async () => {
    const app = framework()
    const cors = withExpress(SETTINGS)
    app.options("/items", cors)
    app.get("/items", cors, (_request, response) => response.send("hello"))
    const host = await keep(serve(app))
    expect(seen(await send(host, { path: "/items" }))).toEqual(READABLE)
    expect((await preflight(host, "/items")).status).toBe(204)
  })
})

test("connect, mounted below a path, lets rules see the whole path", async () => {
  const app = connect()
  app.use("/api", withNode({ ...SETTINGS, urls: "/api/items/*" }))
  app.use((_request, response) => void response.end("hello"))
  const host = await keep(serve(app))
  expect(seen(await send(host, { path: "/api/items/1" }))).toEqual(READABLE)
  expect(seen(await send(host, { path: "/api/other" }))).toEqual({ status: 200, origin: [], vary: [] })
})

describe("koa 3", () => {
  test("the router's 405 and 501 have the headers", async () => {
    const app = new Koa()
    const router = new Router()
    router.get("/items", (ctx) => void (ctx.body = "hello"))
    app.use(withKoa(SETTINGS))
    app.use(router.routes()).use(router.allowedMethods())
    const host = await keep(serve(app.callback()))
    expect(seen(await send(host, { path: "/items" }))).toEqual(READABLE)
    const refused = await send(host, { method: "DELETE", path: "/items" })
    expect({ ...seen(refused), allow: lines(refused, "Allow") }).toEqual({
      ...READABLE,
      status: 405,
      allow: ["HEAD, GET"],
    })
    expect(seen(await send(host, { method: "PURGE", path: "/items" }))).toEqual({ ...READABLE, status: 501 })
    expect((await preflight(host, "/items")).status).toBe(204)
  })

  test("an error of an outer layer has the headers", async () => {
    const app = new Koa()
    app.silent = true
    app.use(async (_ctx, next) => {
      await next()
      throw new Error("an outer layer failed")
    })
    app.use(withKoa(SETTINGS))
    app.use((ctx) => void (ctx.body = "hello"))
    const host = await keep(serve(app.callback()))
    expect(seen(await send(host))).toEqual({ ...READABLE, status: 500 })
  })
})

function startHono(build: (app: Hono) => void): Promise<RunningHost> {
  const app = new Hono()
  app.use(withHono(SETTINGS))
  build(app)
  return keep(listen(createAdaptorServer(app) as Server))
}

describe("hono 4", () => {
  test("one application answers on Node and in process, in any order", async () => {
    const app = new Hono()
    app.use(withHono(SETTINGS))
    app.get("/", (c) => c.text("hello"))
    const inProcess = async (): Promise<string | null> => {
      const response = await app.request("/", { headers: { Origin: PAGE } })
      return response.headers.get("Access-Control-Allow-Origin")
    }
    expect(await inProcess()).toBe(PAGE)
    const host = await keep(listen(createAdaptorServer(app) as Server))
    expect(seen(await send(host))).toEqual({ ...READABLE, status: 200 })
    expect(await inProcess()).toBe(PAGE)
  })

  test("a timeout has the headers", async () => {
    const host = await startHono((app) => {
      app.use(timeout(10))
      app.get("/", async (c) => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        return c.text("late")
      })
    })
    expect(seen(await send(host))).toEqual({ ...READABLE, status: 504 })
  })

  test("an exception without a response has the headers", async () => {
    const host = await startHono((app) =>
      app.get("/", () => {
        throw new HTTPException(418, { message: "no coffee" })
      }),
    )
    expect(seen(await send(host))).toEqual({ ...READABLE, status: 418 })
  })

  test("an error handler that fails has the headers, and the error is printed", async () => {
    const failure = new Error("the error handler failed")
    const host = await startHono((app) => {
      app.onError(() => {
        throw failure
      })
      app.get("/", () => {
        throw new Error("the handler failed")
      })
    })
    const { result, printed } = await printing(() => send(host))
    expect(seen(result)).toEqual({ ...READABLE, status: 500 })
    expect(printed).toEqual([failure])
  })

  test("a Response that is thrown is sent with the headers", async () => {
    const host = await startHono((app) =>
      app.get("/", () => {
        // oxlint-disable-next-line typescript/only-throw-error -- handlers do
        throw new Response("no", { status: 403 })
      }),
    )
    expect(seen(await send(host))).toEqual({ ...READABLE, status: 403 })
  })

  test("a response of fetch(), whose headers are immutable, has the headers", async () => {
    const upstream = createServer((_request, response) =>
      response.writeHead(201, { Connection: "close", Vary: "Accept", "X-A": "1" }).end("upstream"),
    )
    await keep(listen(upstream))
    const { port } = upstream.address() as AddressInfo
    const host = await startHono((app) => app.get("/", () => fetch(`http://127.0.0.1:${port}/`)))
    const response = await send(host)
    expect({ ...seen(response), body: response.body, "x-a": lines(response, "X-A") }).toEqual({
      status: 201,
      origin: [PAGE],
      vary: ["Accept, Origin"],
      body: "upstream",
      "x-a": ["1"],
    })
  })

  test("routes of another application have the headers", async () => {
    const host = await startHono((app) => {
      const items = new Hono()
      items.get("/", (c) => c.text("hello"))
      items.post("/", () => {
        throw new Error("the handler failed")
      })
      items.onError((_error, c) => c.text("sorry", 502))
      app.route("/items", items)
    })
    expect(seen(await send(host, { path: "/items" }))).toEqual(READABLE)
    expect(seen(await send(host, { method: "POST", path: "/items" }))).toEqual({ ...READABLE, status: 502 })
    expect((await preflight(host, "/items")).status).toBe(204)
  })

  test("without a server, app.request has the headers", async () => {
    const app = new Hono()
    app.use(withHono(SETTINGS))
    app.get("/", (c) => c.text("hello"))
    const response = await app.request("/", { headers: { Origin: PAGE } })
    expect([response.headers.get("Access-Control-Allow-Origin"), response.headers.get("Vary")]).toEqual([
      PAGE,
      "Origin",
    ])
  })
})
