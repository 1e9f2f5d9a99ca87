import { serve } from "@hono/node-server"
import { Hono } from "hono"
import { BODY, BY_HAND, HEADERS, MAX_AGE, METHODS, NAMES, ORIGIN, SETTINGS, listening } from "./api.mjs"

export async function startHono(variant) {
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
}
