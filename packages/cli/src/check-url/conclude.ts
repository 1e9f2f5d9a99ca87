import type { ConsoleEngine, HeaderLine, Report } from "ofcors/browser"
import type { Evidence } from "./evidence.ts"
import type { Observation } from "./observation.ts"
import { isStandIn } from "./replay.ts"
import {
  type CheckResult,
  type CheckVerdict,
  type EngineResult,
  type ExchangeResult,
  RESULT_VERSION,
} from "./result.ts"

/** The findings of a check, worded and with their fixes. */
export type Findings = Pick<CheckResult, "causes" | "warnings" | "stack" | "milliseconds">

/** Puts the result together. */
export function conclude(evidence: Evidence, findings: Findings): CheckResult {
  const { request, primary, page } = evidence
  return {
    version: RESULT_VERSION,
    url: request.url,
    from: page.origin,
    method: primary.request.method,
    credentials: request.credentials,
    verdict: verdictOf(evidence, findings),
    causes: findings.causes,
    warnings: findings.warnings,
    diagnostics: diagnosticsOf(evidence),
    stack: findings.stack,
    engines: enginesOf(evidence),
    exchanges: exchangesOf(evidence),
    notSent: notSent(evidence),
    timeout: request.timeout,
    milliseconds: findings.milliseconds,
  }
}

function verdictOf(evidence: Evidence, { causes }: Findings): CheckVerdict {
  const { primary, request } = evidence
  const { verdict, failure } = primary
  // Whoever answers a GET is reached, also where preflights get no answer.
  const isReached = failure?.code === "redirect-limit" || causes[0]?.code === "options-not-answered"
  if (verdict === "failed") return isReached ? "blocked" : "unreachable"
  if (verdict === "blocked" || verdict === "invalid" || verdict === "aborted") {
    const at = primary.exchanges[failure?.exchange ?? -1]
    // A GET that fails says little about a POST that was not sent.
    const isUntold = at !== undefined && isStandIn(at, request) && (at.response?.status ?? 0) >= 400
    return isUntold ? "unknown" : "blocked"
  }
  return causes.some(({ code, certainty }) => code === "local-network-access" && certainty !== "possible")
    ? "blocked"
    : "readable"
}

/** What the blocking engine found, and what each of the others prints of it. */
function diagnosticsOf({ primary, replays }: Evidence): CheckResult["diagnostics"] {
  const engines = Object.entries(replays) as [ConsoleEngine, Report][]
  return primary.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    printedBy: engines
      .filter(([, report]) =>
        report.diagnostics.some(
          ({ printed, code, exchange, facts }) =>
            printed &&
            code === diagnostic.code &&
            exchange === diagnostic.exchange &&
            facts["name"] === diagnostic.facts["name"],
        ),
      )
      .map(([engine]) => engine),
  }))
}

function enginesOf({ replays, afar }: Evidence): CheckResult["engines"] {
  const results = (Object.entries(replays) as [ConsoleEngine, Report][]).map(
    ([engine, near]): [string, EngineResult] => {
      const away = afar?.[engine]
      // What the page's own network forbids is what the engine prints, whatever the server would say.
      const report = near.failure === undefined && away !== undefined ? away : near
      const kept = report.steps.find(({ algorithm, step }) => algorithm === "cors-preflight-fetch" && step === "7.10")
      const seconds = /kept for (\d+) s/.exec(kept?.result ?? "")?.[1]
      return [
        engine,
        {
          verdict: report.verdict,
          ...(report.failure === undefined ? {} : { failure: report.failure.code }),
          console: report.console[engine].map(({ text }) => text),
          ...(seconds === undefined ? {} : { preflightCache: Number(seconds) }),
        },
      ]
    },
  )
  return Object.fromEntries(results)
}

function exchangesOf({ observations, primary, request }: Evidence): readonly ExchangeResult[] {
  return observations.map((observation) => ({
    name: nameOf(observation, primary, request),
    method: observation.question.method,
    url: observation.question.url,
    requestHeaders: observation.question.headers,
    ...(observation.answer === undefined
      ? {}
      : { status: observation.answer.status, responseHeaders: bounded(observation.answer.headers) }),
    ...(observation.error === undefined ? {} : { error: observation.error.message }),
    milliseconds: observation.milliseconds,
  }))
}

/** Longest value, and most lines, that a result repeats of one answer. */
const VALUE_LIMIT = 2000
const LINE_LIMIT = 100

function bounded(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  return headers.slice(0, LINE_LIMIT).map(([name, value]) => [name.slice(0, VALUE_LIMIT), value.slice(0, VALUE_LIMIT)])
}

function nameOf({ question }: Observation, primary: Report, request: Evidence["request"]): string {
  const replayed = primary.exchanges.find(
    (exchange) => exchange.request.headers === question.headers && exchange.request.url === question.url,
  )
  if (replayed === undefined) return "probe"
  return isStandIn(replayed, request) ? "stand-in" : replayed.kind
}

/** What the check did not try, because it might change something. */
function notSent({ primary, request }: Evidence): readonly string[] {
  return primary.exchanges
    .filter((exchange) => isStandIn(exchange, request))
    .map(({ request: { method, url } }) => `${method} ${url}`)
}
