import type { Express, NextFunction, Request, Response } from "express"
import { cors } from "ofcors/express"
import { type Host, type Idiom, act } from "../host.ts"
import { serve } from "./listen.ts"
import { nodeIdiom, parseJson, withErrors } from "./node-idiom.ts"

/** What Express gives a handler. */
export interface ExpressContext {
  readonly request: Request
  readonly response: Response
  readonly next: NextFunction
}

/** The ways of Express, the same in both versions. */
export const expressIdiom: Idiom<ExpressContext> = {
  set: ({ response }, name, value) => response.set(name, value),
  append: ({ response }, name, value) => response.append(name, value),
  vary: ({ response }, name) => response.vary(name),
  remove: ({ response }, name) => response.removeHeader(name),
  names: nodeIdiom.names,
  ends: {
    ...nodeIdiom.ends,
    ...withErrors,
    send: ({ response }, { status, body }) =>
      body === null ? response.status(status).end() : response.status(status).send(body),
    "parse body": ({ response }, { status, body }) => response.status(status).send(body),
    redirect: ({ response }, { location }) => response.redirect(location),
  },
}

/** A host of either version. */
export function expressHost(name: string, idiom: Idiom<ExpressContext>, createApp: () => Express): Host {
  return {
    name,
    idiom,
    lacks: { "lower-case method": "Node's HTTP/1 parser answers 400 before any code runs" },
    start(settings, application) {
      const app = createApp()
      // Node loses repeated names of a list passed to writeHead where any header was set before.
      app.disable("x-powered-by")
      app.use(cors(settings))
      app.use((_request, _response, next) => {
        application.called = true
        next()
      })
      app.use((request, response, next) => {
        if (application.handler.ends === "parse body") parseJson(request, response, next)
        else next()
      })
      app.use((request, response, next) => act(idiom, { request, response, next }, application.handler))
      app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
        if (application.handler.ends !== "own error handler") return next(error)
        response.status(503).send("sorry")
      })
      return serve(app)
    },
  }
}
