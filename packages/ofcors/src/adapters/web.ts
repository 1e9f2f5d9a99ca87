import { CORS_RESPONSE_HEADERS } from "../http/header-names.ts"
import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"

/** The response that answers at once: to a preflight, or to a rejected origin. */
export function responseOf(decision: Decision): Response {
  const headers = new Headers(decision.headers)
  if (decision.vary.length > 0) headers.set("Vary", decision.vary.join(", "))
  return new Response(null, { status: decision.status ?? 204, headers })
}

/** Writes a decision's headers to a response: to this one, or to a copy where its headers are immutable. */
export function withHeaders(response: Response, decision: Decision, policy: Policy): Response {
  // A switched protocol and a network error have no headers to write to.
  if (response.status === 101 || response.type === "error") return response
  if (
    decision.kind === "not-cors" &&
    decision.vary.length === 0 &&
    decision.headers["Access-Control-Allow-Origin"] === undefined
  )
    return response
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
  if (vary.length > 0) response.set("Vary", mergeVary(response.get("Vary") ?? undefined, vary))
  if (kind !== "not-cors") {
    const name = "Access-Control-Allow-Origin"
    const other = response.get(name)
    if (other !== null) policy.report("second-cors-layer", { header: name, value: other })
    // What others set must not stand where we give nothing.
    if (headers[name] === undefined) CORS_RESPONSE_HEADERS.forEach((foreign) => response.delete(foreign))
    else response.delete("Access-Control-Allow-Credentials")
  }
  for (const name in headers) response.set(name, headers[name]!)
}
