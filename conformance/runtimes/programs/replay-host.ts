/**
 * Replays every vector on a host, in whatever runtime this is, and tells what came of it.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util"
import { type Application, type Host, type RunningHost, whyNot } from "../../host.ts"
import { type Outcome, replay } from "../../replay.ts"
import { readSettings } from "../../settings.ts"
import type { Case, Group } from "../../vector.ts"
import { whyNotHere } from "./impossible-here.ts"
import { VECTOR_FILES } from "./vectors.ts"

/** What one host did with all vectors. */
export interface HostReport {
  readonly host: string
  readonly passed: number
  /** How many vectors this host has no way to do, by reason. */
  readonly impossible: Readonly<Record<string, number>>
  readonly failures: readonly Failure[]
}

/** A vector that came out otherwise, or not at all. */
export interface Failure {
  readonly vector: string
  /** A text where there was no response. */
  readonly actual: unknown
  readonly expected?: unknown
}

/** Looks at the outcomes of a vector: a failure, or `undefined`. */
export type Judge = (vector: Case, group: Group, actual: Outcome, expected: Outcome) => Failure | undefined

/** The only right response is the expected one. */
const mustBeEqual: Judge = (vector, _group, actual, expected) =>
  isDeepStrictEqual(actual, expected) ? undefined : { vector: vector.name, actual, expected }

/** Serves a group of vectors, or says why it cannot. */
export type Start = (group: Group, application: Application) => Promise<RunningHost | string>

/**
 * Replays all vectors, group after group; `start` serves a group in another way than the host's own, `judge` compares in
 * another way.
 */
export async function replayHost(
  host: Host,
  start: Start = (group, application) => host.start(readSettings(group.settings, false), application, group.settings),
  judge: Judge = mustBeEqual,
): Promise<HostReport> {
  const impossible: Record<string, number> = {}
  const failures: Failure[] = []
  let passed = 0
  for (const { theme, groups } of VECTOR_FILES) {
    for (const group of groups) {
      if (!("cases" in group)) continue
      const possible = group.cases.filter((vector) => {
        const reason = whyNot(host, vector) ?? whyNotHere(host.name, vector)
        if (reason !== undefined) impossible[reason] = (impossible[reason] ?? 0) + 1
        return reason === undefined
      })
      if (possible.length === 0) continue
      const application: Application = { handler: {}, called: false }
      const running = await start(group, application)
      if (typeof running === "string") {
        impossible[running] = (impossible[running] ?? 0) + possible.length
        continue
      }
      const failed = await replayGroup(running, application, group, possible, judge)
      await running.close()
      passed += possible.length - failed.length
      failures.push(...failed.map((failure) => ({ ...failure, vector: `${theme}: ${group.name}: ${failure.vector}` })))
    }
  }
  return { host: host.name, passed, impossible, failures }
}

async function replayGroup(
  running: RunningHost,
  application: Application,
  group: Group,
  cases: readonly Case[],
  judge: Judge,
): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  for (const vector of cases) {
    try {
      const { actual, expected } = await replay(running, application, group, vector)
      const failure = judge(vector, group, actual, expected)
      if (failure !== undefined) failures.push(failure)
    } catch (error) {
      failures.push({ vector: vector.name, actual: String(error) })
    }
  }
  return failures
}
