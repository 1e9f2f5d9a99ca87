import { createServer } from "node:http"
import { BODY, BY_HAND, NAMES, SETTINGS, corsOptions, listening } from "./api.mjs"

const body = JSON.stringify(BODY)

function answer(response) {
  response.setHeader("Content-Type", "application/json")
  response.setHeader("Content-Length", body.length)
  response.end(body)
}

/** What stands before the answer, as `(request, response, next)`. */
async function middlewareOf(variant) {
  if (variant === "peer") return (await import("cors")).default(corsOptions())
  if (variant === "ours") return (await import("ofcors/node")).cors(SETTINGS)
  if (variant === "bare") return (_request, _response, next) => next()
  return (_request, response, next) => {
    for (const name of NAMES) response.setHeader(name, BY_HAND[name])
    next()
  }
}

export async function startNode(variant) {
  const middleware = await middlewareOf(variant)
  const server = createServer((request, response) => middleware(request, response, () => answer(response)))
  return listening(server.listen(0, "127.0.0.1"))
}
