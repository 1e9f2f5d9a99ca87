import type { BrowserDiagnostic, ConsoleEngine, Exchange, Report } from "ofcors/browser"
import type { NearMiss } from "./near-misses.ts"
import { type Answer, type Observation, headerOf, originAsked, permits } from "./observation.ts"
import type { PageFacts } from "./page.ts"
import type { ProbeName, ProbeSubject } from "./probes/plan.ts"
import type { Replays } from "./replay.ts"
import type { CheckRequest } from "./request.ts"

/** A near miss and what the server said to it. */
export type Nearby = NearMiss & { readonly observation: Observation }

/** Everything that a check found out, before anything is concluded from it. */
export interface Evidence {
  readonly request: CheckRequest
  readonly page: PageFacts
  readonly replays: Replays
  /** The replay that the causes are read off: of the first engine that blocks, or of the first one. */
  readonly primary: Report
  /** The same from a page of the public network; missing where that changes nothing. */
  readonly afar: Replays | undefined
  /** What the probes were about. */
  readonly subject: ProbeSubject
  readonly probes: ReadonlyMap<ProbeName, Observation>
  readonly nearby: readonly Nearby[]
  /** What other ways of reaching the server gave, where it was not understood or refused the host. */
  readonly twins: Twins
  /** Everything that was sent and came back, probes included. */
  readonly observations: readonly Observation[]
}

/** Other ways to reach the same server. */
export interface Twins {
  /** The other of http and https on the same port. */
  readonly scheme?: Observation
  /** The same address under the name `localhost`. */
  readonly host?: Observation
  /** The same port at the other of 127.0.0.1 and [::1]. */
  readonly loopback?: Observation
}

/** The exchange at which the primary replay failed. */
export function failingExchange({ primary }: Evidence): Exchange | undefined {
  return primary.failure?.exchange === undefined ? undefined : primary.exchanges[primary.failure.exchange]
}

/** The answer at which the primary replay failed, with its body. */
export function failingAnswer(evidence: Evidence): Answer | undefined {
  const at = failingExchange(evidence)
  return at === undefined ? undefined : answerOf(evidence, at)
}

/** The answer of an exchange, with its body, which reports leave out. */
export function answerOf(evidence: Evidence, exchange: Exchange): Answer | undefined {
  return observationOf(evidence, exchange)?.answer
}

/** An exchange as it went over the wire; missing where something else stood in for it. */
export function observationOf({ observations }: Evidence, { request }: Exchange): Observation | undefined {
  const isSame = ({ question }: Observation): boolean =>
    question.method === request.method &&
    question.url === request.url &&
    headerOf(question.headers, "origin") === headerOf(request.headers, "origin")
  return observations.find(isSame)
}

/** The errors found at the failing exchange, in the engine's order. */
export function errorsAtFailure({ primary }: Evidence): readonly BrowserDiagnostic[] {
  const { failure } = primary
  if (failure === undefined) return []
  return primary.diagnostics.filter(({ severity, exchange }) => severity === "error" && exchange === failure.exchange)
}

/** The answer to a preflight for this page's request, from the replay or from a probe. */
export function preflightAnswer(evidence: Evidence): Observation | undefined {
  return evidence.probes.get("preflight")
}

/** Every observation of the same request by another origin, that one's own permission included. */
export function permittedOthers({ nearby, probes, subject }: Evidence): readonly Nearby[] {
  const others: Nearby[] = [...nearby]
  for (const name of ["get-other-origin", "preflight-other-origin"] as const) {
    const observation = probes.get(name)
    const origin = observation === undefined ? undefined : originAsked(observation)
    if (observation !== undefined && origin !== undefined) others.push({ origin, difference: "other", observation })
  }
  return others.filter(({ origin, observation }) => {
    return (
      origin !== subject.origin && (permits(observation, origin) || permits(observation, origin.replace(/\/$/, "")))
    )
  })
}

/** The engines of a check that block, by what they were asked. */
export function blockingEngines(replays: Replays): readonly ConsoleEngine[] {
  return (Object.keys(replays) as ConsoleEngine[]).filter((engine) => {
    const verdict = replays[engine]?.verdict
    return verdict !== "allowed" && verdict !== "opaque"
  })
}
