import type { OutgoingHttpHeader, ServerResponse } from "node:http"
import { mergeVary } from "../http/vary.ts"
import type { Decision } from "../server/decision.ts"
import type { Policy } from "../server/policy.ts"

/** The part of Node's responses that is written through; HTTP/2's compatibility API has it too. */
export type NodeResponse = Pick<
  ServerResponse,
  "writeHead" | "setHeader" | "getHeader" | "removeHeader" | "end" | "statusCode" | "headersSent"
>

/** What `writeHead` takes for headers: an object, `[name, value, name, value]`, or pairs. */
type Fields = Record<string, OutgoingHttpHeader> | readonly unknown[]

type WriteHead = (status: number, reason?: unknown, fields?: unknown) => unknown

const ALLOW_ORIGIN = "access-control-allow-origin"
const CORS_HEADERS = [
  ALLOW_ORIGIN,
  "access-control-allow-credentials",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-allow-private-network",
  "access-control-expose-headers",
  "access-control-max-age",
]

/**
 * Writes a decision's headers when the response head is sent, whoever sends it: handlers, error handlers and body
 * parsers that clear or replace headers before cannot lose them.
 */
export function commitHeaders(response: NodeResponse, decision: Decision, policy: Policy): void {
  const writeHead = response.writeHead as WriteHead
  const committing: WriteHead = (status, reason, fields) => {
    const given = typeof reason === "string" ? fields : (fields ?? reason)
    const passed = typeof given === "object" && given !== null ? readFields(given as Fields) : undefined
    const other = passed?.find(([name]) => name.toLowerCase() === ALLOW_ORIGIN)?.[1] ?? response.getHeader(ALLOW_ORIGIN)
    if (other !== undefined && decision.kind !== "not-cors") {
      policy.report("second-cors-layer", { header: "Access-Control-Allow-Origin", value: String(other) })
    }
    if (passed === undefined) {
      write(response, decision)
      return typeof reason === "string" ? writeHead.call(response, status, reason) : writeHead.call(response, status)
    }
    const merged = mergeFields(response, passed, decision, Array.isArray(given))
    return typeof reason === "string"
      ? writeHead.call(response, status, reason, merged)
      : writeHead.call(response, status, merged)
  }
  response.writeHead = committing as NodeResponse["writeHead"]
}

function write(response: NodeResponse, decision: Decision): void {
  removeForeign(response, decision)
  for (const name in decision.headers) response.setHeader(name, decision.headers[name]!)
  if (decision.vary.length > 0) response.setHeader("Vary", varyOf(response.getHeader("vary"), decision))
}

/** Headers passed to `writeHead` win over those set before, so ours join them and theirs of the same name go. */
function mergeFields(response: NodeResponse, passed: Pairs, decision: Decision, asList: boolean): unknown {
  removeForeign(response, decision)
  const foreign = foreignHeaders(decision)
  const vary = passed.filter(([name]) => name.toLowerCase() === "vary").map(([, value]) => String(value))
  const kept = passed.filter(([name]) => {
    const lower = name.toLowerCase()
    return (
      !foreign.includes(lower) &&
      !(decision.vary.length > 0 && lower === "vary") &&
      !(lower.startsWith("access-control-") && isOurs(lower, decision))
    )
  })
  const ours: [string, OutgoingHttpHeader][] = Object.entries(decision.headers)
  if (decision.vary.length > 0)
    ours.push(["Vary", varyOf(vary.length > 0 ? vary.join(", ") : response.getHeader("vary"), decision)])
  const merged = [...kept, ...ours]
  return asList ? merged.flat() : Object.fromEntries(merged)
}

type Pairs = readonly (readonly [string, OutgoingHttpHeader])[]

function readFields(fields: Fields): Pairs {
  if (!Array.isArray(fields)) return Object.entries(fields as Record<string, OutgoingHttpHeader>)
  if (Array.isArray(fields[0])) return fields as Pairs
  return fields.flatMap((name, index) =>
    index % 2 === 0 ? [[String(name), fields[index + 1] as OutgoingHttpHeader] as const] : [],
  )
}

function removeForeign(response: NodeResponse, decision: Decision): void {
  for (const name of foreignHeaders(decision)) response.removeHeader(name)
}

const NONE: readonly string[] = []
const CREDENTIALS: readonly string[] = ["access-control-allow-credentials"]

/** CORS headers of others that must not stand: all of them for a refused origin, credentials where we give none. */
function foreignHeaders({ kind, headers }: Decision): readonly string[] {
  if (kind === "not-cors") return NONE
  if (headers["Access-Control-Allow-Origin"] === undefined) return CORS_HEADERS
  return headers["Access-Control-Allow-Credentials"] === undefined ? CREDENTIALS : NONE
}

function isOurs(name: string, { headers }: Decision): boolean {
  return Object.keys(headers).some((ours) => ours.toLowerCase() === name)
}

function varyOf(existing: OutgoingHttpHeader | undefined, { vary }: Decision): string {
  return existing === undefined && vary.length === 1
    ? vary[0]!
    : mergeVary(existing === undefined ? undefined : String(existing), vary)
}
