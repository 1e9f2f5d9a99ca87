/**
 * Replays every vector on a host, in whatever runtime this is, and tells what came of it.
 *
 * @module
 */
import { isDeepStrictEqual } from "node:util"
import { type Application, type Host, type RunningHost, whyNot } from "../../host.ts"
import { replay } from "../../replay.ts"
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
  readonly actual: unknown
  readonly expected?: unknown
}

type Start = (group: Group, application: Application) => Promise<RunningHost>

/** Replays all vectors, group after group; `start` serves a group where the host itself cannot. */
export async function replayHost(
  host: Host,
  start: Start = (group, application) => host.start(readSettings(group.settings, false), application, group.settings),
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
      const failed = possible.length === 0 ? [] : await replayGroup(start, group, possible)
      passed += possible.length - failed.length
      failures.push(...failed.map((failure) => ({ ...failure, vector: `${theme}: ${group.name}: ${failure.vector}` })))
    }
  }
  return { host: host.name, passed, impossible, failures }
}

async function replayGroup(start: Start, group: Group, cases: readonly Case[]): Promise<readonly Failure[]> {
  const application: Application = { handler: {}, called: false }
  const running = await start(group, application)
  const failures: Failure[] = []
  for (const vector of cases) {
    try {
      const { actual, expected } = await replay(running, application, group, vector)
      if (!isDeepStrictEqual(actual, expected)) failures.push({ vector: vector.name, actual, expected })
    } catch (error) {
      failures.push({ vector: vector.name, actual: String(error) })
    }
  }
  await running.close()
  return failures
}
