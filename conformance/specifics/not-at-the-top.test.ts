import { createAdaptorServer } from "@hono/node-server"
import { Router } from "@koa/router"
import express from "express"
import express4 from "express4"
import { Hono } from "hono"
import { basicAuth } from "hono/basic-auth"
import { cors as honoCors } from "hono/cors"
import Koa from "koa"
import bodyParser from "koa-bodyparser"
import type { Server } from "node:http"
import type { CorsSettings, Diagnostic } from "ofcors"
import { cors as withExpress } from "ofcors/express"
import { cors as withHono } from "ofcors/hono"
import { cors as withKoa } from "ofcors/koa"
import { describe, expect, test } from "vitest"
import type { RunningHost } from "../host.ts"
import { listen, serve } from "../hosts/listen.ts"
import { PAGE, send } from "./send.ts"

/** Sends two requests to a server made with listening settings; returns what it was told, as codes and messages. */
async function told(start: (settings: CorsSettings) => Promise<RunningHost>): Promise<readonly string[]> {
  const findings: Diagnostic[] = []
  const host = await start({ allowedOrigins: [PAGE], explain: (finding) => findings.push(finding) })
  await send(host, { headers: [["Authorization", "Basic dXNlcjpwYXNzd29yZA=="]] })
  await send(host, { path: "/other" })
  await host.close()
  return findings.map(({ code, facts }) => `${code} ${facts["before"] ?? ""}`.trim())
}

type App = ReturnType<typeof express>

/** Layers of Express that stand before cors(), with what it says about them. */
const EXPRESS: readonly (readonly [string, (app: App, framework: typeof express) => void, readonly string[]])[] = [
  ["nothing", () => {}, []],
  ["a logger", (app) => app.use((_request, _response, next) => next()), []],
  [
    "a named logger",
    (app) =>
      app.use(function logger(_request, _response, next) {
        next()
      }),
    [],
  ],
  [
    "a route",
    (app) => app.get("/early", (_request, response) => response.send("early")),
    ["not-at-the-top route /early"],
  ],
  ["a body parser", (app, framework) => app.use(framework.json()), ["not-at-the-top jsonParser"]],
  [
    "a form parser",
    (app, framework) => app.use(framework.urlencoded({ extended: false })),
    ["not-at-the-top urlencodedParser"],
  ],
  ["static files", (app, framework) => app.use(framework.static("/nowhere")), ["not-at-the-top serveStatic"]],
  ["a router", (app, framework) => app.use("/early", framework.Router()), ["not-at-the-top router"]],
  ["another application", (app, framework) => app.use("/early", framework()), ["not-at-the-top mounted_app"]],
]

describe.each([
  ["express 4", express4],
  ["express 5", express],
] as const)("%s warns about what stands ahead", (_name, framework) => {
  test.each(EXPRESS)("%s", async (_layer, add, expected) => {
    const findings = await told((settings) => {
      const app = framework()
      add(app, framework)
      app.use(withExpress(settings))
      app.use((_request, response) => response.send("hello"))
      return serve(app)
    })
    expect(findings).toEqual(expected)
  })

  test("a layer behind cors() is no matter", async () => {
    const findings = await told((settings) => {
      const app = framework()
      app.use(withExpress(settings))
      app.use(framework.json())
      app.get("/", (_request, response) => response.send("hello"))
      return serve(app)
    })
    expect(findings).toEqual([])
  })
})

/** Layers of Koa. */
const KOA: readonly (readonly [string, (app: Koa) => void, readonly string[]])[] = [
  ["nothing", () => {}, []],
  ["a logger", (app) => app.use((_ctx, next) => next()), []],
  ["a body parser", (app) => app.use(bodyParser()), ["not-at-the-top bodyParser"]],
  [
    "a router",
    (app) => app.use(new Router().get("/early", (ctx) => void (ctx.body = "early")).routes()),
    ["not-at-the-top router"],
  ],
]

describe("koa 3 warns about what stands ahead", () => {
  test.each(KOA)("%s", async (_layer, add, expected) => {
    const findings = await told((settings) => {
      const app = new Koa()
      add(app)
      app.use(withKoa(settings))
      app.use((ctx) => void (ctx.body = "hello"))
      return serve(app.callback())
    })
    expect(findings).toEqual(expected)
  })
})

/** Layers of Hono, which shows a middleware only those that match the same request. */
const HONO: readonly (readonly [string, (app: Hono) => void, readonly string[]])[] = [
  ["nothing", () => {}, []],
  ["a logger", (app) => app.use((_c, next) => next()), []],
  [
    "an authentication that lets pass",
    (app) => app.use(basicAuth({ verifyUser: () => true })),
    ["not-at-the-top basicAuth"],
  ],
  ["another cors()", (app) => app.use(honoCors()), ["not-at-the-top cors", "second-cors-layer"]],
]

describe("hono 4 warns about what stands ahead", () => {
  test.each(HONO)("%s", async (_layer, add, expected) => {
    const findings = await told((settings) => {
      const app = new Hono()
      add(app)
      app.use(withHono(settings))
      app.all("*", (c) => c.text("hello"))
      return listen(createAdaptorServer(app) as Server)
    })
    expect(findings).toEqual(expected)
  })
})

test("nobody is told where nobody listens", async () => {
  const host = await (() => {
    const app = express()
    app.use(express.json())
    app.use(withExpress({ allowedOrigins: [PAGE], explain: false }))
    return serve(app)
  })()
  expect((await send(host)).status).toBe(404)
  await host.close()
})
