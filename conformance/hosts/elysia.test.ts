import { node } from "@elysiajs/node"
import { type Context, Elysia, NotFoundError } from "elysia"
import { createAdaptorServer } from "@hono/node-server"
import type { Server } from "node:http"
import { cors } from "ofcors/elysia"
import { addConformanceTests } from "../conformance.ts"
import { type Ending, type Idiom, act } from "../host.ts"
import { SERVER_OPTIONS, listen } from "./listen.ts"
import { throwing } from "./throwing.ts"
import { NO_HEAD, URL_PARSED, redirectTo, responseFrom, streamOf } from "./web-endings.ts"

/** Elysia streams what a generator yields. */
async function* yielding(pieces: readonly string[]): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const idiom: Idiom<Context> = {
  set: ({ set }, name, value) => (set.headers[name.toLowerCase()] = value),
  append: "Elysia's headers are an object, with one value for each name",
  vary: "Elysia has no function for Vary",
  remove: ({ set }, name) => delete set.headers[name.toLowerCase()],
  names: ({ set }) => Object.keys(set.headers),
  ends: {
    send({ set }, { status, body }) {
      set.status = status
      return body ?? undefined
    },
    "writeHead object": NO_HEAD,
    "writeHead list": NO_HEAD,
    "writeHead reason": NO_HEAD,
    flush: NO_HEAD,
    chunks({ set }, { status, body }) {
      set.status = status
      return yielding([body?.slice(0, 2) ?? "", body?.slice(2) ?? ""])
    },
    stream({ set }, { status, body }) {
      set.status = status
      return streamOf([body ?? ""])
    },
    "early hints": NO_HEAD,
    response: (_context, ending) => responseFrom(ending),
    "redirect response": (_context, { location }) => redirectTo(location),
    // Its own `redirect` takes no path alone on Node.
    redirect({ set }, { location }) {
      set.status = 302
      set.headers.location = location
    },
    ...throwing,
    "throw http error"({ set, status: error }, { status, headers }: Ending) {
      Object.assign(set.headers, Object.fromEntries(headers))
      throw error(status, "the handler failed") as unknown as Error
    },
    "pass error": () => new Error("the handler failed"),
    "not found": () => {
      throw new NotFoundError()
    },
    "parse body": "a limit for bodies is an option of Bun's server",
    abort: (_context, { status, body }) =>
      new Response(streamOf([body ?? ""], new Error("the stream failed")), { status }),
  },
}

// What Elysia's own error handler cannot take, the adapter prints.
console.error = () => {}

addConformanceTests({
  name: "elysia 1 on Node",
  idiom,
  lacks: URL_PARSED,
  start(settings, application) {
    const app = new Elysia({ adapter: node() })
      .use(cors(settings))
      .onRequest(() => {
        application.called = true
      })
      .onError(({ code, set }) => {
        if (application.handler.ends !== "own error handler" || code === "NOT_FOUND") return undefined
        set.status = 503
        return "sorry"
      })
      .all("/*", (context) => act(idiom, context as Context, application.handler))
      .compile()
    const { fetch } = app
    return listen(createAdaptorServer({ fetch, serverOptions: SERVER_OPTIONS, overrideGlobalObjects: false }) as Server)
  },
})
