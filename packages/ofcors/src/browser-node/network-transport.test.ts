import { createServer as createHttpServer } from "node:http"
import { type AddressInfo, type Server, createServer } from "node:net"
import express from "express"
import fastify from "fastify"
import Koa from "koa"
import { afterEach, describe, expect, test } from "vitest"
import { freePorts } from "../../../cli/test/support/free-ports.ts"
import { type Report, createBrowser } from "../browser/index.ts"
import { networkTransport, nodeApplication } from "./index.ts"

const PAGE = "http://localhost:3000"
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return (server.address() as AddressInfo).port
}

/** A server that answers each connection with these bytes and hangs up. */
function rawServer(...pieces: readonly string[]): Promise<number> {
  return listening(
    createServer((socket) => {
      socket.on("error", () => undefined)
      socket.once("data", () => {
        for (const piece of pieces) socket.write(piece, "latin1")
        socket.end()
      })
    }),
  )
}

const browserOf = (timeLimit = 5000) => createBrowser({ send: networkTransport(), timeLimit })
const explain = (port: number, timeLimit?: number): Promise<Report> =>
  browserOf(timeLimit).page(PAGE).explain(`http://127.0.0.1:${port}/`)

const ALLOW = "Access-Control-Allow-Origin: *\r\n"

describe("over the network, a response", () => {
  test.each<[string, readonly string[], object]>([
    [
      "with a length",
      [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 3\r\n\r\nabc`],
      { status: 200, body: { length: 3, end: "complete" } },
    ],
    [
      "longer than its length is cut",
      [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 3\r\n\r\nabcdef`],
      { body: { length: 3, end: "complete" } },
    ],
    [
      "in chunks",
      [
        `HTTP/1.1 200 OK\r\n${ALLOW}Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nab`,
        "c\r\n",
        "2\r\nde\r\n0\r\nTrailer: x\r\n\r\n",
      ],
      { body: { length: 5, end: "complete" } },
    ],
    [
      "until the connection closes",
      [`HTTP/1.0 404 Nope\r\n${ALLOW}\r\nabcd`],
      { status: 404, statusText: "Nope", body: { length: 4, end: "complete" } },
    ],
    [
      "after interim ones",
      ["HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", `HTTP/1.1 200 OK\r\n${ALLOW}\r\n`],
      { status: 200 },
    ],
    [
      "in many pieces",
      Array.from(`HTTP/1.1 200 OK\r\n${ALLOW}\r\na`),
      { status: 200, body: { length: 1, end: "complete" } },
    ],
    [
      "that is a head alone, cut off",
      ["HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 3\r\nA: b"],
      { status: 200, body: { length: 0, end: "error" } },
    ],
    [
      "that is cut off after its status line, with line ends of all kinds before it",
      [`\r\n\nHTTP/1.0 200 OK\n${ALLOW}`],
      { status: 200, body: { length: 0, end: "complete" } },
    ],
    [
      "with the same length again and again",
      [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 3, 3\r\nContent-Length: 3\r\n\r\nabcd`],
      { body: { length: 3, end: "complete" } },
    ],
    ...["-1", "+3", "", "3s", "0x3", '"3"', "3.0"].map((length): [string, readonly string[], object] => [
      `with the length ${JSON.stringify(length)}, which is none, and read to its end`,
      [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: ${length}\r\n\r\nabcd`],
      { body: { length: 4, end: "complete" } },
    ]),
    [
      "in chunks beside a length, in another case and an odd shape",
      [
        `HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 9\r\nTransfer-Encoding: identity\r\ntransfer-encoding: Chunked\r\n\r\n`,
        '  003 ; a="b;c" ; d\r\nabc\r\n0;e\r\n\r\nmore',
      ],
      { body: { length: 3, end: "complete" } },
    ],
    [
      "of HTTP/1.0, which knows no chunks",
      [`HTTP/1.0 200 OK\r\n${ALLOW}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      { body: { length: 5, end: "complete" } },
    ],
    [
      "that switches protocols",
      [`HTTP/1.1 101 Switching Protocols\r\n${ALLOW}\r\nx`],
      { status: 101, body: { length: 0 } },
    ],
    ["with a status below 100", [`HTTP/1.1 7 Odd\r\n${ALLOW}\r\n`], { status: 7, statusText: "Odd" }],
    [
      "that breaks off",
      [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 10\r\n\r\nabc`],
      { body: { length: 3, end: "error" } },
    ],
    [
      "that breaks off in a chunk",
      [`HTTP/1.1 200 OK\r\n${ALLOW}Transfer-Encoding: chunked\r\n\r\n5\r\nab`],
      { body: { length: 2, end: "error" } },
    ],
  ])("%s", async (_, pieces, seen) => {
    const report = await explain(await rawServer(...pieces))
    expect(report.seen).toMatchObject({ kind: "response", ...seen })
    const isBroken = report.seen.kind === "response" && report.seen.body.end === "error"
    expect(report.diagnostics.map(({ code }) => code)).toEqual(isBroken ? ["body-broken"] : [])
  })

  test.each<[string, readonly string[], string]>([
    ["of garbage", ["garbage\r\n\r\n"], "network-malformed"],
    ["of nothing", [], "network-reset"],
    ["of half a status line", ["HTTP/1.1 20"], "network-reset"],
    [
      "with ten megabytes of headers",
      ["HTTP/1.1 200 OK\r\n", `A: ${"b".repeat(1000)}\r\n`.repeat(10_000), "\r\n"],
      "network-malformed",
    ],
    ["with endless interim heads", ["HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000)], "network-malformed"],
    [
      "with two lengths",
      [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
      "network-malformed",
    ],
    ["with two lengths in a line", [`HTTP/1.1 200 OK\r\n${ALLOW}Content-Length: 1, 2\r\n\r\nab`], "network-malformed"],
  ])("%s is a network error", async (_, pieces, code) => {
    expect((await explain(await rawServer(...pieces))).failure?.code).toBe(code)
  })
})

describe("over the network, no response comes", () => {
  test("from a closed port", async () => {
    const [port = 0] = await freePorts(1)
    expect((await explain(port)).exchanges[0]?.error?.kind).toBe("refused")
  })

  test("from a server that hangs, within the time limit", async () => {
    const port = await listening(createServer(() => undefined))
    const startedAt = Date.now()
    expect((await explain(port, 100)).failure?.code).toBe("time-limit")
    expect(Date.now() - startedAt).toBeLessThan(2000)
  })

  test("from a name that does not resolve, or from an http port asked for https", async () => {
    const send = networkTransport({ resolve: (host) => (host === "api.test" ? [] : ["127.0.0.1"]) })
    const page = createBrowser({ send }).page(PAGE)
    expect((await page.explain("http://api.test/")).exchanges[0]?.error?.kind).toBe("dns")
    const port = await rawServer("HTTP/1.1 400 Bad Request\r\n\r\n")
    expect((await page.explain(`https://other.test:${port}/`)).exchanges[0]?.error?.kind).toBe("tls")
  })
})

test("every header line goes out in its order and spelling, to the host that the URL names", async () => {
  let received = ""
  const port = await listening(
    createServer((socket) => {
      socket.once("data", (data) => {
        received = data.toString("latin1")
        socket.end(`HTTP/1.1 200 OK\r\n${ALLOW}Access-Control-Allow-Headers: *\r\n\r\n`)
      })
    }),
  )
  const send = networkTransport({ resolve: () => ["127.0.0.1"] })
  await createBrowser({ send })
    .page(PAGE)
    .explain(`http://api.test:${port}/a?b=c#d`, {
      headers: [
        ["X-One", "1"],
        ["x-two", "2"],
      ],
    })
  expect(received).toMatch(new RegExp(`^GET /a\\?b=c HTTP/1\\.1\\r\\nHost: api\\.test:${port}\\r\\n`))
  expect(received).toContain("\r\nX-One: 1\r\nx-two: 2\r\n")
  expect(received).toContain(`\r\nOrigin: ${PAGE}\r\n`)
})

test("a body arrives, and redirects with bodies leave no connection behind", async () => {
  const bodies: string[] = []
  const server = createHttpServer((request, response) => {
    request.setEncoding("latin1").on("data", (chunk: string) => bodies.push(chunk))
    request.on("end", () => {
      response.setHeader("Access-Control-Allow-Origin", "*")
      if (request.url === "/from") response.writeHead(307, { Location: "/to" }).end("x".repeat(100_000))
      else response.end("done")
    })
  })
  const port = await listening(server)
  const response = await browserOf().page(PAGE).fetch(`http://127.0.0.1:${port}/from`, { method: "POST", body: "text" })
  expect(await response.text()).toBe("done")
  expect(bodies).toEqual(["text", "text"])
  await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0)
})

describe("an application in this process answers without listening", () => {
  test("Express", async () => {
    const app = express()
    app.get(
      "/x",
      (_, response) => void response.set("Access-Control-Allow-Origin", "*").append("X-A", "1").send("express"),
    )
    await expectAnswer(nodeApplication(app), "express")
  })

  test("Koa", async () => {
    const app = new Koa()
    app.use((context) => {
      context.set("Access-Control-Allow-Origin", "*")
      context.body = "koa"
    })
    await expectAnswer(nodeApplication(app.callback()), "koa")
  })

  test("Fastify", async () => {
    const app = fastify()
    app.get("/x", (_, reply) => reply.header("Access-Control-Allow-Origin", "*").send("fastify"))
    await app.ready()
    await expectAnswer(nodeApplication(app.server), "fastify")
  })

  test("a handler that hangs up is a broken connection", async () => {
    const send = nodeApplication((request) => request.socket.destroy())
    expect((await createBrowser({ send }).page(PAGE).explain("http://api.test/x")).failure?.code).toBe("network-reset")
  })

  async function expectAnswer(send: ReturnType<typeof nodeApplication>, text: string): Promise<void> {
    const page = createBrowser({ send }).page(PAGE)
    expect(await (await page.fetch("http://api.test/x")).text()).toBe(text)
    const { exchanges } = await page.explain("http://api.test/x")
    // Fastify writes names in lower case; the others as given.
    const lines = exchanges[0]?.response?.headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    expect(lines).toContain("access-control-allow-origin: *")
  }
})
