import { type CorsSettings, createPolicy } from "ofcors"
import type { PolicyDocument } from "../../src/policy-file/policy-document.ts"
import { readRegexes } from "../../src/policy-file/read-regexes.ts"
import type { OracleRequest, OracleResponse, OracleSettings } from "./oracle/django-oracle.ts"
import type { DjangoSettings, PythonValue } from "../../src/import/python-value.ts"

/** What a response says of CORS; lists without spaces, repetitions and capitals, which mean nothing in them. */
export interface Observed {
  /** Of a preflight only: the application answers everything else. */
  readonly status: number | undefined
  readonly origin: string | undefined
  readonly credentials: string | undefined
  readonly methods: string | undefined
  readonly headers: string | undefined
  readonly exposed: string | undefined
  readonly maxAge: string | undefined
  readonly privateNetwork: string | undefined
  readonly varies: boolean
}

/** Whether a request is a preflight. */
export function isPreflight({ method, headers = {} }: OracleRequest): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined
}

/** What django-cors-headers answered. */
export function observeDjango(response: OracleResponse, request: OracleRequest): Observed {
  // An OPTIONS that the middleware did not answer reached the view, as any other request.
  const answered = isPreflight(request) && response.headers["content-length"] === "0"
  return observe(response.headers, answered ? response.status : undefined)
}

/** What our engine answers with these settings. */
export function observeOurs(
  policy: PolicyDocument,
  { method = "GET", path = "/", headers = {} }: OracleRequest,
): Observed {
  const decision = createPolicy({ ...(readRegexes(policy) as CorsSettings), explain: false }).decide({
    method,
    url: path,
    headers,
  })
  if (decision instanceof Promise) throw new Error("plain settings decide at once")
  const lowered = Object.entries(decision.headers).map(([name, value]) => [name.toLowerCase(), value])
  return observe({ ...Object.fromEntries(lowered), vary: decision.vary.join(", ") }, decision.status)
}

/** Settings in the notation of the oracle. */
export function toOracle(settings: DjangoSettings): OracleSettings {
  return Object.fromEntries([...settings].map(([name, value]) => [name, valueToOracle(value)]))
}

function valueToOracle(value: PythonValue): unknown {
  if (typeof value !== "object" || value === null) return value
  if (value.kind === "regex") return { $regex: value.source, $flags: value.flags }
  if (value.kind === "other") throw new Error(`JSON cannot say ${value.type}`)
  const items = value.items.map(valueToOracle)
  return value.kind === "list" ? items : { [`$${value.kind}`]: items }
}

function observe(headers: Readonly<Record<string, string>>, status: number | undefined): Observed {
  return {
    status,
    origin: headers["access-control-allow-origin"],
    credentials: headers["access-control-allow-credentials"],
    methods: plainList(headers["access-control-allow-methods"], false),
    headers: plainList(headers["access-control-allow-headers"], true),
    exposed: plainList(headers["access-control-expose-headers"], true),
    maxAge: headers["access-control-max-age"],
    privateNetwork: headers["access-control-allow-private-network"],
    varies: /(?:^|,)\s*origin\s*(?:,|$)/i.test(headers["vary"] ?? ""),
  }
}

function plainList(value: string | undefined, ignoreCase: boolean): string | undefined {
  const names = (ignoreCase ? value?.toLowerCase() : value)?.split(",").map((name) => name.trim())
  return names && [...new Set(names)].join(", ")
}
