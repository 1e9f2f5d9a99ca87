import { once } from "node:events"
import { type IncomingMessage, type Server, createServer } from "node:http"
import { type AddressInfo, type Socket, connect } from "node:net"
import type { Duplex } from "node:stream"
import type { CorsSettings, Diagnostic } from "ofcors"
import { guardUpgrade } from "ofcors/websocket"
import { afterEach, describe, expect, test } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import { PAGE } from "./send.ts"

const started: Server[] = []
afterEach(() => {
  for (const server of started.splice(0)) server.close()
})

async function start(
  settings: CorsSettings,
  listener: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<number> {
  const server = createServer().on("upgrade", guardUpgrade({ explain: false, ...settings }, listener))
  started.push(server)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return (server.address() as AddressInfo).port
}

const HANDSHAKE = [
  "GET /chat HTTP/1.1",
  "Host: api.example",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  `Origin: ${PAGE}`,
  "",
  "",
].join("\r\n")

/** A client that writes its handshake and never closes its half by itself. */
async function handshake(port: number, more = ""): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true })
  await once(socket, "connect")
  socket.write(HANDSHAKE + more)
  return socket
}

/** A check that answers when it is told to. */
class Asked {
  #resolve: ((allows: boolean) => void) | undefined
  readonly #answer = new Promise<boolean>((resolve) => (this.#resolve = resolve))

  readonly allowOriginWhen = (): Promise<boolean> => this.#answer

  answer(allows: boolean): void {
    this.#resolve?.(allows)
  }
}

describe("while the answer is awaited", () => {
  test("a client that resets the connection ends nothing, and the application never hears of it", async () => {
    const asked = new Asked()
    const opened: Duplex[] = []
    const port = await start({ allowOriginWhen: asked.allowOriginWhen }, (_request, socket) => opened.push(socket))
    const [[serverSide], client] = await Promise.all([
      once(started[0]!, "connection") as Promise<[Socket]>,
      handshake(port),
    ])
    await new Promise((resolve) => setTimeout(resolve, 20))
    const closed = new Promise((resolve) => serverSide.on("close", resolve))
    client.resetAndDestroy()
    // Nothing reads the socket yet, so the reset shows only when something is written.
    serverSide.write("x")
    await closed
    asked.answer(true)
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(opened).toEqual([])
  })

  test("what the client sends with its handshake is not lost", async () => {
    const asked = new Asked()
    const heads: string[] = []
    const port = await start({ allowOriginWhen: asked.allowOriginWhen }, (_request, socket, head) => {
      heads.push(head.toString())
      socket.on("data", (data: Buffer) => {
        heads.push(data.toString())
        socket.end("bye")
      })
    })
    const client = await handshake(port, "early")
    await new Promise((resolve) => setTimeout(resolve, 20))
    client.write("later")
    asked.answer(true)
    await once(client, "data")
    client.destroy()
    expect(heads.join("")).toBe("earlylater")
  })
})

test("a refused connection is closed even if the client keeps its half open", async () => {
  const port = await start({}, () => {
    throw new Error("the application heard of it")
  })
  const client = await handshake(port)
  const [response] = (await once(client, "data")) as [Buffer]
  expect(response.toString()).toBe("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n")
  await new Promise((resolve) => setTimeout(resolve, 20))
  const open = await new Promise((resolve) => started[0]!.getConnections((_error, count) => resolve(count)))
  expect(open).toBe(0)
  client.destroy()
})

test("a refused handshake is reported with its origin", async () => {
  const findings: Diagnostic[] = []
  const sockets = new WebSocketServer({ noServer: true })
  const port = await start({ explain: (finding) => findings.push(finding) }, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, () => {}),
  )
  const client = new WebSocket(`ws://127.0.0.1:${port}/`, { origin: PAGE })
  await once(client, "error")
  expect(findings.map(({ code, facts }) => [code, facts["origin"]])).toContainEqual(["websocket-refused", PAGE])
})
