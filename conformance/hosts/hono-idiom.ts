import { type Context, Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { HTTPException } from "hono/http-exception"
import { stream } from "hono/streaming"
import type { ContentfulStatusCode, StatusCode } from "hono/utils/http-status"
import { cors } from "ofcors/hono"
import { type Host, type Idiom, act } from "../host.ts"
import type { ServeFetch } from "./fetch-idiom.ts"
import { throwing } from "./throwing.ts"
import { NO_HEAD, redirectTo, responseFrom, streamOf } from "./web-endings.ts"

const idiom: Idiom<Context> = {
  set: (c, name, value) => c.header(name, value),
  append: (c, name, value) => c.header(name, value, { append: true }),
  vary: "Hono has no function for Vary",
  remove: (c, name) => c.header(name),
  names: (c) => [...c.res.headers.keys()],
  ends: {
    send: (c, { status, body }) => c.newResponse(body, status as StatusCode),
    "writeHead object": NO_HEAD,
    "writeHead list": NO_HEAD,
    "writeHead reason": NO_HEAD,
    flush: NO_HEAD,
    chunks(c, { status, body }) {
      c.status(status as StatusCode)
      return stream(c, async (output) => {
        await output.write(body?.slice(0, 2) ?? "")
        await output.write(body?.slice(2) ?? "")
      })
    },
    stream: (c, { status, body }) => c.newResponse(streamOf([body ?? ""]), status as StatusCode),
    "early hints": NO_HEAD,
    response: (_c, ending) => responseFrom(ending),
    "redirect response": (_c, { location }) => redirectTo(location),
    redirect: (c, { location }) => c.redirect(location),
    ...throwing,
    "throw http error": (_c, ending) => {
      throw new HTTPException(ending.status as ContentfulStatusCode, { res: responseFrom(ending) })
    },
    "pass error": "Hono has no way but to throw",
    "not found": (c) => c.notFound(),
    "parse body": async (c, { status, body }) => {
      await c.req.text()
      return c.newResponse(body, status as StatusCode)
    },
    abort: (c, { status, body }) =>
      c.newResponse(streamOf([body ?? ""], new Error("the stream failed")), status as StatusCode),
  },
}

/** A host of Hono; `serve` says how its application is served. */
export function honoHost(name: string, lacks: Host["lacks"], serve: (app: Hono) => ReturnType<ServeFetch>): Host {
  return {
    name,
    idiom,
    lacks,
    start(settings, application) {
      const app = new Hono()
      app.use(cors(settings))
      app.use(async (_c, next) => {
        application.called = true
        await next()
      })
      const limit = bodyLimit({ maxSize: 16 })
      app.use((c, next) => (application.handler.ends === "parse body" ? limit(c, next) : next()))
      app.all("*", (c) => act(idiom, c, application.handler) as Response)
      const { errorHandler } = app as unknown as { errorHandler: (error: Error, c: Context) => Response }
      app.onError((error, c) =>
        application.handler.ends === "own error handler" ? c.text("sorry", 503) : errorHandler(error, c),
      )
      return serve(app)
    },
  }
}
