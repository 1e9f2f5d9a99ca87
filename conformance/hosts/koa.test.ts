import { Readable } from "node:stream"
import Koa, { type Context } from "koa"
import bodyParser from "koa-bodyparser"
import { cors } from "ofcors/koa"
import { addConformanceTests } from "../conformance.ts"
import { type Idiom, act } from "../host.ts"
import { serve } from "./listen.ts"
import { throwing } from "./throwing.ts"

/** Takes the response out of Koa's hands. */
function raw(ctx: Context): Context["res"] {
  ctx.respond = false
  return ctx.res
}

const idiom: Idiom<Context> = {
  set: (ctx, name, value) => ctx.set(name, value),
  append: (ctx, name, value) => ctx.append(name, value),
  vary: (ctx, name) => ctx.vary(name),
  remove: (ctx, name) => ctx.remove(name),
  names: (ctx) => Object.keys(ctx.response.headers),
  ends: {
    send(ctx, { status, body }) {
      ctx.status = status
      ctx.body = body
      // A body of null resets the status.
      ctx.status = status
    },
    "writeHead object": (ctx, { status, headers, body }) =>
      void raw(ctx).writeHead(status, Object.fromEntries(headers)).end(body),
    "writeHead list": (ctx, { status, headers, body }) => void raw(ctx).writeHead(status, headers.flat()).end(body),
    "writeHead reason": (ctx, { status, headers, body }) =>
      void raw(ctx).writeHead(status, "Fine", Object.fromEntries(headers)).end(body),
    flush(ctx, { status, body }) {
      ctx.status = status
      ctx.flushHeaders()
      ctx.body = body
    },
    async chunks(ctx, { status, body }) {
      const response = raw(ctx)
      response.statusCode = status
      response.write(body?.slice(0, 2))
      response.end(body?.slice(2))
    },
    stream(ctx, { status, body }) {
      ctx.status = status
      ctx.body = Readable.from([body])
    },
    "early hints"(ctx, { status, body }) {
      ctx.res.writeEarlyHints({ link: "</style.css>; rel=preload; as=style" })
      ctx.status = status
      ctx.body = body
    },
    response(ctx, { status, headers, body }) {
      ctx.body = new Response(body, {
        status,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
      })
    },
    "redirect response"(ctx, { location }) {
      ctx.body = Response.redirect(new URL(location, "https://api.example"))
    },
    redirect: (ctx, { location }) => ctx.redirect(location),
    ...throwing,
    "throw null": "Koa takes null for no error and never answers",
    "throw http error": (ctx, { status, headers }) => ctx.throw(status, { headers: Object.fromEntries(headers) }),
    "pass error": "Koa has no way but to throw",
    "not found": () => {},
    "parse body"(ctx, { status, body }) {
      ctx.status = status
      ctx.body = body
    },
    abort(ctx, { status, body }) {
      ctx.status = status
      ctx.body = Readable.from(
        (async function* () {
          yield body
          await new Promise((resolve) => setTimeout(resolve, 5))
          throw new Error("the stream failed")
        })(),
      )
    },
  },
}

addConformanceTests({
  name: "koa 3",
  idiom,
  lacks: { "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs" },
  start(settings, application) {
    const app = new Koa()
    app.silent = true
    app.use(cors(settings))
    app.use(async (ctx, next) => {
      application.called = true
      try {
        await next()
      } catch (error) {
        if (application.handler.ends !== "own error handler") throw error
        ctx.status = 503
        ctx.body = "sorry"
      }
    })
    const parse = bodyParser({ jsonLimit: 16 })
    app.use((ctx, next) => (application.handler.ends === "parse body" ? parse(ctx, next) : next()))
    app.use((ctx) => act(idiom, ctx, application.handler))
    return serve(app.callback())
  },
})
