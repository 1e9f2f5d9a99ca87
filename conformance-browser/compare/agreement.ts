import type { Driver } from "../browsers/driver.ts"
import { runInModel } from "../browsers/model.ts"
import type { Observation } from "../scenario/observation.ts"
import type { Scenario } from "../scenario/scenario.ts"
import { compare, type Disagreement } from "./compare.ts"
import { shrink } from "./shrink.ts"

/** How far a browser and the model agree. */
export interface Agreement {
  readonly scenarios: number
  readonly fetches: number
  /** Scenarios in which the browser does not do the same each time, and at least once did what the model says. */
  readonly unsteady: readonly Disagreement[]
  readonly disagreements: readonly Disagreement[]
}

/** Races inside a browser (a cache entry dropped by another process) show within a few runs. */
const RERUNS = 5

/** Runs scenarios in the browser and in the model of its engine, and compares. */
export async function measureAgreement(driver: Driver, scenarios: readonly Scenario[]): Promise<Agreement> {
  const observations = await driver.run(scenarios)
  const disagreements = (await compareWithModel(driver, scenarios, observations)).filter((each) => each !== undefined)
  const unsteady = new Set<Disagreement>()
  for (let rerun = 0; rerun < RERUNS; rerun++) {
    const left = disagreements.filter((disagreement) => !unsteady.has(disagreement))
    const again = await disagreeing(
      driver,
      left.map(({ scenario }) => scenario),
    )
    for (const [index, disagreement] of left.entries()) if (!again[index]) unsteady.add(disagreement)
  }
  return {
    scenarios: scenarios.length,
    fetches: observations.reduce((sum, { fetches }) => sum + fetches.length, 0),
    unsteady: [...unsteady],
    disagreements: disagreements.filter((disagreement) => !unsteady.has(disagreement)),
  }
}

/** The smallest scenario found that shows the same class of disagreement. */
export async function shrinkDisagreement(driver: Driver, disagreement: Disagreement): Promise<Disagreement> {
  const scenario = await shrink(disagreement.scenario, async (smaller) => {
    const found = await disagreeing(driver, smaller)
    return found.map((each) => each?.class === disagreement.class)
  })
  const [smallest] = await disagreeing(driver, [scenario])
  return smallest ?? disagreement
}

async function disagreeing(driver: Driver, scenarios: readonly Scenario[]): Promise<(Disagreement | undefined)[]> {
  return scenarios.length === 0 ? [] : compareWithModel(driver, scenarios, await driver.run(scenarios))
}

/** For each scenario the disagreement, or undefined. */
function compareWithModel(
  driver: Driver,
  scenarios: readonly Scenario[],
  observations: readonly Observation[],
): Promise<(Disagreement | undefined)[]> {
  return Promise.all(
    scenarios.map(async (scenario, index) => {
      const { observation } = await runInModel(driver.engine, scenario)
      return compare(scenario, observations[index] as Observation, observation, driver.engine)
    }),
  )
}
