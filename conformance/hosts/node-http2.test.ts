import type { IncomingMessage, ServerResponse } from "node:http"
import { type Http2ServerResponse, constants, createServer } from "node:http2"
import type { AddressInfo } from "node:net"
import { cors } from "ofcors/node"
import { addConformanceTests } from "../conformance.ts"
import { type Idiom, act } from "../host.ts"
import { MAX_HEADER_SECTION, openSession, sendHttp2 } from "../http2-client.ts"
import { type NodeContext, nodeIdiom } from "./node-idiom.ts"

/** The compatibility API of HTTP/2 promises to be that of HTTP/1. */
const idiom: Idiom<NodeContext> = {
  ...nodeIdiom,
  ends: {
    ...nodeIdiom.ends,
    "writeHead reason": "HTTP/2 has no reason phrase",
    abort({ response }, { status, body }) {
      response.statusCode = status
      response.write(body ?? "")
      const { stream } = response as unknown as Http2ServerResponse
      setTimeout(() => stream.close(constants.NGHTTP2_INTERNAL_ERROR), 5)
    },
  },
}

addConformanceTests({
  name: "node:http2",
  idiom,
  lacks: {
    "absolute target": "HTTP/2 has :authority and :path instead",
    "huge header": "HTTP/2 in Node takes no header of more than 64 kB",
    "HTTP/1 lines": "HTTP/2 takes most headers once, and no spaces around their values",
  },
  start(settings, application) {
    const middleware = cors(settings)
    const server = createServer({ settings: { maxHeaderListSize: MAX_HEADER_SECTION } }, (request, response) => {
      middleware(request, response, () => {
        application.called = true
        const context = { request, response, next: () => {} } as unknown as {
          request: IncomingMessage
          response: ServerResponse
          next: () => void
        }
        act(idiom, context, application.handler)
      })
    })
    return new Promise((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const session = openSession((server.address() as AddressInfo).port)
        resolve({
          send: (request) => sendHttp2(session, request),
          close: () =>
            new Promise((closed) => {
              session.close(() => server.close(() => closed()))
            }),
        })
      })
    })
  },
})
