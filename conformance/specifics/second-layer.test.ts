import { createAdaptorServer } from "@hono/node-server"
import connect from "connect"
import express from "express"
import Fastify from "fastify"
import { Hono } from "hono"
import { cors as honoCors } from "hono/cors"
import Koa from "koa"
import type { Server } from "node:http"
import { type CorsSettings, type Diagnostic, createPolicy } from "ofcors"
import { cors as withExpress } from "ofcors/express"
import { cors as withFastify } from "ofcors/fastify"
import { cors as withFetch } from "ofcors/fetch"
import { cors as withHono } from "ofcors/hono"
import { cors as withKoa } from "ofcors/koa"
import { cors as withNode } from "ofcors/node"
import { describe, expect, test } from "vitest"
import type { RunningHost } from "../host.ts"
import { SERVER_OPTIONS, listen, runningHost, serve } from "../hosts/listen.ts"
import { PAGE, preflight, seen, send } from "./send.ts"

const OTHER = "http://localhost:4000"

/** Stacks of two layers of ours: the first allows the page, the second another one. */
const STACKS: Readonly<Record<string, (first: CorsSettings, second: CorsSettings) => Promise<RunningHost>>> = {
  connect(first, second) {
    const app = connect()
    app.use(withNode(first))
    app.use(withNode(second))
    app.use((_request, response) => void response.end("hello"))
    return serve(app)
  },
  "express 5"(first, second) {
    const app = express()
    app.use(withExpress(first))
    app.use(withExpress(second))
    app.use((_request, response) => response.send("hello"))
    return serve(app)
  },
  async "fastify 5"(first, second) {
    const app = Fastify({ http: SERVER_OPTIONS })
    app.register(withFastify(first))
    app.register(withFastify(second))
    app.get("/", async () => "hello")
    await app.listen({ port: 0, host: "127.0.0.1" })
    return runningHost(app.server)
  },
  "koa 3"(first, second) {
    const app = new Koa()
    app.use(withKoa(first))
    app.use(withKoa(second))
    app.use((ctx) => void (ctx.body = "hello"))
    return serve(app.callback())
  },
  "hono 4"(first, second) {
    const app = new Hono()
    app.use(withHono(first))
    app.use(withHono(second))
    app.get("/", (c) => c.text("hello"))
    return listen(createAdaptorServer(app) as Server)
  },
  fetch(first, second) {
    const fetch = withFetch(first)(withFetch(second)(() => new Response("hello")))
    return listen(createAdaptorServer({ fetch }) as Server)
  },
}

describe.each(Object.entries(STACKS))("two layers of ours on %s", (_name, stack) => {
  test("the first decides, and the second is reported", async () => {
    const findings: Diagnostic[] = []
    const explain = (finding: Diagnostic): void => void findings.push(finding)
    const host = await stack({ allowedOrigins: [PAGE], explain }, { allowedOrigins: [PAGE, OTHER], explain: false })
    expect({
      actual: seen(await send(host)),
      preflight: seen(await preflight(host)),
      refused: seen(await send(host, { origin: OTHER })),
      "refused preflight": seen(await preflight(host, "/", OTHER)),
    }).toEqual({
      actual: { status: 200, origin: [PAGE], vary: ["Origin"] },
      preflight: { status: 204, origin: [PAGE], vary: ["Origin"] },
      refused: { status: 200, origin: [], vary: ["Origin"] },
      "refused preflight": { status: 403, origin: [], vary: ["Origin"] },
    })
    expect(findings.map(({ code }) => code)).toContain("second-cors-layer")
    await host.close()
  })

  test("a first layer that does not apply to the path leaves the second alone", async () => {
    const findings: Diagnostic[] = []
    const host = await stack(
      { urls: "/api/*", allowedOrigins: [OTHER], explain: (finding) => void findings.push(finding) },
      { allowedOrigins: [PAGE], explain: false },
    )
    expect({ actual: seen(await send(host)), preflight: seen(await preflight(host)) }).toEqual({
      actual: { status: 200, origin: [PAGE], vary: ["Origin"] },
      preflight: { status: 204, origin: [PAGE], vary: ["Origin"] },
    })
    expect(findings).toEqual([])
    await host.close()
  })

  test("one policy used twice is one policy", async () => {
    const policy = createPolicy({ allowedOrigins: [PAGE], explain: false })
    const host = await stack(policy as never, policy as never)
    expect(seen(await send(host))).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
    await host.close()
  })
})

test("another package's layer behind ours is overruled and reported", async () => {
  const findings: Diagnostic[] = []
  const app = new Hono()
  app.use(withHono({ allowedOrigins: [PAGE], explain: (finding) => void findings.push(finding) }))
  app.use(honoCors({ origin: "*" }))
  app.get("/", (c) => c.text("hello"))
  const host = await listen(createAdaptorServer(app) as Server)
  expect(seen(await send(host))).toEqual({ status: 200, origin: [PAGE], vary: ["Origin"] })
  expect(seen(await send(host, { origin: OTHER }))).toEqual({ status: 200, origin: [], vary: ["Origin"] })
  expect(findings.map(({ code, facts }) => [code, facts["value"]])).toContainEqual(["second-cors-layer", "*"])
  await host.close()
})

test("a proxied response that brings CORS headers of its own is overruled", async () => {
  const upstream = await serve((_request, response) => {
    response.writeHead(200, {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Credentials": "true",
      Vary: "Accept-Encoding, Origin",
    })
    response.end("upstream")
  })
  const findings: Diagnostic[] = []
  const app = express()
  app.use(withExpress({ allowedOrigins: [PAGE], explain: (finding) => void findings.push(finding) }))
  app.use(async (_request, response) => {
    const answer = await upstream.send({
      method: "GET",
      path: "/",
      headers: [
        ["Host", "upstream"],
        ["Connection", "close"],
      ],
    })
    response.writeHead(answer.status, answer.headers.filter(([name]) => /^(?:access|vary)/i.test(name)).flat())
    response.end(answer.body)
  })
  const host = await serve(app)
  expect(seen(await send(host))).toEqual({ status: 200, origin: [PAGE], vary: ["Accept-Encoding, Origin"] })
  expect(findings.map(({ code }) => code)).toEqual(["second-cors-layer"])
  await host.close()
  await upstream.close()
})
