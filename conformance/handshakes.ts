/**
 * The two ways in which `ws` takes a guard, and a client that shakes hands with them.
 *
 * @module
 */
import { type IncomingMessage, type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { guardUpgrade, verifyClient } from "ofcors/websocket"
import { WebSocket, WebSocketServer } from "ws"
import type { readSettings } from "./settings.ts"
import type { HandshakeCase } from "./vector.ts"

type Settings = ReturnType<typeof readSettings>

/** A server whose WebSockets say hello; `opened` counts those that the application saw. */
export interface GuardedServer {
  readonly server: Server
  opened: number
}

type Guard = (settings: Settings, guarded: GuardedServer) => void

/** Every way to guard, by a name for people. */
export const GUARDS: Readonly<Record<string, Guard>> = {
  "guardUpgrade with the upgrade event"(settings, guarded) {
    const sockets = new WebSocketServer({ noServer: true })
    guarded.server.on(
      "upgrade",
      guardUpgrade(settings, (request, socket, head) => {
        guarded.opened++
        sockets.handleUpgrade(request, socket, head, (opened) => opened.send("hello"))
      }),
    )
  },
  "verifyClient of ws"(settings, guarded) {
    const sockets = new WebSocketServer({ server: guarded.server, verifyClient: verifyClient(settings) })
    sockets.on("connection", (opened) => {
      guarded.opened++
      opened.send("hello")
    })
  },
}

/** Starts a guarded server on a free port. */
export function startGuarded(guard: Guard, settings: Settings): Promise<GuardedServer> {
  const guarded: GuardedServer = { server: createServer(), opened: 0 }
  guard(settings, guarded)
  return new Promise((resolve) => {
    guarded.server.listen(0, "127.0.0.1", () => resolve(guarded))
  })
}

/** What became of a handshake: the status of the answer, the first message, and how often the application heard of it. */
export interface HandshakeOutcome {
  readonly status: number
  readonly said?: string
  readonly opened: number
}

/** Opens a WebSocket as the case says; both outcomes are to be compared. */
export async function shakeHands(
  guarded: GuardedServer,
  handshake: HandshakeCase,
): Promise<{ readonly actual: HandshakeOutcome; readonly expected: HandshakeOutcome }> {
  guarded.opened = 0
  const answer = await open(guarded, handshake)
  return {
    actual: { ...answer, opened: guarded.opened },
    expected:
      handshake.status === 101 ? { status: 101, said: "hello", opened: 1 } : { status: handshake.status, opened: 0 },
  }
}

function open(
  { server }: GuardedServer,
  { path = "/", headers }: HandshakeCase,
): Promise<{ status: number; said?: string }> {
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
