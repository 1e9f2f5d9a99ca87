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

function requestOf({ method, url, headers, body, signal }: WireRequest): Request {
  const init = { method, headers: headers as [string, string][] } as RequestInit & { duplex?: string }
  if (body !== null) {
    init.body = body as BodyInit
    init.duplex = "half"
  }
  const request = new Request(url, init)
  // Browsers drop `Origin` and its like here; the application must see what a browser would have sent.
  if (request.headers.get("user-agent") === null || dropsOrigin(headers, request))
    Object.defineProperty(request, "headers", { value: new Headers(headers as [string, string][]) })
  Object.defineProperty(request, "signal", { get: () => signal, configurable: true })
  return request
}

function dropsOrigin(headers: readonly HeaderLine[], request: Request): boolean {
  return headers.some(([name]) => name === "Origin") && !request.headers.has("origin")
}

function wireResponse(response: Response): WireResponse {
  const headers: HeaderLine[] = []
  response.headers.forEach((value, name) => headers.push([name, value]))
  return { status: response.status, statusText: response.statusText, headers, body: response.body }
}
