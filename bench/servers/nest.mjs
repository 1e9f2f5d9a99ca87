import "reflect-metadata"
import { Controller, Get, Module } from "@nestjs/common"
import { NestFactory } from "@nestjs/core"
import { BODY, BY_HAND, NAMES, SETTINGS, corsOptions } from "./api.mjs"

class Items {
  all() {
    return BODY
  }
}
// Decorators, as functions: this is plain JavaScript.
Get()(Items.prototype, "all", Object.getOwnPropertyDescriptor(Items.prototype, "all"))
Controller()(Items)

class Application {}
Module({ controllers: [Items] })(Application)

export async function startNest(variant) {
  const app = await NestFactory.create(Application, { logger: false })
  if (variant === "hand") {
    app.use((_request, response, next) => {
      for (const name of NAMES) response.setHeader(name, BY_HAND[name])
      next()
    })
  }
  if (variant === "peer") app.enableCors(corsOptions())
  if (variant === "ours") app.use((await import("ofcors/nest")).cors(SETTINGS))
  await app.listen(0, "127.0.0.1")
  return app.getHttpServer().address().port
}
