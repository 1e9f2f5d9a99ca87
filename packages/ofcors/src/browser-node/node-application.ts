import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http"
import { Duplex } from "node:stream"
import type { NetworkFailure, Send, WireRequest, WireResponse } from "../browser/transport.ts"
import { exchange } from "./exchange.ts"
import { failureOf } from "./failure-of.ts"

/**
 * An application for Node's `http`: an Express application, `koaApp.callback()`, any `(request, response)` function,
 * or a server (`fastify.server` after `await fastify.ready()`), which need not listen.
 */
export type NodeApplication = ((request: IncomingMessage, response: ServerResponse) => unknown) | Server

const HEAD_LIMIT = 262_144

/** A transport to an application in this process: Node's own HTTP parser and writer, over memory instead of TCP. */
export function nodeApplication(application: NodeApplication): Send {
  const server =
    typeof application === "function"
      ? createServer((request, response) => void application(request, response))
      : application
  const send = async (request: WireRequest): Promise<WireResponse | NetworkFailure> => {
    const [client, remote] = connectedPair()
    server.emit("connection", remote)
    try {
      return await exchange(client, request, HEAD_LIMIT)
    } catch (error) {
      return failureOf(error)
    }
  }
  return Object.assign(send, { streamsBodies: false })
}

/** Two ends of a connection in memory. */
function connectedPair(): readonly [Duplex, Duplex] {
  const client = new End()
  const server = new End()
  client.other = server
  server.other = client
  return [client, server]
}

class End extends Duplex {
  other: End | undefined
  /** Node's server prints these into `request.socket`. */
  readonly remoteAddress = "127.0.0.1"
  #waiting: (() => void) | undefined

  override _read(): void {
    const goOn = this.#waiting
    this.#waiting = undefined
    goOn?.()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    const { other } = this
    if (other === undefined || other.destroyed)
      return callback(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }))
    if (other.push(chunk)) callback()
    else other.#waiting = callback
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.other?.push(null)
    callback()
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const { other } = this
    if (other !== undefined && !other.destroyed && !other.readableEnded) other.push(null)
    callback(error)
  }
}
