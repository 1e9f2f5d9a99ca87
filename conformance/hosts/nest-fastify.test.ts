import { BaseExceptionFilter, NestFactory } from "@nestjs/core"
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify"
import type { FastifyReply, FastifyRequest } from "fastify"
import { cors } from "ofcors/nest"
import { addConformanceTests } from "../conformance.ts"
import type { Idiom } from "../host.ts"
import { type FastifyContext, fastifyIdiom } from "./fastify-idiom.ts"
import { SERVER_OPTIONS, runningHost } from "./listen.ts"
import { filterFor, moduleFor, nestErrors } from "./nest-idiom.ts"

const idiom: Idiom<FastifyContext> = {
  ...fastifyIdiom,
  ends: {
    ...fastifyIdiom.ends,
    ...nestErrors(fastifyIdiom.set),
    // Nest has set a status before.
    redirect: ({ reply }, { location }) => reply.code(302).redirect(location),
  },
}

addConformanceTests({
  name: "nest 12 on fastify",
  idiom,
  lacks: {
    "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs",
    "malformed path": "Fastify's router answers 400 before any hook runs",
    "asterisk target": "Nest's middleware on Fastify does not run for `*`",
  },
  async start(settings, application) {
    const module = moduleFor("*", idiom, application, (request, reply) => ({
      request: request as FastifyRequest,
      reply: reply as FastifyReply,
    }))
    const adapter = new FastifyAdapter({ bodyLimit: 16, http: SERVER_OPTIONS })
    adapter.getInstance().addHttpMethod("PURGE", { hasBody: true })
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false })
    app.use(cors(settings))
    app.use((_request: unknown, _response: unknown, next: () => void) => {
      application.called = true
      next()
    })
    app.useGlobalFilters(
      filterFor(
        application,
        new BaseExceptionFilter(adapter),
        (reply) => void (reply as FastifyReply).code(503).send("sorry"),
      ),
    )
    await app.listen(0, "127.0.0.1")
    return { ...runningHost(app.getHttpServer()), close: () => app.close() }
  },
})
