import type { Diagnostic, Policy } from "ofcors"
import type { BrowserDiagnostic, Exchange, Report } from "ofcors/browser"
import { CAUSE_OF_REASON, causeOf } from "./causes.ts"
import type { Cause, Intent } from "./intent.ts"
import { ruleAt } from "./rule-at.ts"
import { API, type Scenario } from "./scenario.ts"

/** What one fetch through one adapter left behind. */
export interface Outcome {
  readonly scenario: Scenario
  readonly intent: Intent
  readonly report: Report
  /** The refusals that the adapter's policy told its listener. */
  readonly told: readonly Diagnostic[]
  readonly policy: Policy
}

/** Everything that must hold of it; the first thing that does not, as a sentence. */
export async function firstDisagreement(outcome: Outcome): Promise<string | undefined> {
  return (
    wrongVerdict(outcome) ??
    wrongReadableHeaders(outcome) ??
    wrongCookies(outcome) ??
    wrongVary(outcome) ??
    (await wrongReason(outcome))
  )
}

function wrongVerdict({ intent, report, scenario }: Outcome): string | undefined {
  const { verdict, failure } = report
  if (intent.readable) return verdict === "allowed" ? undefined : `the settings allow it, the browser says ${verdict}`
  if (verdict !== "blocked" || failure === undefined)
    return `the settings refuse it for ${intent.causes.join(", ")}, the browser says ${verdict}`
  const stopping = report.diagnostics.find(
    ({ code, exchange }) => code === failure.code && exchange === failure.exchange,
  )
  const cause = stopping && causeOf(stopping, scenario.fetch.credentials)
  // Engines look in orders of their own; the standard's is the policy's.
  const expected = scenario.engine === "standard" ? intent.causes.slice(0, 1) : intent.causes
  return cause !== undefined && expected.includes(cause)
    ? undefined
    : `the settings refuse it for ${intent.causes.join(", ")}, the browser for ${failure.code}`
}

function wrongReadableHeaders({ intent, report }: Outcome): string | undefined {
  const { seen } = report
  if (!intent.readable || seen.kind !== "response") return undefined
  const received = report.exchanges.at(-1)?.response?.headers ?? []
  const expected = new Set(
    received
      .map(([name]) => name.toLowerCase())
      .filter((name) => name !== "set-cookie" && (intent.exposed.includes("*") || intent.exposed.includes(name))),
  )
  const read = seen.headers.map(([name]) => name)
  return [...expected].toSorted().join() === read.toSorted().join()
    ? undefined
    : `script should read ${[...expected].join(", ")}; it reads ${read.join(", ")}`
}

/** Cookies go along exactly where script asked for it, and what they brought is read only where the settings let it be. */
function wrongCookies({ intent, report, scenario }: Outcome): string | undefined {
  const { credentials } = scenario.fetch
  const isOwn = report.page.origin === API
  const expected = credentials === "include" || (credentials === "same-origin" && isOwn)
  for (const { kind, request } of report.exchanges) {
    const sent = request.headers.some(([name]) => name === "Cookie")
    if (sent !== (expected && kind === "actual"))
      return `the cookie was ${sent ? "sent" : "not sent"} with the ${kind} request`
    if (!sent || isOwn || !intent.readable) continue
    const rule = ruleAt(scenario.rules, pathAndQuery(request.url))
    if (typeof rule === "object" && rule.allowCredentials !== true)
      return "a page reads with cookies what it may only read without"
  }
  return undefined
}

/** Every response of a rule varies by `Origin`, unless it is the same for everyone; what the application set stays. */
function wrongVary({ report, scenario }: Outcome): string | undefined {
  for (const { request, response } of report.exchanges) {
    const rule = ruleAt(scenario.rules, pathAndQuery(request.url))
    if (response === undefined || rule === "none") continue
    const vary = combined(response.headers, "vary").map((name) => name.toLowerCase())
    const isForEveryone = typeof rule === "object" && rule.allowAllOrigins === true && rule.allowCredentials !== true
    if (!isForEveryone && !vary.includes("origin") && !vary.includes("*"))
      return `the response of ${request.url} does not vary by Origin`
    if (new Set(vary).size < vary.length) return `the response of ${request.url} names a header twice in Vary`
  }
  return undefined
}

/** The server's own reason for the exchange at which the browser stopped names the browser's cause. */
async function wrongReason({ report, told, policy, scenario }: Outcome): Promise<string | undefined> {
  const { failure, exchanges, diagnostics } = report
  if (failure === undefined)
    return told.every((finding) => isKnownToBeTold(finding, report))
      ? undefined
      : `the page reads it, and the server tells of ${told[0]!.code}`
  const exchange = exchanges[failure.exchange ?? -1]
  if (exchange === undefined || ruleAt(scenario.rules, pathAndQuery(exchange.request.url)) === "none") return undefined
  const { allowed, reason } = await policy.decide(asReceived(exchange))
  if (allowed !== (reason === undefined))
    return `the decision is ${allowed ? "a refusal without" : "allowed with"} a reason`
  const cause = reason === undefined ? undefined : CAUSE_OF_REASON[reason.code]
  const visible = causesSeenByServer(
    exchange,
    scenario.fetch.credentials,
    diagnostics.filter((finding) => finding.exchange === failure.exchange),
  )
  const expected = scenario.engine === "standard" ? visible.slice(0, 1) : visible
  if (cause === undefined ? expected.length > 0 : !expected.includes(cause))
    return `the server says ${reason?.code ?? "nothing"}, the browser ${failure.code}`
  if (reason !== undefined && !told.some(({ code }) => code === reason.code))
    return `the adapter does not tell of ${reason.code}`
  return undefined
}

/**
 * The one difference that is known: the server takes its own page for a foreign one where servers may read the path in
 * two ways. `known.test.ts` fails as soon as that has changed, and this goes with it.
 */
function isKnownToBeTold({ code }: Diagnostic, { page }: Report): boolean {
  return code === "path-ambiguous" && page.origin === API
}

/** What of the browser's findings the server can know: without a cookie, the credentials mode is not in the request. */
function causesSeenByServer(
  { request }: Exchange,
  credentials: string,
  findings: readonly BrowserDiagnostic[],
): readonly Cause[] {
  const hasCookie = request.headers.some(([name]) => name === "Cookie")
  return findings
    .filter(({ severity }) => severity === "error")
    .flatMap((finding) => causeOf(finding, credentials) ?? [])
    .filter((cause) => cause !== "credentials" || hasCookie)
}

function asReceived({ request }: Exchange): Parameters<Policy["decide"]>[0] {
  const { method, url, headers } = request
  const lines = headers.map(([name, value]): [string, string] => [name.toLowerCase(), value])
  return { method, url: pathAndQuery(url), headers: { host: new URL(url).host, ...Object.fromEntries(lines) } }
}

function combined(headers: readonly (readonly [name: string, value: string])[], wanted: string): readonly string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === wanted)
    .flatMap(([, value]) => value.split(","))
    .map((name) => name.trim())
}

function pathAndQuery(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
