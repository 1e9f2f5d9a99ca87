import { connect } from "node:http2"
import type { AddressInfo } from "node:net"
import Fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify"
import { cors } from "ofcors/fastify"
import { afterEach, describe, expect, test } from "vitest"
import { sendHttp2 } from "../http2-client.ts"
import { runningHost } from "../hosts/listen.ts"
import type { RunningHost } from "../host.ts"
import { PAGE, lines, preflight, seen, send } from "./send.ts"

const READABLE = { status: 200, origin: [PAGE], vary: ["Origin"] }
const SETTINGS = { allowedOrigins: [PAGE], explain: false } as const

const started: FastifyInstance[] = []
afterEach(async () => {
  for (const app of started.splice(0)) await app.close()
})

async function start(build: (app: FastifyInstance) => void, options: FastifyServerOptions = {}): Promise<RunningHost> {
  const app = Fastify(options)
  started.push(app)
  build(app)
  await app.listen({ port: 0, host: "127.0.0.1" })
  return runningHost(app.server)
}

describe("wherever routes are registered", () => {
  test("a route before the plugin has the headers", async () => {
    const host = await start((app) => {
      app.get("/", async () => "hello")
      app.register(cors(SETTINGS))
    })
    expect(seen(await send(host))).toEqual(READABLE)
    expect((await preflight(host)).status).toBe(204)
  })

  test("a route in an encapsulated plugin before it has the headers", async () => {
    const host = await start((app) => {
      app.register(async (child) => {
        child.get("/", async () => "hello")
      })
      app.register(cors(SETTINGS))
    })
    expect(seen(await send(host))).toEqual(READABLE)
    expect((await preflight(host)).status).toBe(204)
  })

  test("a route in an encapsulated plugin behind it has the headers", async () => {
    const host = await start((app) => {
      app.register(cors(SETTINGS))
      app.register(
        async (child) => {
          child.get("/items", async () => "hello")
        },
        { prefix: "/api" },
      )
    })
    expect(seen(await send(host, { path: "/api/items" }))).toEqual(READABLE)
    expect((await preflight(host, "/api/items")).status).toBe(204)
  })

  test("registered within a plugin, it applies to that plugin's routes alone", async () => {
    const host = await start((app) => {
      app.register(async (child) => {
        child.register(cors(SETTINGS))
        child.get("/inside", async () => "hello")
      })
      app.get("/outside", async () => "hello")
    })
    expect(seen(await send(host, { path: "/inside" }))).toEqual(READABLE)
    expect(seen(await send(host, { path: "/outside" }))).toEqual({ status: 200, origin: [], vary: [] })
  })

  test("a preflight does not reach a route for OPTIONS", async () => {
    const host = await start((app) => {
      app.register(cors(SETTINGS))
      app.options("/", async () => "the application's")
    })
    expect(await preflight(host)).toMatchObject({ status: 204, body: "" })
    expect(await send(host, { method: "OPTIONS" })).toMatchObject({ status: 200, body: "the application's" })
  })
})

describe("whoever answers", () => {
  const cases: Readonly<Record<string, { build: (app: FastifyInstance) => void; path?: string; status: number }>> = {
    "an error handler": {
      build(app) {
        app.setErrorHandler((_error, _request, reply) => reply.code(503).send("sorry"))
        app.get("/", async () => {
          throw new Error("the handler failed")
        })
      },
      status: 503,
    },
    "an error handler that fails": {
      build(app) {
        app.setErrorHandler(() => {
          throw new Error("the error handler failed")
        })
        app.get("/", async () => {
          throw new Error("the handler failed")
        })
      },
      status: 500,
    },
    "a handler for 404": {
      build: (app) => app.setNotFoundHandler((_request, reply) => reply.code(404).send("nowhere")),
      status: 404,
    },
    "Fastify's own 404": { build: () => {}, path: "/nowhere", status: 404 },
    "Fastify's own 404 for a method without a route": {
      build: (app) => app.post("/", async () => "hello"),
      status: 404,
    },
    "a schema": {
      build(app) {
        const querystring = { type: "object", required: ["id"], properties: { id: { type: "integer" } } }
        app.get("/", { schema: { querystring } }, async () => "hello")
      },
      status: 400,
    },
    "an authentication hook behind it": {
      build(app) {
        app.addHook("onRequest", async (_request, reply) => reply.code(401).send("who are you?"))
        app.get("/", async () => "hello")
      },
      status: 401,
    },
    "a timeout": {
      build: (app) => app.get("/", { handlerTimeout: 20 }, () => new Promise(() => {})),
      status: 503,
    },
    "a handler that takes the response": {
      build: (app) => app.get("/", (_request, reply) => void reply.hijack().raw.end("hello")),
      status: 200,
    },
    "a hook that removes Vary": {
      build(app) {
        app.addHook("onSend", async (_request, reply) => {
          reply.removeHeader("vary")
          reply.removeHeader("access-control-allow-origin")
        })
        app.get("/", async () => "hello")
      },
      status: 200,
    },
  }

  test.each(Object.entries(cases))("%s carries the headers", async (_name, { build, path = "/", status }) => {
    const host = await start((app) => {
      app.register(cors(SETTINGS))
      build(app)
    })
    expect(seen(await send(host, { path }))).toEqual({ ...READABLE, status })
  })

  test("HEAD, which Fastify adds to GET, carries the headers", async () => {
    const host = await start((app) => {
      app.register(cors(SETTINGS))
      app.get("/", async () => "hello")
    })
    expect(seen(await send(host, { method: "HEAD" }))).toEqual(READABLE)
  })

  test("a path that does not decode is answered before any hook, without the headers", async () => {
    const host = await start((app) => {
      app.register(cors(SETTINGS))
      app.get("/*", async () => "hello")
    })
    expect(seen(await send(host, { path: "/%zz" }))).toEqual({ status: 400, origin: [], vary: [] })
    expect(seen(await preflight(host, "/%zz"))).toEqual({ status: 400, origin: [], vary: [] })
  })
})

test("a rewritten URL is matched as the client wrote it", async () => {
  const host = await start(
    (app) => {
      app.register(cors({ ...SETTINGS, urls: "/public/*" }))
      app.get("/api/items", async () => "hello")
    },
    { rewriteUrl: ({ url = "/" }) => url.replace("/public/", "/api/") },
  )
  expect(seen(await send(host, { path: "/public/items" }))).toEqual(READABLE)
  expect(seen(await send(host, { path: "/api/items" }))).toEqual({ status: 200, origin: [], vary: [] })
})

test("injected requests are answered like real ones", async () => {
  const app = Fastify()
  started.push(app)
  app.register(cors(SETTINGS))
  app.get("/", async () => "hello")
  const actual = await app.inject({ url: "/", headers: { origin: PAGE } })
  expect(actual.headers).toMatchObject({ "access-control-allow-origin": PAGE, vary: "Origin" })
  const answer = await app.inject({
    url: "/",
    method: "OPTIONS",
    headers: { origin: PAGE, "access-control-request-method": "PUT" },
  })
  expect(answer).toMatchObject({ statusCode: 204, body: "" })
})

test("over HTTP/2 the headers are the same", async () => {
  const app = Fastify({ http2: true })
  app.register(cors(SETTINGS))
  app.get("/", async (_request, reply) => reply.header("Vary", "Accept").send("hello"))
  await app.listen({ port: 0, host: "127.0.0.1" })
  const session = connect(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
  const request = { method: "GET", path: "/", headers: [["Origin", PAGE]] } as const
  const actual = await sendHttp2(session, request)
  expect({ ...seen(actual), body: actual.body }).toEqual({ ...READABLE, vary: ["Accept, Origin"], body: "hello" })
  const headers = [...request.headers, ["Access-Control-Request-Method", "PUT"]] as const
  const answer = await sendHttp2(session, { ...request, method: "OPTIONS", headers })
  expect(seen(answer)).toEqual({ ...READABLE, status: 204 })
  expect(lines(answer, "Content-Length")).toEqual([])
  await new Promise<void>((resolve) => session.close(resolve))
  await app.close()
})
