import { type IncomingMessage, type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { guardUpgrade, verifyClient } from "ofcors/websocket"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import { HANDSHAKES } from "./conformance.ts"
import { readSettings } from "./settings.ts"
import type { HandshakeCase, HandshakeGroup } from "./vector.ts"

type Settings = ReturnType<typeof readSettings>

/** A server whose WebSockets say hello; `opened` counts those that the application saw. */
interface Running {
  readonly server: Server
  opened: number
}

/** The two ways in which `ws` takes a guard. */
const GUARDS: Readonly<Record<string, (settings: Settings, running: Running) => void>> = {
  "guardUpgrade with the upgrade event"(settings, running) {
    const sockets = new WebSocketServer({ noServer: true })
    running.server.on(
      "upgrade",
      guardUpgrade(settings, (request, socket, head) => {
        running.opened++
        sockets.handleUpgrade(request, socket, head, (opened) => opened.send("hello"))
      }),
    )
  },
  "verifyClient of ws"(settings, running) {
    const sockets = new WebSocketServer({ server: running.server, verifyClient: verifyClient(settings) })
    sockets.on("connection", (opened) => {
      running.opened++
      opened.send("hello")
    })
  },
}

/** Opens a WebSocket with these headers: 101 and the first message, or the status of the refusal. */
function open({ server }: Running, { path = "/", headers }: HandshakeCase): Promise<{ status: number; said?: string }> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: Object.fromEntries(headers) })
    socket.on("message", (message: Buffer) => {
      resolve({ status: 101, said: message.toString() })
      socket.terminate()
    })
    socket.on("unexpected-response", (request, response: IncomingMessage) => {
      resolve({ status: response.statusCode ?? 0 })
      request.destroy()
    })
    socket.on("error", reject)
  })
}

describe.each(Object.entries(GUARDS))("%s", (_name, guard) => {
  describe.each(HANDSHAKES.groups as HandshakeGroup[])("$name", ({ settings, cases }) => {
    const running: Running = { server: createServer(), opened: 0 }
    beforeAll(
      () =>
        new Promise<void>((resolve) => {
          guard(readSettings(settings, false), running)
          running.server.listen(0, "127.0.0.1", resolve)
        }),
    )
    afterAll(() => void running.server.close())

    test.each(cases as HandshakeCase[])("$name", async (handshake) => {
      running.opened = 0
      const answer = await open(running, handshake)
      expect({ ...answer, opened: running.opened }).toEqual(
        handshake.status === 101 ? { status: 101, said: "hello", opened: 1 } : { status: 403, opened: 0 },
      )
    })
  })
})
