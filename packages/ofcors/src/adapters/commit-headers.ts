import type { ServerResponse } from "node:http"
import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"

/** The part of Node's responses that is written through; HTTP/2's compatibility API has it too. */
export type NodeResponse = Pick<
  ServerResponse,
  | "writeHead"
  | "headersSent"
  | "getHeader"
  | "getHeaderNames"
  | "setHeader"
  | "appendHeader"
  | "removeHeader"
  | "end"
  | "statusCode"
> & {
  /** Node's `http` links the two; HTTP/2's compatibility API does so too. */
  readonly req?: object
}

const ALLOW_ORIGIN = "Access-Control-Allow-Origin"
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"

type WriteHead = (status: number, reason?: unknown, fields?: unknown) => unknown

/**
 * Writes a decision's headers when the response head is sent, whoever sends it: handlers, error handlers and body
 * parsers that clear or replace headers before cannot lose them.
 */
export function commitHeaders(response: NodeResponse, decision: Decision, policy: Policy): void {
  commitThrough(response, policy, () => [response, decision])
}

/** A response whose head was not sent yet, and what is decided about it. */
export type Place = [response?: NodeResponse | undefined, decision?: Decision]

/** Does that for every response that has this `writeHead`, its own or its prototype's, and a place. */
export function commitThrough(
  target: Pick<NodeResponse, "writeHead">,
  policy: Policy,
  placeOf: (response: NodeResponse) => Place | undefined,
): void {
  const writeHead = target.writeHead as WriteHead
  target.writeHead = function committing(this: NodeResponse, status: number, reason?: unknown, fields?: unknown) {
    const place = placeOf(this)
    const decision = place?.[0] === this ? place[1] : undefined
    // Outside every rule there is nothing to write. Too late: Node says so itself, or on a closed HTTP/2 stream nothing.
    if ((decision?.vary[0] || decision?.headers[ALLOW_ORIGIN]) && !this.headersSent) {
      const passed = typeof reason === "string" ? fields : (fields ?? reason)
      // A look at the names costs as much as all the rest where there are any.
      if (passed && this.getHeaderNames().length === 0 && isApart(passed)) {
        // Not by spreading, which takes V8 three times as long here.
        fields = Object.assign({}, passed, decision.headers, decision.vary[0] && { Vary: decision.vary[0] })
      } else {
        if (passed) setFields(this, passed)
        write(this, decision, policy)
        // Where there is an object behind it, Node takes only a text for the reason.
        fields = passed && {}
      }
    }
    const result = writeHead.call(this, status, reason, fields)
    // Not where Node threw: whoever answers the error still needs it.
    if (decision) place![0] = undefined
    return result
  } as NodeResponse["writeHead"]
}

/** Whether nothing that is passed meets ours: the usual case of Fastify, and the fast one. */
function isApart(fields: object): boolean {
  return !Array.isArray(fields) && !Object.keys(fields).some((name) => /^(?:vary$|access-control-)/i.test(name))
}

/**
 * Sets the headers passed to `writeHead` as it would itself: they win over those set before, and a list may repeat
 * names. Once set, they can meet ours.
 */
function setFields(response: NodeResponse, fields: object): void {
  const list = (Array.isArray(fields) ? fields : Object.entries(fields)) as string[]
  const flat = Array.isArray(list[0]) ? list.flat() : list
  for (let index = 0; index < flat.length; index += 2) response.removeHeader(flat[index]!)
  for (let index = 0; index < flat.length; index += 2) response.appendHeader(flat[index]!, flat[index + 1]!)
}

function write(response: NodeResponse, { kind, headers, vary }: Decision, policy: Policy): void {
  const isGiven = headers[ALLOW_ORIGIN]
  const other = isGiven && !policy.isExplaining ? undefined : response.getHeader(ALLOW_ORIGIN)
  if (other) policy.report("second-cors-layer", { header: ALLOW_ORIGIN, value: String(other) })
  // What others set must not stand where we give nothing.
  if (isGiven) {
    if (!headers[ALLOW_CREDENTIALS]) response.removeHeader(ALLOW_CREDENTIALS)
  } else if (other || kind !== "not-cors") {
    for (const name of response.getHeaderNames()) if (name.startsWith("access-control-")) response.removeHeader(name)
  }
  for (const name in headers) response.setHeader(name, headers[name]!)
  if (vary[0]) {
    const existing = response.getHeader("vary")
    response.setHeader("Vary", existing ? mergeVary(String(existing), vary) : vary[0])
  }
}
