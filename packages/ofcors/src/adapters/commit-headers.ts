import type { OutgoingHttpHeader, ServerResponse } from "node:http"
import { CORS_RESPONSE_HEADERS } from "../http/header-names.ts"
import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"

/** The part of Node's responses that is written through; HTTP/2's compatibility API has it too. */
export type NodeResponse = Pick<
  ServerResponse,
  "writeHead" | "setHeader" | "getHeader" | "getHeaderNames" | "removeHeader" | "appendHeader" | "end" | "statusCode"
>

type WriteHead = (status: number, reason?: unknown, fields?: unknown) => unknown

/**
 * Writes a decision's headers when the response head is sent, whoever sends it: handlers, error handlers and body
 * parsers that clear or replace headers before cannot lose them.
 */
export function commitHeaders(response: NodeResponse, decision: Decision, policy: Policy): void {
  const writeHead = response.writeHead as WriteHead
  const committing: WriteHead = (status, reason, fields) => {
    const message = typeof reason === "string" ? reason : undefined
    const passed = fields ?? (message === undefined ? reason : undefined)
    if (passed) setFields(response, passed)
    write(response, decision, policy)
    return writeHead.call(response, status, message)
  }
  response.writeHead = committing as NodeResponse["writeHead"]
}

/** Whether the passed headers and ours have nothing to do with each other: the usual case, and the fast one. */
function isApart(response: NodeResponse, fields: object): boolean {
  return (
    !Array.isArray(fields) &&
    response.getHeaderNames().length === 0 &&
    !Object.keys(fields).some((name) => /^(?:vary$|access-control-)/i.test(name))
  )
}

/**
 * Sets the headers passed to `writeHead` as it would itself: they win over those set before, and a list may repeat
 * names. Once set, they can meet ours.
 */
function setFields(response: NodeResponse, fields: object): void {
  const pairs = (
    !Array.isArray(fields)
      ? Object.entries(fields)
      : Array.isArray(fields[0])
        ? fields
        : fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1]]] : []))
  ) as [string, string][]
  for (const [name] of pairs) response.removeHeader(name)
  for (const [name, value] of pairs) response.appendHeader(name, value)
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
