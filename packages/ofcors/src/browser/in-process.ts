import type { HeaderLine, Send, WireRequest, WireResponse } from "./transport.ts"

/** An application that answers Fetch requests: Hono's `app.fetch`, a Worker's `fetch`, any `(Request) => Response`. */
export type FetchHandler = (request: Request) => Response | Promise<Response>

/**
 * A transport to an application in this process: nothing listens, nothing is sent.
 *
 * Give it a function, or one by origin where redirects lead from one application to another; an origin that is not
 * named refuses the connection.
 */
export function inProcess(handler: FetchHandler | Readonly<Record<string, FetchHandler>>): Send {
  return (request) => {
    const app = typeof handler === "function" ? handler : handler[new URL(request.url).origin]
    if (app === undefined)
      return { error: "refused", message: `no application is given for ${new URL(request.url).origin}` }
    const answer = app(requestOf(request))
    return answer instanceof Promise ? answer.then(wireResponse) : wireResponse(answer)
  }
}

/** Makes a request as a server gets it. */
let newServerRequest: ((wire: WireRequest, init: RequestInit) => Request) | undefined

/** Not defined before it is needed: Node's `Request` loads a whole HTTP client, which other transports do without. */
function defineServerRequest(): (wire: WireRequest, init: RequestInit) => Request {
  /** Its signal is made only for those who ask. */
  class ServerRequest extends Request {
    readonly #wire: WireRequest

    constructor(wire: WireRequest, init: RequestInit) {
      super(wire.url, init)
      this.#wire = wire
    }

    override get signal(): AbortSignal {
      return this.#wire.signal
    }
  }
  return (wire, init) => new ServerRequest(wire, init)
}

function requestOf(wire: WireRequest): Request {
  const { method, headers, body } = wire
  const init: RequestInit & { duplex?: string } = { method, headers: recordOf(headers) }
  if (body !== null) {
    init.body = body as BodyInit
    init.duplex = "half"
  }
  newServerRequest ??= defineServerRequest()
  const request = newServerRequest(wire, init)
  if (guardsHeaders()) Object.defineProperty(request, "headers", { value: new Headers(headers as [string, string][]) })
  return request
}

/**
 * Headers as an object, which runtimes read faster than pairs, and faster still with a prototype. Their names differ:
 * repeated ones were combined.
 */
function recordOf(headers: readonly HeaderLine[]): Record<string, string> {
  const record: Record<string, string> = {}
  for (const [name, value] of headers) {
    if (name === "__proto__") Object.defineProperty(record, name, { value, enumerable: true })
    else record[name] = value
  }
  return record
}

let isGuarding: boolean | undefined

/** Browsers keep `Origin` and its like out of a `Request`; an application must see what a browser would have sent. */
function guardsHeaders(): boolean {
  isGuarding ??= !new Request("http://localhost/", { headers: { origin: "http://localhost" } }).headers.has("origin")
  return isGuarding
}

function wireResponse(response: Response): WireResponse {
  const headers: HeaderLine[] = []
  response.headers.forEach((value, name) => headers.push([name, value]))
  return { status: response.status, statusText: response.statusText, headers, body: response.body }
}
