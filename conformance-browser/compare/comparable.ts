import type { FetchOutcome, Observation, WireRequest } from "../scenario/observation.ts"
import type { HeaderLine } from "../scenario/scenario.ts"

/**
 * Request headers that tell nothing about the protocol: the product's name, what it decodes, how it hangs up.
 * `Host` is in `place` already, the framing is the transport's, and Chromium's word on storage access is a proposal.
 */
const IGNORED_REQUEST_HEADERS = new Set([
  "host",
  "connection",
  "user-agent",
  "accept-encoding",
  "accept-language",
  "priority",
  "sec-ch-ua",
  "sec-ch-ua-mobile",
  "sec-ch-ua-platform",
  "dnt",
  "te",
  "sec-fetch-storage-access",
  "content-length",
])

/** Console lines about something else: any answer of 400 and more; what `errors` has; a referrer policy. */
const IGNORED_CONSOLE_LINES = /^(?:Failed to load resource: |Referrer Policy: )/

/** Firefox's name for an opaque origin holds a random number. */
const OPAQUE_ORIGIN = /moz-nullprincipal:\{[0-9a-f-]+\}/g

/** An observation with what may differ from run to run taken out: one string for each thing that must be equal. */
export interface Comparable {
  readonly outcome: readonly string[]
  readonly response: readonly string[]
  readonly wire: readonly string[]
  readonly "wire-headers": readonly string[]
  readonly errors: readonly string[]
  readonly console: readonly string[]
}

/** The classes of disagreement, the gravest first. */
export const CLASSES = ["outcome", "response", "wire", "wire-headers", "errors", "console"] as const

/** One class of disagreement. */
export type DisagreementClass = (typeof CLASSES)[number]

/** Reduces an observation to what is compared. */
export function comparable(observation: Observation): Comparable {
  const wire = observation.wire.filter(isFirstAttempt)
  return {
    outcome: observation.fetches.map(outcome),
    response: observation.fetches.map(response),
    wire: wire.map(({ place, method, target, body }) => `${method} ${place}${target} ${body.length}`),
    "wire-headers": wire.map(wireHeaders),
    errors: observation.errors,
    console: observation.console
      .filter((line) => !IGNORED_CONSOLE_LINES.test(line))
      .map((line) => line.replace(OPAQUE_ORIGIN, "moz-nullprincipal:{}").trim()),
  }
}

/** How often a browser tries again depends on the age of its connections, not on the scenario. */
function isFirstAttempt(request: WireRequest, index: number, all: readonly WireRequest[]): boolean {
  const before = all[index - 1]
  return (
    !before?.unanswered ||
    before.place !== request.place ||
    before.target !== request.target ||
    before.method !== request.method
  )
}

function outcome(fetched: FetchOutcome): string {
  if (fetched.kind === "response") return `${fetched.type} ${fetched.status}`
  return fetched.kind === "error" ? fetched.name : fetched.kind
}

function response(fetched: FetchOutcome): string {
  if (fetched.kind !== "response") return fetched.kind
  const { url, redirected, headers, body } = fetched
  return JSON.stringify({ url, redirected, headers: sorted(headers), body: body.length })
}

function wireHeaders({ headers }: WireRequest): string {
  const lines = headers.map(([name, value]): HeaderLine => [name.toLowerCase(), value])
  return sorted(lines.filter(([name]) => !IGNORED_REQUEST_HEADERS.has(name)))
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n")
}

const sorted = (lines: readonly HeaderLine[]) => lines.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
