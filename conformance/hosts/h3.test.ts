import { H3, HTTPError, type H3Event, bodyLimit, noContent, redirect, serve, writeEarlyHints } from "h3"
import { cors } from "ofcors/h3"
import { addConformanceTests } from "../conformance.ts"
import { type Idiom, act } from "../host.ts"
import { sendRaw } from "../raw-client.ts"
import { SERVER_OPTIONS } from "./listen.ts"
import { throwing } from "./throwing.ts"
import { NO_HEAD, URL_PARSED, redirectTo, responseFrom, streamOf } from "./web-endings.ts"

interface H3Context {
  readonly event: H3Event
  readonly next: () => unknown
}

const idiom: Idiom<H3Context> = {
  set: ({ event }, name, value) => event.res.headers.set(name, value),
  append: ({ event }, name, value) => event.res.headers.append(name, value),
  vary: "h3 has no function for Vary",
  remove: ({ event }, name) => event.res.headers.delete(name),
  names: ({ event }) => [...event.res.headers.keys()],
  ends: {
    send({ event }, { status, body }) {
      if (body === null) return noContent(status)
      event.res.status = status
      return body
    },
    "writeHead object": NO_HEAD,
    "writeHead list": NO_HEAD,
    "writeHead reason": NO_HEAD,
    flush: NO_HEAD,
    chunks({ event }, { status, body }) {
      event.res.status = status
      return streamOf([body?.slice(0, 2) ?? "", body?.slice(2) ?? ""])
    },
    stream({ event }, { status, body }) {
      event.res.status = status
      return streamOf([body ?? ""])
    },
    async "early hints"({ event }, { status, body }) {
      await writeEarlyHints(event, { link: "</style.css>; rel=preload; as=style" })
      event.res.status = status
      return body
    },
    response: (_context, ending) => responseFrom(ending),
    "redirect response": (_context, { location }) => redirectTo(location),
    redirect: (_context, { location }) => redirect(location),
    ...throwing,
    "throw http error": (_context, { status, headers }) => {
      throw new HTTPError({ status, headers: headers.map(([name, value]): [string, string] => [name, value]) })
    },
    "pass error": () => new Error("the handler failed"),
    "not found": ({ next }) => next(),
    async "parse body"({ event }, { status, body }) {
      await event.req.json()
      event.res.status = status
      return body
    },
    abort({ event }, { status, body }) {
      event.res.status = status
      return streamOf([body ?? ""], new Error("the stream failed"))
    },
  },
}

addConformanceTests({
  name: "h3 2",
  idiom,
  lacks: { ...URL_PARSED, "malformed path": "h3 answers 400, with the headers, before any handler" },
  async start(settings, application) {
    const app = new H3({
      silent: true,
      onError: () =>
        application.handler.ends === "own error handler" ? new Response("sorry", { status: 503 }) : undefined,
    })
    app.register(cors(settings))
    app.use((_event, next) => {
      application.called = true
      return next()
    })
    const limit = bodyLimit(16)
    app.use((event, next) => (application.handler.ends === "parse body" ? limit(event, next) : next()))
    app.use((event, next) => act(idiom, { event, next }, application.handler))
    const server = serve(app, { port: 0, hostname: "127.0.0.1", silent: true, node: SERVER_OPTIONS })
    await server.ready()
    const port = Number(new URL(server.url!).port)
    return { send: (request) => sendRaw(port, request), close: () => server.close(true) }
  },
})
