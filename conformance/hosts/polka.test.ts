import { cors } from "ofcors/node"
import polka from "polka"
import { addConformanceTests } from "../conformance.ts"
import { type Idiom, act } from "../host.ts"
import { serve } from "./listen.ts"
import { type NodeContext, nodeIdiom, parseJson, withErrors } from "./node-idiom.ts"

/** Polka 0.5 has no try around handlers: it learns of errors from `next(error)` alone. */
const idiom: Idiom<NodeContext> = {
  ...nodeIdiom,
  ends: {
    ...nodeIdiom.ends,
    "pass error": withErrors["pass error"],
    "own error handler": withErrors["own error handler"],
    "not found": withErrors["not found"],
    "parse body": nodeIdiom.ends.send,
  },
}

addConformanceTests({
  name: "polka 0.5",
  idiom,
  lacks: { "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs" },
  start(settings, application) {
    const app = polka({
      onError(error, _request, response) {
        const { status = 500, code } = error as { status?: number; code?: number }
        response.statusCode = application.handler.ends === "own error handler" ? 503 : (code ?? status)
        response.end("sorry")
      },
    })
    app.use(cors(settings))
    app.use((_request, _response, next) => {
      application.called = true
      next()
    })
    app.use((request, response, next) => {
      if (application.handler.ends === "parse body") parseJson(request, response, next)
      else next()
    })
    app.use((request, response, next) => {
      act(idiom, { request, response, next }, application.handler)
    })
    return serve(app.handler)
  },
})
