import { cors } from "ofcors/node"
import { addConformanceTests } from "../conformance.ts"
import { act } from "../host.ts"
import { serve } from "./listen.ts"
import { nodeIdiom } from "./node-idiom.ts"

addConformanceTests(
  {
    name: "node:http",
    idiom: nodeIdiom,
    lacks: { "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs" },
    start(settings, application) {
      const middleware = cors(settings)
      return serve((request, response) => {
        middleware(request, response, () => {
          application.called = true
          act(nodeIdiom, { request, response, next: () => {} }, application.handler)
        })
      })
    },
  },
  { listening: true },
)
