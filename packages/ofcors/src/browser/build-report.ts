import { chromiumConsole } from "./consoles/chromium.ts"
import { type ConsoleInput, errorsFor, isCoveredAuthorization } from "./consoles/console-input.ts"
import { firefoxAuthorizationWarning, firefoxConsole } from "./consoles/firefox.ts"
import { webkitConsole } from "./consoles/webkit.ts"
import { sentenceOf, severityOf } from "./diagnostics.ts"
import { profileOf } from "./engine.ts"
import type { FetchInit } from "./fetch-init.ts"
import type { BrowserState } from "./fetch-params.ts"
import { originOf } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { currentUrl } from "./request.ts"
import {
  type BrowserDiagnostic,
  type ConsoleEngine,
  type ConsoleLine,
  REPORT_VERSION,
  type Report,
  type RequestFacts,
  type SeenByScript,
} from "./report.ts"
import type { Run } from "./run-fetch.ts"
import type { PlacedFinding } from "./trace.ts"
import { verdictOf } from "./verdict.ts"
import { withoutFragment } from "./without-fragment.ts"

const PRINTERS: Readonly<Record<ConsoleEngine, (input: ConsoleInput) => readonly ConsoleLine[]>> = {
  chromium: chromiumConsole,
  firefox: firefoxConsole,
  webkit: webkitConsole,
}

const NOTHING: readonly ConsoleLine[] = []

/** Makes the report of a fetch that is over. */
export function buildReport(browser: BrowserState, page: PageFacts, timeLimit: number, run: Run): Report {
  const { trace, result } = run
  const { engine } = browser.profile
  const consoles = {
    chromium: printed("chromium", page, run),
    firefox: printed("firefox", page, run),
    webkit: printed("webkit", page, run),
  }
  const { failure } = trace
  const isPrinted = failure !== undefined && (engine === "standard" || consoles[engine].length > 0)
  let isFirst = true
  const diagnostics = trace.findings.map((finding): BrowserDiagnostic => {
    const severity = severityOf(finding.code)
    const isTheOne =
      isPrinted &&
      isFirst &&
      severity === "error" &&
      finding.code === failure.code &&
      finding.exchange === failure.exchange
    if (isTheOne) isFirst = false
    return diagnosticOf(finding, isTheOne)
  })
  const report: Report = {
    version: REPORT_VERSION,
    engine,
    page: { url: page.url.href, origin: page.origin },
    request: requestFacts(run),
    verdict: verdictOf(result, failure),
    exchanges: trace.exchanges,
    steps: trace.steps,
    diagnostics,
    seen: seenByScript(run),
    console: consoles,
    timeLimit,
  }
  return failure === undefined ? report : { ...report, failure }
}

function diagnosticOf({ code, phase, facts, exchange }: PlacedFinding, printed: boolean): BrowserDiagnostic {
  const base = { code, severity: severityOf(code), phase, printed, message: sentenceOf(code, facts), facts }
  return exchange === undefined ? base : { ...base, exchange }
}

/** The URL of an exchange with the fragment that never left the browser. */
function urlAt({ trace, created }: Run, exchange: number | undefined): string {
  const asked = trace.exchanges[exchange ?? -1]?.request.url ?? ""
  return created?.request.urls.find((url) => withoutFragment(url) === asked)?.href ?? asked
}

function printed(engine: ConsoleEngine, page: PageFacts, run: Run): readonly ConsoleLine[] {
  const { trace, created } = run
  const { failure, findings, exchanges } = trace
  const warnings = engine === "firefox" ? authorizationWarnings(run) : NOTHING
  if (failure === undefined || created === undefined) return warnings
  const { urls, tainting, mode, redirect } = created.request
  const exchange = failure.exchange === undefined ? undefined : exchanges[failure.exchange]
  const lines = PRINTERS[engine]({
    pageOrigin: page.origin,
    pageUrl: page.url.href,
    firstUrl: (urls[0] ?? page.url).href,
    lastUrl: currentUrl(created.request).href,
    isCors: tainting === "cors" || (mode === "cors" && originOf(currentUrl(created.request)) !== page.origin),
    isNoCors: mode === "no-cors",
    isSameOriginMode: mode === "same-origin",
    keepalive: created.request.keepalive,
    redirectMode: redirect,
    method: created.request.method,
    isTypeOfBody: created.isTypeOfBody,
    failure,
    errors: errorsFor(profileOf(engine), findings, failure),
    exchange,
  })
  return warnings.length === 0 ? lines : [...warnings, ...lines]
}

/** One for each preflight that `*` lets pass although the request has `Authorization`. */
function authorizationWarnings(run: Run): readonly ConsoleLine[] {
  const { failure, findings } = run.trace
  if (findings.length === 0) return NOTHING
  const warned = findings.filter(
    (finding) => finding.code === "authorization-covered-by-wildcard" || isCoveredAuthorization(finding),
  )
  // A preflight that fails for something before its headers never gets as far as the warning.
  const isCutShort = (exchange: number | undefined): boolean =>
    failure !== undefined &&
    failure.exchange === exchange &&
    errorsFor(profileOf("firefox"), findings, failure).some(({ code }) => code !== "header-not-allowed")
  return [...new Set(warned.map(({ exchange }) => exchange))]
    .filter((exchange) => !isCutShort(exchange))
    .map((exchange) => firefoxAuthorizationWarning(urlAt(run, exchange)))
}

function requestFacts({ created, given }: Run): RequestFacts {
  if (created === undefined) {
    const { input, init } = given
    return {
      method: memberAsText(init, "method", "GET"),
      url: input,
      mode: memberAsText(init, "mode", "cors"),
      credentials: memberAsText(init, "credentials", "same-origin"),
      redirect: memberAsText(init, "redirect", "follow"),
      cache: memberAsText(init, "cache", "default"),
      headers: [],
    }
  }
  const { request, method, headers } = created
  const { mode, credentials, redirect, cache, urls } = request
  return { method, url: urls[0]?.href ?? "", mode, credentials, redirect, cache, headers }
}

/** What stands in arguments that were refused; they may be anything, and reading them may throw. */
function memberAsText(init: FetchInit, name: keyof FetchInit, otherwise: string): string {
  try {
    return String((init as Readonly<Record<string, string | number>>)[name] ?? otherwise)
  } catch {
    return otherwise
  }
}

function seenByScript({ result }: Run): SeenByScript {
  if (result.kind === "error") return { kind: "error", name: result.exception ?? "TypeError", message: result.message }
  if (result.kind === "thrown") {
    const { reason } = result
    return reason instanceof Error || reason instanceof DOMException
      ? { kind: "error", name: reason.name, message: reason.message }
      : { kind: "error", name: typeof reason, message: String(reason) }
  }
  const { type, status, statusText, url, redirected, headers, hiddenHeaders } = result.filtered
  return { kind: "response", type, status, statusText, url, redirected, headers, hiddenHeaders, body: result.bodyEnd }
}
