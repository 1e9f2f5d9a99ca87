import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { type AddressInfo, type Server, type Socket, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createServer as createTlsServer } from "node:tls"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Report, createBrowser } from "../browser/index.ts"
import { networkTransport, nodeApplication } from "./index.ts"

const PAGE = "http://localhost:3000"
const HEAD = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n"
const servers: Server[] = []
const sockets = new Set<Socket>()

afterEach(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.on("connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("error", () => undefined)
    socket.on("close", () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return (server.address() as AddressInfo).port
}

/** A server that does this to each connection once a request has come. */
const serving = (act: (socket: Socket, request: string) => void): Promise<number> =>
  listening(createServer((socket) => socket.once("data", (data) => act(socket, data.toString("latin1")))))

const explain = (url: string, timeLimit = 2_000): Promise<Report> =>
  createBrowser({ send: networkTransport(), timeLimit }).page(PAGE).explain(url)

/** Writes a piece now and again, for ever. */
function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => socket.write(piece), 10)
  socket.on("close", () => clearInterval(timer))
}

describe("a hostile server gets a report with its reason, within the time limit that the report says", () => {
  test.each<[string, (socket: Socket, request: string) => void, string | undefined, object]>([
    ["that resets the connection before its head", (socket) => socket.resetAndDestroy(), "network-reset", {}],
    [
      "that resets the connection in mid-body",
      (socket) =>
        socket.write(`${HEAD}Content-Length: 100\r\n\r\nabc`, () => setTimeout(() => socket.resetAndDestroy(), 30)),
      "body-broken",
      { status: 200, body: { length: 3, end: "error" } },
    ],
    ["that says nothing", () => undefined, "time-limit", {}],
    ["that drips its head", (socket) => drip(socket, "HTTP/1.1 200 OK\r\nA"), "time-limit", {}],
    ["that drips interim heads", (socket) => drip(socket, "HTTP/1.1 103 Early Hints\r\n\r\n"), "time-limit", {}],
    [
      "that drips its body",
      (socket) => {
        socket.write(`${HEAD}\r\n`)
        drip(socket, "a")
      },
      undefined,
      { body: { end: "open" } },
    ],
    [
      "that redirects for ever",
      (socket) => socket.end("HTTP/1.1 302 Found\r\nAccess-Control-Allow-Origin: *\r\nLocation: ?\r\n\r\n"),
      "redirect-limit",
      {},
    ],
    [
      "that redirects for ever, slowly",
      (socket) =>
        setTimeout(
          () => socket.end("HTTP/1.1 302 Found\r\nAccess-Control-Allow-Origin: *\r\nLocation: ?\r\n\r\n"),
          200,
        ),
      "time-limit",
      {},
    ],
    ["with a line of ten megabytes", (socket) => socket.end(`${HEAD}A: ${"b".repeat(1e7)}`), "network-malformed", {}],
    ["with a status line of ten megabytes", (socket) => socket.end("a".repeat(1e7)), "network-malformed", {}],
    [
      "with a chunk's size that is none",
      (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n`),
      "body-broken",
      { body: { length: 0, end: "error" } },
    ],
    [
      "with a chunk's extension of a megabyte",
      (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n3;${"a".repeat(1e6)}\r\nabc\r\n0\r\n\r\n`),
      "body-broken",
      { body: { length: 0, end: "error" } },
    ],
  ])("%s", async (_, act, code, seen) => {
    const startedAt = Date.now()
    const timeLimit = 1_000
    const report = await explain(`http://127.0.0.1:${await serving(act)}/`, timeLimit)
    expect(report.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(code === undefined ? [] : [code])
    expect(report.seen).toMatchObject(seen)
    expect(report.timeLimit).toBe(timeLimit)
    // Under load nothing is exact, but nothing waits for ever.
    expect(Date.now() - startedAt).toBeLessThan(10 * timeLimit)
  })

  test("whose name never resolves", async () => {
    const send = networkTransport({ resolve: () => new Promise(() => undefined) })
    const page = createBrowser({ send, timeLimit: 50, engine: "chromium" }).page("https://shop.example")
    expect((await page.explain("https://api.example/")).failure?.code).toBe("time-limit")
  })

  test("whose name resolves to nonsense, or throws", async () => {
    for (const resolve of [() => ["nowhere.invalid"], () => Promise.reject(new Error("broken"))]) {
      const page = createBrowser({ send: networkTransport({ resolve }), timeLimit: 5_000 }).page(PAGE)
      expect((await page.explain("http://api.example/")).verdict).toBe("failed")
    }
  })
})

test("lines that are repeated, empty and oddly spelled are seen as they came", async () => {
  const port = await serving((socket) =>
    socket.end(`${HEAD}X-a: 1\r\nx-A:\r\nX-A: \t2 \r\nACCESS-control-expose-HEADERS: x-a\r\n\r\n`),
  )
  const { exchanges, seen } = await explain(`http://127.0.0.1:${port}/`)
  expect(exchanges[0]?.response?.headers).toEqual([
    ["Access-Control-Allow-Origin", "*"],
    ["X-a", "1"],
    ["x-A", ""],
    ["X-A", "2"],
    ["ACCESS-control-expose-HEADERS", "x-a"],
  ])
  expect(seen).toMatchObject({ headers: [["x-a", "1, , 2"]] })
})

test("a server that reads the body and a method that nobody knows get both", async () => {
  let received = ""
  const port = await serving((socket, request) => {
    received += request
    socket.end(`${HEAD}Access-Control-Allow-Methods: *\r\n\r\n`)
  })
  const page = createBrowser({ send: networkTransport() }).page(PAGE)
  await page.fetch(`http://127.0.0.1:${port}/`, { method: "M-SEARCH", body: "a" })
  expect(received).toMatch(/^M-SEARCH \/ HTTP\/1\.1\r\n[^]*\r\nContent-Length: 1\r\n/m)
})

test("an application in process with ten megabytes of headers is no different", async () => {
  const send = nodeApplication((_, response) => {
    response.setHeader("access-control-allow-origin", "*")
    response.setHeader("a", "b".repeat(1e7))
    response.end()
  })
  const report = await createBrowser({ send, timeLimit: 5_000 }).page(PAGE).explain("http://api.example/")
  expect(report.failure?.code).toBe("network-malformed")
})

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0
if (!hasOpenssl && process.env["CI"] === undefined)
  console.log("The tests over TLS are skipped: `openssl`, which makes their certificate, is not installed.")

// With CI set they fail instead.
describe.skipIf(!hasOpenssl && process.env["CI"] === undefined)("over TLS", () => {
  let folder = ""
  let key = ""
  let cert = ""

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ofcors-"))
    const file = (name: string): string => join(folder, name)
    const subject = ["-subj", "/CN=api.test", "-addext", "subjectAltName=DNS:api.test"]
    const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject]
    execFileSync("openssl", [...made, "-keyout", file("key"), "-out", file("cert")], { stdio: "ignore" })
    key = readFileSync(file("key"), "utf8")
    cert = readFileSync(file("cert"), "utf8")
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const answering = (text: string): Promise<number> =>
    listening(
      createTlsServer({ key, cert }, (socket) => {
        socket.on("error", () => undefined)
        socket.once("data", () => socket.end(text))
      }),
    )
  const explainTls = (url: string, ca?: string): Promise<Report> => {
    const send = networkTransport({ resolve: () => ["127.0.0.1"], ...(ca === undefined ? {} : { ca }) })
    return createBrowser({ send, timeLimit: 5_000 }).page("https://shop.test").explain(url)
  }

  test("a certificate that nobody vouches for is an outcome, and one that is trusted is none", async () => {
    const port = await answering(`${HEAD}\r\ntea`)
    const report = await explainTls(`https://api.test:${port}/`)
    expect([report.verdict, report.failure?.code]).toEqual(["failed", "network-tls"])
    expect(report.diagnostics[0]?.message).toMatch(/certificate/)
    expect((await explainTls(`https://api.test:${port}/`, cert)).seen).toMatchObject({
      status: 200,
      body: { length: 3 },
    })
  })

  test("a certificate for another name is an outcome", async () => {
    const port = await answering(`${HEAD}\r\n`)
    expect((await explainTls(`https://other.test:${port}/`, cert)).failure?.code).toBe("network-tls")
  })

  test("a head that is cut off could have been cut by anybody", async () => {
    const port = await answering("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n")
    expect((await explainTls(`https://api.test:${port}/`, cert)).failure?.code).toBe("network-reset")
  })
})
