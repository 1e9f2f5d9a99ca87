/**
 * The same small API on each framework, in four variants: `bare`; `hand`, the same headers as constants in the
 * framework's idiom; `peer`, the framework's own CORS package; `ours`. Peers get a list with one origin, so that they look
 * it up and write `Vary` as we do; `@koa/cors` knows no lists, and gets the string that it writes to everyone.
 */
const ORIGIN = "https://app.example.com"
const BODY = { hello: "world" }
const METHODS = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]
const HEADERS = ["accept", "authorization", "content-type", "user-agent", "x-csrftoken", "x-requested-with"]
const MAX_AGE = 86_400

/** Our settings; `preflightMaxAge` is a day by default, which the peers are told. */
const SETTINGS = { allowedOrigins: [ORIGIN], allowCredentials: true, allowMethods: METHODS, allowHeaders: HEADERS }

const BY_HAND = {
  "Access-Control-Allow-Origin": ORIGIN,
  "Access-Control-Allow-Credentials": "true",
  Vary: "Origin",
}
const NAMES = Object.keys(BY_HAND)

/** Starts a variant of a framework on a free port of the loopback interface. */
export const FRAMEWORKS = {
  async express(variant) {
    const { default: express } = await import("express")
    const app = express()
    if (variant === "hand") {
      app.use((_request, response, next) => {
        for (const name of NAMES) response.set(name, BY_HAND[name])
        next()
      })
    }
    if (variant === "peer") app.use((await import("cors")).default(corsOptions()))
    if (variant === "ours") app.use((await import("ofcors/express")).cors(SETTINGS))
    app.get("/", (_request, response) => response.json(BODY))
    return listening(app.listen(0, "127.0.0.1"))
  },

  async fastify(variant) {
    const { fastify } = await import("fastify")
    const app = fastify()
    if (variant === "hand") {
      app.addHook("onRequest", (_request, reply, done) => {
        for (const name of NAMES) reply.header(name, BY_HAND[name])
        done()
      })
    }
    if (variant === "peer") app.register((await import("@fastify/cors")).default, corsOptions())
    if (variant === "ours") app.register((await import("ofcors/fastify")).cors(SETTINGS))
    app.get("/", (_request, reply) => reply.send(BODY))
    await app.listen({ port: 0, host: "127.0.0.1" })
    return app.server.address().port
  },

  async koa(variant) {
    const { default: Koa } = await import("koa")
    const app = new Koa()
    if (variant === "hand") {
      app.use((ctx, next) => {
        for (const name of NAMES) ctx.set(name, BY_HAND[name])
        return next()
      })
    }
    if (variant === "peer") {
      const { default: cors } = await import("@koa/cors")
      app.use(
        cors({ origin: ORIGIN, credentials: true, allowMethods: METHODS, allowHeaders: HEADERS, maxAge: MAX_AGE }),
      )
    }
    if (variant === "ours") app.use((await import("ofcors/koa")).cors(SETTINGS))
    app.use((ctx) => {
      ctx.body = BODY
    })
    return listening(app.listen(0, "127.0.0.1"))
  },

  async hono(variant) {
    const { Hono } = await import("hono")
    const { serve } = await import("@hono/node-server")
    const app = new Hono()
    if (variant === "hand") {
      app.use((c, next) => {
        for (const name of NAMES) c.header(name, BY_HAND[name])
        return next()
      })
    }
    if (variant === "peer") {
      const { cors } = await import("hono/cors")
      app.use(
        cors({ origin: [ORIGIN], credentials: true, allowMethods: METHODS, allowHeaders: HEADERS, maxAge: MAX_AGE }),
      )
    }
    if (variant === "ours") app.use((await import("ofcors/hono")).cors(SETTINGS))
    app.get("/", (c) => c.json(BODY))
    return listening(serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }))
  },

  /** Ours wraps the whole application here, as any `(Request) => Response`. */
  async h3(variant) {
    const { H3, handleCors, serve } = await import("h3")
    const app = new H3()
    if (variant === "hand") {
      app.use((event, next) => {
        for (const name of NAMES) event.res.headers.set(name, BY_HAND[name])
        return next()
      })
    }
    if (variant === "peer") {
      const options = {
        origin: [ORIGIN],
        credentials: true,
        methods: METHODS,
        allowHeaders: HEADERS,
        maxAge: String(MAX_AGE),
      }
      app.use((event, next) => {
        const answer = handleCors(event, options)
        return answer === false ? next() : answer
      })
    }
    app.get("/", () => BODY)
    const served =
      variant === "ours"
        ? { fetch: (await import("ofcors/fetch")).cors(SETTINGS)((request) => app.fetch(request)) }
        : app
    const server = serve(served, { port: 0, hostname: "127.0.0.1", silent: true })
    await server.ready()
    return Number(new URL(server.url).port)
  },
}

/** The options of `cors` and `@fastify/cors`, which are the same. */
function corsOptions() {
  return { origin: [ORIGIN], credentials: true, methods: METHODS, allowedHeaders: HEADERS, maxAge: MAX_AGE }
}

function listening(server) {
  return new Promise((resolve) => {
    const settled = () => resolve(server.address().port)
    if (server.listening) settled()
    else server.once("listening", settled)
  })
}
