import Koa from "koa"
import { BODY, BY_HAND, HEADERS, MAX_AGE, METHODS, NAMES, ORIGIN, SETTINGS, listening } from "./api.mjs"

export async function startKoa(variant) {
  const app = new Koa()
  if (variant === "hand") {
    app.use((ctx, next) => {
      for (const name of NAMES) ctx.set(name, BY_HAND[name])
      return next()
    })
  }
  if (variant === "peer") {
    const { default: cors } = await import("@koa/cors")
    app.use(cors({ origin: ORIGIN, credentials: true, allowMethods: METHODS, allowHeaders: HEADERS, maxAge: MAX_AGE }))
  }
  if (variant === "ours") app.use((await import("ofcors/koa")).cors(SETTINGS))
  app.use((ctx) => {
    ctx.body = BODY
  })
  return listening(app.listen(0, "127.0.0.1"))
}
