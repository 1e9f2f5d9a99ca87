import { BaseExceptionFilter, NestFactory } from "@nestjs/core"
import { ExpressAdapter, type NestExpressApplication } from "@nestjs/platform-express"
import express, { type NextFunction, type Request, type Response } from "express"
import { cors } from "ofcors/nest"
import { addConformanceTests } from "../conformance.ts"
import type { Idiom } from "../host.ts"
import { type ExpressContext, expressIdiom } from "./express-idiom.ts"
import { serve } from "./listen.ts"
import { filterFor, moduleFor, nestErrors } from "./nest-idiom.ts"
import { throwing } from "./throwing.ts"

const idiom: Idiom<ExpressContext> = {
  ...expressIdiom,
  ends: { ...expressIdiom.ends, ...throwing, ...nestErrors(expressIdiom.set) },
}

addConformanceTests({
  name: "nest 12 on express",
  idiom,
  lacks: {
    "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs",
    "malformed path": "Nest's routes decode their parameters and answer 400",
  },
  async start(settings, application) {
    const server = express().disable("x-powered-by")
    const module = moduleFor("{*path}", idiom, application, (request, response, next) => ({
      request: request as Request,
      response: response as Response,
      next: next as NextFunction,
    }))
    const app = await NestFactory.create<NestExpressApplication>(module, new ExpressAdapter(server), { logger: false })
    app.use(cors(settings))
    app.use((_request: Request, _response: Response, next: NextFunction) => {
      application.called = true
      next()
    })
    app.useBodyParser("json", { limit: 16 })
    app.useGlobalFilters(
      filterFor(
        application,
        new BaseExceptionFilter(app.getHttpAdapter()),
        (response) => void (response as Response).status(503).send("sorry"),
      ),
    )
    await app.init()
    return serve(server)
  },
})
