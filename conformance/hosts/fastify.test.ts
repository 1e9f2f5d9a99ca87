import Fastify from "fastify"
import { cors } from "ofcors/fastify"
import { addConformanceTests } from "../conformance.ts"
import { act } from "../host.ts"
import { fastifyIdiom } from "./fastify-idiom.ts"
import { SERVER_OPTIONS, runningHost } from "./listen.ts"

addConformanceTests({
  name: "fastify 5",
  idiom: fastifyIdiom,
  lacks: {
    "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs",
    "malformed path": "Fastify's router answers 400 before any hook runs",
  },
  async start(settings, application) {
    const app = Fastify({ bodyLimit: 16, http: SERVER_OPTIONS })
    app.register(cors(settings))
    app.addHook("onRequest", (_request, _reply, next) => {
      application.called = true
      next()
    })
    app.setErrorHandler((error, _request, reply) => {
      if (application.handler.ends === "own error handler") return reply.code(503).send("sorry")
      if (error instanceof Error) throw error
      // Fastify forgets the status of what is no Error when it is thrown again.
      return reply.code(500).send(error)
    })
    app.addHttpMethod("PURGE", { hasBody: true })
    app.after(() => {
      // Other CORS plugins, in the comparison, take OPTIONS of every path for themselves.
      const methods = app.supportedMethods.filter((method) => !app.hasRoute({ method, url: "/*" }))
      app.route({
        method: methods,
        url: "/*",
        handler: (request, reply) => act(fastifyIdiom, { request, reply }, application.handler),
      })
    })
    await app.listen({ port: 0, host: "127.0.0.1" })
    return { ...runningHost(app.server), close: () => app.close() }
  },
})
