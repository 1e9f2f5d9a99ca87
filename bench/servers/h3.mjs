import { H3, handleCors, serve } from "h3"
import { BODY, BY_HAND, HEADERS, MAX_AGE, METHODS, NAMES, ORIGIN, SETTINGS } from "./api.mjs"

export async function startH3(variant) {
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
  if (variant === "ours") app.register((await import("ofcors/h3")).cors(SETTINGS))
  app.get("/", () => BODY)
  const server = serve(app, { port: 0, hostname: "127.0.0.1", silent: true })
  await server.ready()
  return Number(new URL(server.url).port)
}
