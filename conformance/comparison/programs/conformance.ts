/**
 * Stands in for `../../conformance.ts` in the bundles where another package stands in the place of ofcors.
 *
 * @module
 */
import type { Application, Host, RunningHost } from "../../host.ts"
import { replayHost } from "../../runtimes/programs/replay-host.ts"
import { report } from "../../runtimes/programs/report.ts"
import { VECTOR_FILES } from "../../runtimes/programs/vectors.ts"
import { readSettings } from "../../settings.ts"
import type { Group, RefusedSettings } from "../../vector.ts"
import { type Effect, effectsOf } from "../effects.ts"
import { NotExpressible } from "../peers/peer-policy.ts"

/** A vector that came out otherwise, and what follows from that. */
export interface ClassifiedFailure {
  readonly vector: string
  readonly effects: readonly Effect[]
}

/** Replays the first host of a file, and tells what came of it. */
export function addConformanceTests(host: Host): void {
  void (turn ??= replayFirst(host))
}

let turn: Promise<void> | undefined

async function replayFirst(host: Host): Promise<void> {
  const serve = async (group: Group | RefusedSettings, application: Application): Promise<RunningHost | string> => {
    try {
      return await host.start(readSettings(group.settings, false), application, group.settings)
    } catch (error) {
      if (error instanceof NotExpressible) return error.message
      throw error
    }
  }
  const replayed = await replayHost(host, serve, (vector, group, actual, expected) => {
    const effects = effectsOf(vector, group, actual, expected)
    return effects.length === 0 ? undefined : { vector: vector.name, actual: effects }
  })
  const failures = replayed.failures.map(({ vector, actual }): ClassifiedFailure => ({
    vector,
    effects: Array.isArray(actual) ? (actual as readonly Effect[]) : ["no-answer"],
  }))
  report({ ...replayed, failures: [...failures, ...(await startsWith(serve))] })
  process.exit()
}

/** Settings that must not start, and do. */
async function startsWith(
  serve: (group: RefusedSettings, application: Application) => Promise<RunningHost | string>,
): Promise<readonly ClassifiedFailure[]> {
  const taken: ClassifiedFailure[] = []
  for (const { groups } of VECTOR_FILES) {
    for (const group of groups) {
      if ("cases" in group) continue
      try {
        const running = await serve(group, { handler: {}, called: false })
        if (typeof running === "string") continue
        await running.close()
        taken.push({ vector: `settings that must not start: ${group.name}`, effects: ["starts"] })
      } catch {
        // Refused, as it must be.
      }
    }
  }
  return taken
}
