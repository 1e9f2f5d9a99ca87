/** `npm run record`: writes what the installed browsers do in the named scenarios, for a test that needs no browser. */
import type { EngineName } from "./browsers/driver.ts"
import { BROWSERS } from "./browsers/installed.ts"
import { runInModel } from "./browsers/model.ts"
import { type Comparable, comparable } from "./compare/comparable.ts"
import { compareSeen } from "./compare/compare.ts"
import { namedScenarios } from "./named-scenarios.ts"
import type { Observation } from "./scenario/observation.ts"
import type { Scenario } from "./scenario/scenario.ts"
import { addSeen, type SeenFile, writeSeen } from "./seen.ts"

const RUNS = 3

/** A race inside a browser may show now one thing, now another; recorded is what the model says, if it shows at all. */
function steadiest(engine: EngineName, scenario: Scenario, seen: readonly Comparable[], model: Comparable): Comparable {
  const agreeing = seen.find((each) => compareSeen(scenario, each, model, engine) === undefined)
  return agreeing ?? (seen[0] as Comparable)
}

const versions: Record<string, string> = {}
const file: SeenFile = { versions, scenarios: {} }
const scenarios = namedScenarios()
for (const engine of Object.keys(BROWSERS) as EngineName[]) {
  const driver = await BROWSERS[engine].start()
  try {
    versions[engine] = driver.version
    const runs: Observation[][] = []
    for (let run = 0; run < RUNS; run++) runs.push(await driver.run(scenarios))
    for (const [index, scenario] of scenarios.entries()) {
      const model = comparable((await runInModel(engine, scenario)).observation)
      const seen = runs.flatMap((run) => run[index] ?? []).map(comparable)
      addSeen(file, scenario.name, engine, steadiest(engine, scenario, seen, model))
    }
  } finally {
    await driver.close()
  }
}
writeSeen(file)
console.log(`${scenarios.length} scenarios in ${Object.values(versions).join(", ")}`)
