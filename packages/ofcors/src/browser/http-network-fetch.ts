import { isToken } from "../http/token.ts"
import type { FetchParams } from "./fetch-params.ts"
import { headersAsRead } from "./headers-as-read.ts"
import type { SentRequest } from "./sent-request.ts"
import { localNetworkCheck } from "./local-network-access.ts"
import { currentUrl } from "./request.ts"
import type { CookieNotSent, Phase, RequestHead } from "./report.ts"
import { NETWORK_ERROR, type Outcome } from "./response.ts"
import type { OpenExchange } from "./trace.ts"
import { withoutFragment } from "./without-fragment.ts"
import type { HeaderLine, NetworkFailure, WireResponse } from "./transport.ts"

const ALGORITHM = "http-network-fetch"

/** Fetch, "HTTP-network fetch": one request to the transport, one response's head back. */
export async function httpNetworkFetch(
  params: FetchParams,
  http: SentRequest,
  cookiesNotSent: readonly CookieNotSent[],
): Promise<Outcome> {
  const { request, page, browser, trace, deadline } = params
  const { send } = browser
  const url = currentUrl(request)
  const phase: Phase = http.kind === "preflight" ? "preflight" : request.urls.length > 1 ? "redirect" : "actual"
  // 7. Obtain a connection: here the address is known, and Local Network Access decides.
  const checked = localNetworkCheck(params, url)
  const space = checked instanceof Promise ? await checked : checked
  if (space === NETWORK_ERROR) return NETWORK_ERROR
  // 8.3. If connection is an HTTP/1.x connection and the body's source is null, then return a network error.
  if (http.body !== null && http.body.source === undefined && send.streamsBodies === false)
    return trace.fail(ALGORITHM, "8.3", "stream-body", phase, {})
  const head: RequestHead = {
    method: http.method,
    url: withoutFragment(url),
    headers: http.headers,
    bodyLength: http.body === null ? 0 : (http.body.source?.length ?? -1),
  }
  const exchange: OpenExchange = { kind: http.kind, source: "network", request: head, cookiesNotSent }
  if (space !== undefined) exchange.addressSpace = space
  trace.exchanges.push(exchange)
  const index = trace.exchanges.length - 1
  deadline.check()
  // 8.5. Set response to the result of making an HTTP request over connection.
  const answer = await transmit(params, http, head)
  if ("error" in answer) {
    exchange.error = { kind: answer.error, message: answer.message }
    const facts = { reason: answer.message, url: head.url }
    return trace.fail(ALGORITHM, "8.5", `network-${answer.error}`, phase, facts, index)
  }
  const { status, statusText, body } = answer
  exchange.response = { status, statusText, headers: answer.headers }
  const headers = headersAsRead(answer.headers, browser.profile)
  if (body instanceof ReadableStream) trace.bodies.set(index, body)
  if (browser.profile.redirects.severalLocations === "no response" && hasDifferentLocations(answer.headers)) {
    const facts = { reason: "it has several lines of `Location` that differ", url: head.url }
    return trace.fail(ALGORITHM, "8.5", "network-malformed", phase, facts, index)
  }
  trace.step(ALGORITHM, "8.5", { method: http.method, url: head.url }, `status ${status}`, index)
  // 17. If includeCredentials is true, then parse and store response `Set-Cookie` headers.
  if (http.includeCredentials) {
    const refused = browser.cookies.store(url, page, headers)
    if (refused !== undefined)
      for (const { name, reason } of await refused) trace.note("cookie-not-stored", phase, { name, reason }, index)
  }
  const urls = [...request.urls]
  return { status, statusText, headers, body, urls, exchange: index, rangeRequested: false, opaqueRedirect: false }
}

/** Asks the transport; whatever it throws is a broken connection, since no algorithm may. */
async function transmit(
  { browser, deadline }: FetchParams,
  http: SentRequest,
  head: RequestHead,
): Promise<WireResponse | NetworkFailure> {
  try {
    const answer = browser.send({
      method: head.method,
      url: head.url,
      headers: head.headers,
      body: http.body === null ? null : (http.body.source ?? http.body.stream ?? null),
      get signal() {
        return deadline.signal
      },
    })
    return readable(answer instanceof Promise ? await deadline.wait(answer) : answer)
  } catch (error) {
    deadline.check()
    return { error: "reset", message: error instanceof Error ? error.message : String(error) }
  }
}

/** The answer, unless no HTTP could have brought it: transports are of many makers. */
function readable(answer: WireResponse | NetworkFailure): WireResponse | NetworkFailure {
  if ("error" in answer) return answer
  const { status, headers } = answer
  if (!Number.isInteger(status) || status < 0 || status > 999)
    return { error: "malformed", message: `\`${status}\` is no status` }
  const odd = headers.find(([name, value]) => !isToken(name) || !isHeaderValue(value))
  return odd === undefined ? answer : { error: "malformed", message: `\`${odd[0]}\` is no header that can be sent` }
}

/** Fetch, "header value", whitespace around it left aside: bytes without NUL, CR and LF. */
function isHeaderValue(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the standard names these bytes
  return !/[\0\r\n]|[^\0-\xff]/.test(value)
}

function hasDifferentLocations(headers: readonly HeaderLine[]): boolean {
  let first: string | undefined
  for (const [name, value] of headers) {
    if (name.length !== 8 || name.toLowerCase() !== "location") continue
    if (first !== undefined && value !== first) return true
    first = value
  }
  return false
}
