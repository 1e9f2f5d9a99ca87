import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { type Colours, printable } from "../terminal.ts"

/**
 * Prints one line for each request to the API, once it is answered. Other paths are left out: after a failure the page
 * asks for `/`, to see whether anything answers.
 */
export function logRequests(
  listener: RequestListener,
  colours: Colours,
  print: (line: string) => void,
): RequestListener {
  return (request, response) => {
    if (request.url?.startsWith("/api/") === true)
      response.once("finish", () => print(describe(request, response, colours)))
    return listener(request, response)
  }
}

function describe(request: IncomingMessage, response: ServerResponse, { dim, green, red, yellow }: Colours): string {
  const status = response.statusCode
  const colour = status < 300 ? green : status < 500 ? yellow : red
  const what = `${(request.method ?? "").padEnd(7)} ${printable(request.url ?? "")}`
  return `  ${colour(status)}  ${what.padEnd(22)} ${dim(printable(noteOn(request, response)))}`.trimEnd()
}

function noteOn({ headers, method }: IncomingMessage, response: ServerResponse): string {
  const { origin } = headers
  if (origin === undefined) return ""
  const asked = headers["access-control-request-method"]
  if (method !== "OPTIONS" || asked === undefined) {
    if (!response.hasHeader("access-control-allow-origin")) return `not readable for ${origin}`
    return response.statusCode === 500 ? "the route threw; the page can read this answer too" : ""
  }
  if (response.statusCode === 403) return `preflight, refused to ${origin}`
  const names = headers["access-control-request-headers"]
  return `preflight for ${asked}${names === undefined ? "" : ` with ${names.split(",").join(", ")}`}`
}
