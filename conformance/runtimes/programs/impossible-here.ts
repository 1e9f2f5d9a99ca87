/**
 * What a runtime does not let through to any code, beyond what the hosts say of themselves; docs/runtimes.md says the
 * same.
 *
 * @module
 */
import { readText } from "../../settings.ts"
import type { Case, VectorRequest } from "../../vector.ts"

interface Limit {
  /** Default: every runtime. */
  readonly runtime?: "Bun" | "Deno" | "workerd"
  /** The hosts that it concerns, by their names. */
  readonly hosts: RegExp
  readonly concerns: (vector: Case) => boolean
  readonly reason: string
}

const LONG = 65_536

const LIMITS: readonly Limit[] = [
  {
    hosts: /^elysia \d/,
    concerns: ({ handler: { headers = [] } = {} }) => headers.filter(([name]) => name === "Set-Cookie").length > 1,
    reason: "Elysia's adapter for Node sends the last of several cookies of a Response",
  },
  {
    runtime: "Bun",
    hosts: /./,
    concerns: ({ needs = [] }) => needs.includes("asterisk target"),
    reason: "Bun's HTTP parser answers 400 to the target `*`",
  },
  {
    runtime: "Bun",
    hosts: /^node:http2$/,
    concerns: ({ request }) => lengthOf(request) >= LONG,
    reason: "Bun closes the HTTP/2 session of a header section of 64 kB",
  },
  {
    runtime: "Bun",
    hosts: /^node:http2$/,
    concerns: ({ handler = {} }) => handler.ends === "abort",
    reason: "Bun's HTTP/2 client takes a broken stream for one that ended",
  },
  {
    runtime: "Deno",
    hosts: /Deno\.serve$|^h3/,
    concerns: ({ request }) => lengthOf(request) >= LONG,
    reason: "Deno.serve answers 400 to a head of 64 kB",
  },
  {
    runtime: "Deno",
    hosts: /fastify/,
    concerns: ({ needs = [] }) => needs.includes("absolute target"),
    reason: "Fastify in Deno answers 400 to an absolute target before any hook runs",
  },
  {
    runtime: "workerd",
    hosts: /./,
    concerns: ({ request: { path = "" } }) => readText(path).length >= LONG,
    reason: "workerd answers 414 to a path of 64 kB",
  },
  {
    runtime: "workerd",
    hosts: /./,
    concerns: ({ request: { headers = [] } }) =>
      headers.some(([name, value]) => name.toLowerCase() === "origin" && value === ""),
    reason: "workerd drops an `Origin` line without a value, which no browser sends",
  },
]

const RUNTIME =
  "Bun" in globalThis ? "Bun" : "Deno" in globalThis ? "Deno" : process.env["OFCORS_WORKERD"] ? "workerd" : "Node"

/** Why a vector cannot reach a host in this runtime; `undefined` where it can. */
export function whyNotHere(host: string, vector: Case): string | undefined {
  return LIMITS.find(
    ({ runtime = RUNTIME, hosts, concerns }) => runtime === RUNTIME && hosts.test(host) && concerns(vector),
  )?.reason
}

/** Of the request line and the header lines, nearly: what a server must hold before it can answer. */
function lengthOf({ path = "", headers = [] }: VectorRequest): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + readText(value).length, readText(path).length)
}
