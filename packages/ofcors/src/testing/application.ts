import type { IncomingMessage, ServerResponse } from "node:http"
import type { FetchHandler } from "../browser/in-process.ts"

/** Whatever answers requests in Node: the real application of a test, which need not listen. */
export type Application =
  | FetchHandler
  | NodeListener
  | FetchApplication
  | NodeServer
  | FastifyApplication
  | KoaApplication
  | PolkaApplication
  | NestApplication

/** Express, Connect, any `(request, response)`. A listener that takes fewer parameters goes into `createServer`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => unknown

/** Hono, Elysia, h3, a Worker: what has a `fetch`. A handler of more than one parameter is told by this shape, too. */
export interface FetchApplication {
  fetch(request: Request): Response | Promise<Response>
}

/** A server of `node:http`, `node:https` or `node:http2`, asked by its `request` event. */
export interface NodeServer {
  listen(): unknown
  emit(event: "request", request: IncomingMessage, response: ServerResponse): boolean
}

/** An instance of Fastify; its plugins are loaded before the first request. */
export interface FastifyApplication {
  ready(): PromiseLike<unknown>
  inject: unknown
  readonly server: NodeServer
}

/** An instance of Koa. */
export interface KoaApplication {
  callback(): NodeListener
}

/** An instance of Polka. */
export interface PolkaApplication {
  use: unknown
  readonly handler: NodeListener
}

/** An application of NestJS, on whichever platform; it is initialised before the first request. */
export interface NestApplication {
  init(): Promise<unknown>
  getHttpAdapter: unknown
  getHttpServer(): NodeServer
}
