import type { Observation } from "../scenario/observation.ts"
import { isFetchStep, type Scenario, type Step } from "../scenario/scenario.ts"
import type { Driver, EngineName } from "./driver.ts"
import { OriginServers } from "../server/origin-servers.ts"
import { TaskDesk } from "../server/task-desk.ts"

/** What an engine said about one run of a scenario. */
export interface EngineMessages {
  readonly errors: readonly string[]
  readonly console: readonly string[]
}

/** A started browser with the harness page loaded: what differs between the engines. */
export interface BrowserProcess {
  readonly version: string
  /** How many scenarios may run at the same time without their messages being confused. */
  readonly atOnce: number
  /** Waits until everything said so far has come, then gives and forgets it, by run. */
  takeMessages(): Promise<ReadonlyMap<number, EngineMessages>>
  /** Drops all cookies, where the engine keeps only so many for a host (180) and then loses some. */
  dropCookies?(): Promise<unknown>
  close(): Promise<void>
}

const BATCH_SIZE = 250
const FETCH_TIME_LIMIT = 10_000
const BATCH_TIME_LIMIT = 120_000

/** A driver over a browser that loads `pageUrl` and runs the page program. */
export async function startPageDriver(
  engine: EngineName,
  launch: (pageUrl: string) => Promise<BrowserProcess>,
): Promise<Driver> {
  const servers = await OriginServers.start()
  const desk = new TaskDesk(servers.places)
  servers.harness = desk.answer
  const browser = await launch(`http://${servers.places.page}/`)

  const runBatch = async (scenarios: readonly Scenario[]): Promise<Observation[]> => {
    const opened = scenarios.map((scenario) => ({ scenario, ...servers.open(scenario) }))
    const tasks = opened
      .map(({ runId, scenario, placeholders }) => ({
        runId,
        ...(scenario.page && { frame: scenario.page }),
        steps: placeholders.fillAll(scenario.steps),
      }))
      .toSorted((a, b) => waitOf(b.steps) - waitOf(a.steps))
    const results = await desk.run(
      { tasks, atOnce: browser.atOnce, fetchTimeLimit: FETCH_TIME_LIMIT },
      BATCH_TIME_LIMIT,
    )
    const messages = await browser.takeMessages()
    await browser.dropCookies?.()
    return opened.map(({ runId, placeholders }) => ({
      ...placeholders.restoreAll({
        fetches: results.find((result) => result.runId === runId)?.fetches ?? [],
        errors: messages.get(runId)?.errors ?? [],
        console: messages.get(runId)?.console ?? [],
      }),
      wire: servers.close(runId),
    }))
  }

  return {
    engine,
    version: browser.version,
    async run(scenarios) {
      const observations: Observation[] = []
      for (let start = 0; start < scenarios.length; start += BATCH_SIZE) {
        observations.push(...(await runBatch(scenarios.slice(start, start + BATCH_SIZE))))
      }
      return observations
    },
    async close() {
      await browser.close()
      await servers.stop()
    },
  }
}

/** Scenarios that wait go first, so that the others run meanwhile. */
function waitOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (isFetchStep(step) ? 0 : step.waitMilliseconds), 0)
}
