import { cors } from "ofcors/fetch"
import { type Ending, type Host, type Idiom, type RunningHost, act } from "../host.ts"
import { throwing } from "./throwing.ts"
import { NO_HEAD, redirectTo, responseFrom, streamOf } from "./web-endings.ts"

const NO_FRAMEWORK = "without a framework every answer is the application's"

/** Handlers of Fetch's shape make their headers and return them with the response. */
function withHeaders(headers: Headers, ending: Ending, body: ConstructorParameters<typeof Response>[0]): Response {
  return new Response(body, { status: ending.status, headers })
}

/** How plain handlers of Fetch's shape answer. */
export const fetchIdiom: Idiom<Headers> = {
  set: (headers, name, value) => headers.set(name, value),
  append: (headers, name, value) => headers.append(name, value),
  vary: "Fetch has no function for Vary",
  remove: (headers, name) => headers.delete(name),
  names: (headers) => headers.keys(),
  ends: {
    send: (headers, ending) => withHeaders(headers, ending, ending.body),
    "writeHead object": NO_HEAD,
    "writeHead list": NO_HEAD,
    "writeHead reason": NO_HEAD,
    flush: NO_HEAD,
    chunks: (headers, ending) =>
      withHeaders(headers, ending, streamOf([ending.body?.slice(0, 2) ?? "", ending.body?.slice(2) ?? ""])),
    stream: (headers, ending) => withHeaders(headers, ending, streamOf([ending.body ?? ""])),
    "early hints": NO_HEAD,
    response: (_headers, ending) => responseFrom(ending),
    "redirect response": (_headers, { location }) => redirectTo(location),
    redirect: (_headers, { location }) => new Response(null, { status: 302, headers: { Location: location } }),
    ...throwing,
    "throw http error": (_headers, ending) => {
      // eslint-disable-next-line typescript/only-throw-error -- the way of handlers of this shape
      throw responseFrom(ending)
    },
    "pass error": NO_FRAMEWORK,
    "own error handler": NO_FRAMEWORK,
    "not found": NO_FRAMEWORK,
    "parse body": NO_FRAMEWORK,
    abort: (headers, ending) =>
      withHeaders(headers, ending, streamOf([ending.body ?? ""], new Error("the stream failed"))),
  },
}

/** Listens with a handler of Fetch's shape, in a runtime's own way. */
export type ServeFetch = (handler: (request: Request) => Response | Promise<Response>) => Promise<RunningHost>

/** A host of plain handlers of Fetch's shape. */
export function fetchHost(name: string, lacks: Host["lacks"], serve: ServeFetch): Host {
  return {
    name,
    idiom: fetchIdiom,
    lacks,
    start: (settings, application) =>
      serve(
        cors(settings)(async () => {
          application.called = true
          return (await act(fetchIdiom, new Headers(), application.handler)) as Response
        }),
      ),
  }
}
