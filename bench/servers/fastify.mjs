import { fastify } from "fastify"
import { BODY, BY_HAND, NAMES, SETTINGS, corsOptions } from "./api.mjs"

export async function startFastify(variant) {
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
}
