import { cors } from "ofcors/fetch"
import { type MiddlewareFunction, createRequestHandler } from "react-router"
import type { ServerBuild } from "react-router"

const withCors = cors({ allowedOrigins: ["https://a.example"] })

export const middleware: MiddlewareFunction<Response>[] = [({ request }, next) => withCors(() => next())(request)]

declare const build: ServerBuild
const handle = createRequestHandler(build)
export const fetch: (request: Request) => Response | Promise<Response> = withCors((request) => handle(request))
