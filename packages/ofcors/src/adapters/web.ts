import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"

const ALLOW_ORIGIN = "Access-Control-Allow-Origin"
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"

/** The response that answers at once: to a preflight, or to a rejected origin. */
export function responseOf(decision: Decision): Response {
  const headers = new Headers(decision.headers)
  if (decision.vary.length > 0) headers.set("Vary", decision.vary.join(", "))
  return new Response(null, { status: decision.status ?? 204, headers })
}

/** What is sent for a thrown value that nobody else answers: the runtime's own 500 would lack the headers. */
export function responseFor(thrown: unknown): Response {
  if (thrown instanceof Response) return thrown
  console.error(thrown)
  return new Response("Internal Server Error", { status: 500 })
}

/** Whether a request is outside every rule: there is nothing to write, and errors are the runtime's as without us. */
export function isOutside({ status, vary, headers }: Decision): boolean {
  return status === undefined && vary.length === 0 && headers[ALLOW_ORIGIN] === undefined
}

/** Writes a decision's headers to a response: to this one, or to a copy where its headers are immutable. */
export function withHeaders(response: Response, decision: Decision, policy: Policy): Response {
  // A switched protocol (101) and a network error (0) take nothing. Only `status` and `headers` are read, because
  // bridges to Node build the whole Response for anything else.
  if (isOutside(decision)) return response
  if (response.status === 101 || response.status === 0) return response
  try {
    write(response.headers, decision, policy)
    return response
  } catch (error) {
    // Responses of fetch() and Response.redirect() are immutable: the first write throws, before anything changed.
    if (!(error instanceof TypeError)) throw error
    const copy = new Response(response.body, response)
    write(copy.headers, decision, policy)
    return copy
  }
}

function write(response: Headers, { kind, headers, vary }: Decision, policy: Policy): void {
  const own = response.get("Vary")
  // Most handlers set none, and merging takes longer than all the rest.
  if (vary.length > 0) response.set("Vary", own ? mergeVary(own, vary) : vary.join(", "))
  const isGiven = headers[ALLOW_ORIGIN] !== undefined
  // Runtimes keep headers outside of JavaScript: each look at them costs about as much as the whole decision.
  const other = isGiven && !policy.isExplaining ? null : response.get(ALLOW_ORIGIN)
  if (other) policy.report("second-cors-layer", { header: ALLOW_ORIGIN, value: other })
  // What others set must not stand where we give nothing.
  if (isGiven) {
    if (headers[ALLOW_CREDENTIALS] === undefined) response.delete(ALLOW_CREDENTIALS)
  } else if (other || kind !== "not-cors") {
    const foreign = [...response.keys()].filter((name) => name.startsWith("access-control-"))
    foreign.forEach((name) => response.delete(name))
  }
  for (const name in headers) response.set(name, headers[name]!)
}
