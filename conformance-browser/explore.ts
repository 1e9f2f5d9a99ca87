/**
 * The longer command: `node dist/explore.js --engine chromium,firefox --count 20000 --seed 1 --shrink 5`.
 * Prints the rate of agreement and the disagreements by class; exits with 1 where there are any.
 */
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import type { Driver, EngineName } from "./browsers/driver.ts"
import { BROWSERS } from "./browsers/installed.ts"
import { measureAgreement, shrinkDisagreement } from "./compare/agreement.ts"
import { CLASSES } from "./compare/comparable.ts"
import type { Disagreement } from "./compare/compare.ts"
import { describeDisagreement } from "./compare/describe.ts"
import { generateScenario, generateScenarios } from "./generate/generate.ts"

const CHUNK = 1000

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "chromium,firefox,webkit" },
    count: { type: "string", default: "500" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Only the scenario with this number. */
    only: { type: "string" },
    /** How many disagreements of each class to make smaller. */
    shrink: { type: "string", default: "0" },
    /** Where to write all disagreements as JSON. */
    out: { type: "string" },
  },
})
const seed = Number(values.seed)
const count = Number(values.count)
const found: Record<string, readonly Disagreement[]> = {}

for (const engine of values.engine.split(",") as EngineName[]) {
  const driver = await BROWSERS[engine].start()
  try {
    found[engine] = await explore(driver)
  } finally {
    await driver.close()
  }
}
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(found, undefined, 1))
process.exitCode = Object.values(found).some((disagreements) => disagreements.length > 0) ? 1 : 0

async function explore(driver: Driver): Promise<Disagreement[]> {
  const started = performance.now()
  const disagreements: Disagreement[] = []
  const unsteady: Disagreement[] = []
  let scenarios = 0
  let fetches = 0
  for (let from = 0; from < count; from += CHUNK) {
    const chunk =
      values.only === undefined
        ? generateScenarios(seed, Math.min(CHUNK, count - from), from)
        : [generateScenario(seed, Number(values.only))]
    const agreement = await measureAgreement(driver, chunk)
    scenarios += agreement.scenarios
    if (count > CHUNK) console.error(`${driver.version}: ${scenarios} of ${count}`)
    fetches += agreement.fetches
    disagreements.push(...agreement.disagreements)
    unsteady.push(...agreement.unsteady)
    if (values.only !== undefined) break
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const rate = ((100 * (scenarios - disagreements.length)) / scenarios).toFixed(2)
  console.log(
    `${driver.version}: ${scenarios} scenarios (${fetches} fetches) from seed ${seed} in ${seconds} s: ${rate} % agree`,
  )
  for (const name of CLASSES) {
    const ofClass = disagreements.filter((disagreement) => disagreement.class === name)
    if (ofClass.length > 0) console.log(`  ${name}: ${ofClass.length}`)
  }
  if (unsteady.length > 0)
    console.log(
      `  not the same each time: ${unsteady.map((each) => `${each.scenario.name} (${each.class})`).join(", ")}`,
    )
  return printSmallest(driver, disagreements)
}

/** Gives back all disagreements, the shrunk ones in their smallest form. */
async function printSmallest(driver: Driver, disagreements: readonly Disagreement[]): Promise<Disagreement[]> {
  const left = new Map(CLASSES.map((name) => [name, Number(values.shrink)]))
  const all: Disagreement[] = []
  for (const disagreement of disagreements) {
    const budget = left.get(disagreement.class) ?? 0
    left.set(disagreement.class, budget - 1)
    if (budget <= 0) {
      all.push(disagreement)
      continue
    }
    const smallest = await shrinkDisagreement(driver, disagreement)
    console.log(describeDisagreement(smallest))
    all.push(smallest)
  }
  return all
}
