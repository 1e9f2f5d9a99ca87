import type { IncomingMessage, ServerResponse } from "node:http"
import connect from "connect"
import { cors } from "ofcors/node"
import { addConformanceTests } from "../conformance.ts"
import { type Idiom, act } from "../host.ts"
import { serve } from "./listen.ts"
import { type NodeContext, nodeIdiom, parseJson, withErrors } from "./node-idiom.ts"

const idiom: Idiom<NodeContext> = {
  ...nodeIdiom,
  ends: {
    ...nodeIdiom.ends,
    ...withErrors,
    "reject error": "Connect leaves rejected promises unhandled: the process ends",
    "parse body": nodeIdiom.ends.send,
  },
}

addConformanceTests({
  name: "connect",
  idiom,
  lacks: {
    "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs",
    "asterisk target": "Connect runs no middleware for `*`",
  },
  start(settings, application) {
    const app = connect()
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
    app.use((error: unknown, _request: IncomingMessage, response: ServerResponse, next: connect.NextFunction) => {
      if (application.handler.ends !== "own error handler") next(error)
      else response.writeHead(503, { "Content-Type": "text/plain" }).end("sorry")
    })
    return serve(app)
  },
})
