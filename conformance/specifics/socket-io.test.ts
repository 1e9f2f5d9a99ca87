import { once } from "node:events"
import { type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { type CorsSettings, type Diagnostic, createPolicy } from "ofcors"
import { cors as withNode } from "ofcors/node"
import { cors } from "ofcors/socket-io"
import { Server as SocketIoServer } from "socket.io"
import { type Socket, io as connect } from "socket.io-client"
import { afterEach, describe, expect, test } from "vitest"
import { runningHost } from "../hosts/listen.ts"
import { PAGE, preflight, seen, send } from "./send.ts"

const OTHER = "http://localhost:4000"
const HANDSHAKE = "/socket.io/?EIO=4&transport=polling"

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Socket.IO beside an application of Node's own, both with one policy. */
async function start(settings: CorsSettings, options: { cors?: { origin: string } } = {}): Promise<Server> {
  const policy = createPolicy({ explain: false, ...settings })
  const withCors = withNode(policy)
  const server = createServer((request, response) => withCors(request, response, () => response.end("hello")))
  const io = new SocketIoServer(server, options)
  io.engine.use(cors(policy))
  io.on("connection", (socket) => socket.emit("said", "hello"))
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  closing.push(() => io.close())
  return server
}

function open(server: Server, transport: string, origin?: string): Socket {
  const { port } = server.address() as AddressInfo
  const socket = connect(`http://127.0.0.1:${port}`, {
    transports: [transport],
    reconnection: false,
    forceNew: true,
    ...(origin !== undefined && { extraHeaders: { Origin: origin } }),
  })
  closing.push(() => socket.disconnect())
  return socket
}

/** What a real client hears: the first message, or why there is none. */
function hear(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.on("said", resolve)
    socket.on("connect_error", (error) => resolve(`refused: ${error.message}`))
  })
}

describe("WebSockets of Socket.IO", () => {
  test.each([
    ["an allowed origin", PAGE, "hello"],
    ["no origin: a client that is no browser", undefined, "hello"],
    ["another origin", OTHER, "refused: websocket error"],
    ["no page at all", "null", "refused: websocket error"],
  ])("%s", async (_name, origin, expected) => {
    const server = await start({ allowedOrigins: [PAGE] })
    expect(await hear(open(server, "websocket", origin))).toBe(expected)
  })

  test("the server's own origin needs no permission", async () => {
    const server = await start({})
    const { port } = server.address() as AddressInfo
    expect(await hear(open(server, "websocket", `http://127.0.0.1:${port}`))).toBe("hello")
  })

  test("an answer that comes later", async () => {
    const server = await start({ allowOriginWhen: async (origin) => origin === PAGE })
    expect(await hear(open(server, "websocket", PAGE))).toBe("hello")
    expect(await hear(open(server, "websocket", OTHER))).toBe("refused: websocket error")
  })

  test("a refusal is reported with its origin, and answered 403", async () => {
    const findings: Diagnostic[] = []
    const server = await start({ allowedOrigins: [PAGE], explain: (finding) => void findings.push(finding) })
    const host = runningHost(server)
    const headers = [
      ["Upgrade", "websocket"],
      ["Sec-WebSocket-Version", "13"],
      ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
    ] as const
    const response = await host.send({
      method: "GET",
      path: "/socket.io/?EIO=4&transport=websocket",
      headers: [["Host", "api.example"], ["Connection", "Upgrade"], ["Origin", OTHER], ...headers],
    })
    expect(response.status).toBe(403)
    expect(findings.map(({ code, facts }) => [code, facts["origin"]])).toEqual([["websocket-refused", OTHER]])
  })
})

describe("long polling of Socket.IO", () => {
  test("a real client of the allowed origin, and of another one: it cannot be told apart without a browser", async () => {
    const server = await start({ allowedOrigins: [PAGE] })
    expect(await hear(open(server, "polling", PAGE))).toBe("hello")
    expect(await hear(open(server, "polling", OTHER))).toBe("hello")
  })

  test("rejectDisallowed turns the other one away", async () => {
    const server = await start({ allowedOrigins: [PAGE], rejectDisallowed: true })
    expect(await hear(open(server, "polling", PAGE))).toBe("hello")
    expect(await hear(open(server, "polling", OTHER))).toBe("refused: xhr poll error")
  })

  test("handshakes and preflights have the headers, errors too", async () => {
    const host = runningHost(await start({ allowedOrigins: [PAGE] }))
    expect({
      handshake: seen(await send(host, { path: HANDSHAKE })),
      refused: seen(await send(host, { path: HANDSHAKE, origin: OTHER })),
      preflight: seen(await preflight(host, HANDSHAKE)),
      "refused preflight": seen(await preflight(host, HANDSHAKE, OTHER)),
      "unknown session": seen(await send(host, { path: `${HANDSHAKE}&sid=unknown` })),
      "the application": seen(await send(host)),
    }).toEqual({
      handshake: { status: 200, origin: [PAGE], vary: ["Origin"] },
      refused: { status: 200, origin: [], vary: ["Origin"] },
      preflight: { status: 204, origin: [PAGE], vary: ["Origin"] },
      "refused preflight": { status: 403, origin: [], vary: ["Origin"] },
      "unknown session": { status: 400, origin: [PAGE], vary: ["Origin"] },
      "the application": { status: 200, origin: [PAGE], vary: ["Origin"] },
    })
  })

  test("the option `cors` of Socket.IO beside it is overruled and reported, but answers preflights first", async () => {
    const findings: Diagnostic[] = []
    const settings = { allowedOrigins: [PAGE], explain: (finding: Diagnostic) => void findings.push(finding) }
    const host = runningHost(await start(settings, { cors: { origin: "*" } }))
    expect(seen(await send(host, { path: HANDSHAKE, origin: OTHER })).origin).toEqual([])
    expect(findings.map(({ code }) => code)).toContain("second-cors-layer")
    expect(seen(await preflight(host, HANDSHAKE, OTHER)).origin).toEqual(["*"])
  })
})
