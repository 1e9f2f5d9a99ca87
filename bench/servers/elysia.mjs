import { Elysia } from "elysia"
import { BODY, BY_HAND, HEADERS, MAX_AGE, METHODS, ORIGIN, SETTINGS } from "./api.mjs"

/** On Bun, which Elysia is made for. */
export async function startElysia(variant) {
  const app = new Elysia()
  if (variant === "hand") {
    app.onRequest(({ set }) => {
      Object.assign(set.headers, BY_HAND)
    })
  }
  if (variant === "peer") {
    const { cors } = await import("@elysiajs/cors")
    app.use(cors({ origin: [ORIGIN], methods: METHODS, allowedHeaders: HEADERS, exposeHeaders: [], maxAge: MAX_AGE }))
  }
  if (variant === "ours") app.use((await import("ofcors/elysia")).cors(SETTINGS))
  app.get("/", () => BODY)
  return app.listen({ port: 0, hostname: "127.0.0.1" }).server.port
}
