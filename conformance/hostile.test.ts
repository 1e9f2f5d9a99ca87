import fc from "fast-check"
import type { CorsRequest, Decision } from "ofcors"
import { afterAll, describe, expect, test } from "vitest"
import { GUARDED, type Guarded } from "./hostile/policies.ts"
import { hostileRequest } from "./hostile/requests.ts"

/** How many requests are generated in all; `npm run hostile` takes a million. */
const RUNS = Number(process.env["OFCORS_HOSTILE_RUNS"] ?? 60_000)
const SEEDS = [1, 1_789, 20_261_123, Math.floor(Math.random() * 2 ** 31)]

describe("hostile requests", () => {
  test.each(SEEDS)(
    "learn nothing and break nothing (seed %i)",
    (seed) => {
      fc.assert(fc.property(hostileRequest, checkAll), { seed, numRuns: Math.ceil(RUNS / SEEDS.length) })
    },
    60_000 + RUNS,
  )

  afterAll(() => console.log(`hostile: ${RUNS} requests x ${GUARDED.length} policies, seeds ${SEEDS.join(", ")}`))
})

function checkAll(request: CorsRequest): void {
  for (const guarded of GUARDED) check(guarded, request)
}

/** Throws where a policy answers what it must not. */
function check({ policy, allows, open, constants, name }: Guarded, request: CorsRequest): void {
  const decision = policy.decide(request)
  if (decision instanceof Promise) throw new Error("a policy without functions answered later")
  const origin = originOf(request)
  const allowed = origin === undefined ? false : allows(origin)
  const fail = (what: string): never => {
    throw new Error(`${name}: ${what}: ${JSON.stringify(decision)}`)
  }

  for (const [header, value] of Object.entries(decision.headers)) {
    const isOrigin = header === "Access-Control-Allow-Origin" && value === origin && allowed !== false
    if (!isOrigin && !constants.has(value)) fail(`${header} is neither a constant nor an allowed origin`)
  }
  const answered = decision.headers["Access-Control-Allow-Origin"]
  if (answered === "*" && !open) fail("everyone was allowed")
  if (answered === "*" && "Access-Control-Allow-Credentials" in decision.headers) fail("everyone got credentials")
  if (allowed === false && answered !== "*" && Object.keys(decision.headers).length > 0)
    fail("a refused origin got a header")
  if (allowed === true && answered !== origin && !open) fail("an allowed origin was refused")
  if (!open && !decision.vary.includes("Origin")) fail("the response does not vary")
  if (decision.kind === "preflight" && decision.status === undefined) fail("a preflight would reach the application")

  const message = decision.reason?.message ?? ""
  if (/[^\x20-\x7e]/.test(message)) fail("a log line could be forged")
  if (message.length > 3_000) fail("a log line is too long")
  const quick = policy.answer(lowerCased(request)) as Decision
  if (quick.status !== decision.status) fail("listening changes the status")
  if (quick.vary.join() !== decision.vary.join()) fail("listening changes Vary")
  if (JSON.stringify(quick.headers) !== JSON.stringify(decision.headers)) fail("listening changes the headers")
}

/** The combined value of `Origin`, however the headers are kept. */
function originOf({ headers }: CorsRequest): string | undefined {
  if (typeof headers.get === "function") return headers.get("origin") ?? undefined
  const { origin, Origin = origin } = headers as Record<string, string | readonly string[] | undefined>
  return Origin === undefined ? undefined : [Origin].flat().join(", ")
}

/** Adapters hand over names in lower case; only `decide` takes hand-written ones. */
function lowerCased(request: CorsRequest): CorsRequest {
  const { Origin, ...headers } = request.headers as Record<string, string | undefined>
  return Origin === undefined ? request : { ...request, headers: { ...headers, origin: Origin } }
}

/** Requests of `size` characters each, in the place that the name says. */
const LONG: Readonly<Record<string, (size: number) => CorsRequest>> = {
  "Origin, one letter": (size) => ({ headers: { origin: "a".repeat(size) } }),
  "Origin, labels": (size) => ({ headers: { origin: `https://${"a.".repeat(size / 2)}shop.example` } }),
  "Origin, commas": (size) => ({ headers: { origin: ",".repeat(size) } }),
  "Origin, a list": (size) => ({ headers: { origin: "https://app.example, ".repeat(size / 21) } }),
  "Origin, spaces": (size) => ({ headers: { origin: `https://app.example${" ".repeat(size)}x` } }),
  "request headers, commas": (size) => asking(",".repeat(size)),
  "request headers, spaces": (size) => asking(`x${" ".repeat(size)}x`),
  "request headers, spaces and commas": (size) => asking(" ,".repeat(size / 2)),
  "request headers, one name": (size) => asking("x".repeat(size)),
  "request headers, a listed name": (size) => asking("accept,".repeat(size / 7)),
  "request headers, unlisted names": (size) => asking(Array.from({ length: size / 7 }, (_, n) => `x-${n}`).join(",")),
  "request headers, capitals": (size) => asking("X-A,".repeat(size / 4)),
  "the requested method": (size) => ({
    method: "OPTIONS",
    headers: { origin: "https://app.example", "access-control-request-method": "X".repeat(size) },
  }),
  "Sec-Fetch-Site": (size) => ({
    headers: { origin: "https://evil.example", "sec-fetch-site": "same-origin".repeat(size / 11) },
  }),
  Host: (size) => ({ headers: { origin: "https://evil.example", host: "a:".repeat(size / 2) } }),
  "the path, dot segments": (size) => at("/..".repeat(size / 3)),
  "the path, down and up again": (size) => at("/a".repeat(size / 4) + "/..".repeat(size / 6)),
  "the path, escaped dot segments": (size) => at("/%2e%2e".repeat(size / 7)),
  "the path, escaped slashes": (size) => at(`/public${"%2f".repeat(size / 3)}`),
  "the path, slashes": (size) => at("/".repeat(size)),
  "the path, backslashes": (size) => at(`/${"\\".repeat(size)}`),
  "the path, a pattern that nearly matches": (size) => at(`/v1/${"a/".repeat(size / 2)}en`),
  "the path, digits": (size) => at(`/v${"1".repeat(size)}`),
  "the query": (size) => at(`/public/?${"a".repeat(size)}`),
}

function asking(names: string): CorsRequest {
  const method = { "access-control-request-method": "PUT", "access-control-request-headers": names }
  return { method: "OPTIONS", url: "/api/x", headers: { origin: "https://app.example", ...method } }
}

function at(url: string): CorsRequest {
  return { method: "GET", url, headers: { origin: "https://evil.example" } }
}

/** The median time of a decision by every policy, in milliseconds. */
function timeOf(request: CorsRequest): number {
  const times = Array.from({ length: 7 }, () => {
    const before = performance.now()
    for (const { policy } of GUARDED) void policy.decide(request)
    return performance.now() - before
  })
  return times.toSorted((a, b) => a - b)[3]!
}

test.each(Object.entries(LONG))("four times as much takes about four times as long: %s", (_where, make) => {
  const [short, long] = [make(16_384), make(65_536)]
  timeOf(short)
  // Quadratic time would show as sixteen; a busy machine gets three tries, and what takes no time is fine.
  const isLinear = (): boolean => {
    const milliseconds = timeOf(long)
    return milliseconds < 1 || milliseconds < 9 * timeOf(short)
  }
  expect(isLinear() || isLinear() || isLinear()).toBe(true)
})
