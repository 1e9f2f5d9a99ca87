import type { OutgoingHttpHeader, ServerResponse } from "node:http"
import { CORS_RESPONSE_HEADERS } from "../http/header-names.ts"
import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"

/** The part of Node's responses that is written through; HTTP/2's compatibility API has it too. */
export type NodeResponse = Pick<
  ServerResponse,
  "writeHead" | "setHeader" | "getHeader" | "removeHeader" | "appendHeader" | "end" | "statusCode"
>

type WriteHead = (status: number, reason?: unknown, fields?: unknown) => unknown

/**
 * Writes a decision's headers when the response head is sent, whoever sends it: handlers, error handlers and body
 * parsers that clear or replace headers before cannot lose them.
 */
export function commitHeaders(response: NodeResponse, decision: Decision, policy: Policy): void {
  const writeHead = response.writeHead as WriteHead
  const committing: WriteHead = (status, reason, fields) => {
    const hasReason = typeof reason === "string"
    const passed = hasReason ? fields : (fields ?? reason)
    if (passed) setFields(response, passed)
    write(response, decision, policy)
    return hasReason ? writeHead.call(response, status, reason) : writeHead.call(response, status)
  }
  response.writeHead = committing as NodeResponse["writeHead"]
}

/**
 * Sets the headers passed to `writeHead` as it would itself: they win over those set before, and a list may repeat
 * names. Once set, they can meet ours.
 */
function setFields(response: NodeResponse, fields: object): void {
  if (!Array.isArray(fields)) {
    for (const [name, value] of Object.entries(fields)) response.setHeader(name, value as OutgoingHttpHeader)
    return
  }
  const pairs = fields.flat() as OutgoingHttpHeader[]
  for (let index = 0; index < pairs.length; index += 2) response.removeHeader(String(pairs[index]))
  for (let index = 0; index < pairs.length; index += 2) {
    response.appendHeader(String(pairs[index]), pairs[index + 1] as string)
  }
}

function write(response: NodeResponse, { kind, headers, vary }: Decision, policy: Policy): void {
  if (kind !== "not-cors") {
    const name = "Access-Control-Allow-Origin"
    const other = response.getHeader(name)
    if (other !== undefined) policy.report("second-cors-layer", { header: name, value: String(other) })
    // What others set must not stand where we give nothing.
    if (headers[name] === undefined) CORS_RESPONSE_HEADERS.forEach((foreign) => response.removeHeader(foreign))
    else response.removeHeader("Access-Control-Allow-Credentials")
  }
  for (const name in headers) response.setHeader(name, headers[name]!)
  if (vary.length > 0) {
    const existing = response.getHeader("Vary")
    response.setHeader("Vary", existing === undefined ? vary[0]! : mergeVary(String(existing), vary))
  }
}
