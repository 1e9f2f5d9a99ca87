import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import express5, { type Application, type ErrorRequestHandler, type RequestHandler } from "express"
import express4 from "express4"
import { createPolicy } from "ofcors"
import { cors } from "ofcors/express"
import { describe, expect, test } from "vitest"
import { serve } from "../hosts/listen.ts"
import { exchange } from "../raw-client.ts"
import { PAGE, lines, seen, send } from "./send.ts"

const ALLOWED = { status: 200, origin: [PAGE], vary: ["Origin"] }
const UNTOUCHED = { status: 200, origin: [], vary: [] }

/** As packages that act when headers are sent do it: with an own `writeHead` that calls the one it found. */
const markResponses: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...passed: unknown[]) => typeof response
  response.writeHead = function (...parameters: unknown[]) {
    response.setHeader("X-Marked", "yes")
    return writeHead(...parameters)
  } as typeof response.writeHead
  next()
}

const allowed = (): RequestHandler => cors({ allowedOrigins: [PAGE], explain: false })
const answer: RequestHandler = (_request, response) => void response.send("hello")

describe.each([
  { name: "express 5", express: express5 },
  { name: "express 4", express: express4 },
])("$name: the headers are written through the prototype of the application's responses", ({ express }) => {
  /** What three requests in a row get: the first is the one that finds the prototype as Express made it. */
  async function answers(app: Application, path = "/"): Promise<unknown[]> {
    const host = await serve(app)
    const responses = [await send(host, { path }), await send(host, { path }), await send(host, { path })]
    await host.close()
    return responses.map(seen)
  }

  test("behind a layer that put its own writeHead on the response", async () => {
    const app = express().disable("x-powered-by").use(markResponses, allowed(), answer)
    expect(await answers(app)).toEqual([ALLOWED, ALLOWED, ALLOWED])
  })

  test("before a layer that does so, which still acts", async () => {
    const host = await serve(express().use(allowed(), markResponses, answer))
    const response = await send(host)
    expect({ ...seen(response), marked: lines(response, "X-Marked") }).toEqual({ ...ALLOWED, marked: ["yes"] })
    await host.close()
  })

  test("in a mounted application that leaves the answer to the one above", async () => {
    const mounted = express().use(allowed())
    expect(await answers(express().use("/api", mounted).use(answer), "/api/x")).toEqual([ALLOWED, ALLOWED, ALLOWED])
  })

  test("above a mounted application that answers", async () => {
    const mounted = express().use(answer)
    expect(await answers(express().use(allowed()).use("/api", mounted), "/api/x")).toEqual([ALLOWED, ALLOWED, ALLOWED])
  })

  test("above a mounted application with the same middleware", async () => {
    const middleware = allowed()
    const mounted = express().use(middleware, answer)
    expect(await answers(express().use(middleware).use("/api", mounted), "/api/x")).toEqual([ALLOWED, ALLOWED, ALLOWED])
  })

  test("not on the responses of other routes", async () => {
    const app = express()
    app.get("/open", allowed(), answer)
    app.get("/", answer)
    const host = await serve(app)
    expect(seen(await send(host, { path: "/open" }))).toEqual(ALLOWED)
    expect(seen(await send(host))).toEqual(UNTOUCHED)
    expect(seen(await send(host, { path: "/open" }))).toEqual(ALLOWED)
    await host.close()
  })

  test("for each of two applications that share a middleware", async () => {
    const middleware = allowed()
    expect(await answers(express().use(middleware, answer))).toEqual([ALLOWED, ALLOWED, ALLOWED])
    expect(await answers(express().use(middleware, answer))).toEqual([ALLOWED, ALLOWED, ALLOWED])
    expect(await answers(express().use(answer))).toEqual([UNTOUCHED, UNTOUCHED, UNTOUCHED])
  })

  test("by the layer whose path it is, where another one has another path", async () => {
    const policy = createPolicy({ allowedOrigins: [PAGE], urls: "/api/*", explain: false })
    const other = createPolicy({ allowedOrigins: ["http://localhost:4000"], urls: "/other/*", explain: false })
    expect(await answers(express().use(cors(policy), cors(other), answer), "/api/x")).toEqual([
      ALLOWED,
      ALLOWED,
      ALLOWED,
    ])
    expect(await answers(express().use(cors(other), cors(policy), answer), "/api/x")).toEqual([
      ALLOWED,
      ALLOWED,
      ALLOWED,
    ])
  })

  const OTHER = "http://localhost:4000"

  /** Several requests on one connection, sent at once; what each of their responses allows, in order. */
  async function together(app: Application, origins: readonly string[]): Promise<(string | undefined)[]> {
    const server = createServer(app).listen(0, "127.0.0.1")
    await once(server, "listening")
    const requests = origins.map(
      (origin, index) =>
        `GET /${index} HTTP/1.1\r\nHost: api.example\r\nOrigin: ${origin}\r\n` +
        `Connection: ${index === origins.length - 1 ? "close" : "keep-alive"}\r\n\r\n`,
    )
    const text = await exchange((server.address() as AddressInfo).port, requests.join(""))
    server.close()
    return text
      .split(/(?=HTTP\/1\.1 )/)
      .map((response) => /^access-control-allow-origin: (.*)\r$/im.exec(response)?.[1])
  }

  test("each its own, where several wait on one connection, whoever is answered first", async () => {
    const later: RequestHandler = (request, response) => {
      setTimeout(() => response.send("hello"), request.path === "/0" ? 50 : 0)
    }
    const app = express().use(cors({ allowedOrigins: [PAGE, OTHER], explain: false }), later)
    expect(await together(app, [PAGE, OTHER, "http://evil.example", PAGE])).toEqual([PAGE, OTHER, undefined, PAGE])
  })

  test("when an error handler answers, because Node refused what the route would send", async () => {
    const refused: RequestHandler = (_request, response) => void response.writeHead(99_999).end()
    const recover: ErrorRequestHandler = (_error, _request, response, _next) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      response.status(500).send("sorry")
    }
    const app = express().use(allowed(), refused, recover)
    expect(await answers(app)).toEqual(Array.from({ length: 3 }, () => ({ ...ALLOWED, status: 500 })))
  })
})
