import { BODY, BY_HAND, NAMES, SETTINGS, corsOptions, listening } from "./api.mjs"

/** Either version of Express. */
export async function startExpress(variant, { default: express }) {
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
}
