/**
 * The two halves of the protocol agree: for settings, pages, fetches and applications at random, what the model of the
 * browser makes of our real responses is what the settings say, through every adapter.
 */
import fc from "fast-check"
import { type CorsSettings, type Diagnostic, type SettingsOrRules, createPolicy } from "ofcors"
import { page } from "ofcors/testing"
import { afterAll, describe, expect, test } from "vitest"
import { readSettings } from "../settings.ts"
import { ADAPTERS, type Adapter } from "./applications.ts"
import { scenario as scenarios } from "./arbitraries.ts"
import { firstDisagreement } from "./check.ts"
import { intentOf } from "./intent.ts"
import { API, type Scenario, behaviourAt, describeScenario } from "./scenario.ts"

/** How many fetches each adapter answers. */
const RUNS = Number(process.env["OFCORS_CONSISTENCY_RUNS"] ?? 2_000)
const SEEDS = [1, Number(process.env["OFCORS_CONSISTENCY_SEED"] ?? Math.floor(Math.random() * 2 ** 31))]

// Adapters print what handlers throw on purpose.
console.error = () => {}

describe.each(ADAPTERS)("$name", (adapter) => {
  test.each(SEEDS)(
    "does what the settings mean, and browsers make of it what they mean (seed %i)",
    async (seed) => {
      const tally = new Map<string, number>()
      const run = runnerOf(adapter, tally)
      await fc.assert(fc.asyncProperty(scenarios, run), { seed, numRuns: Math.ceil(RUNS / SEEDS.length) })
      console.log(
        `consistency: ${adapter.name}, seed ${seed}: ${[...tally].map((entry) => entry.join(" ")).join(", ")}`,
      )
      // A generator that made only refusals, or only of one kind, would prove little.
      const often = RUNS / SEEDS.length
      expect(tally.get("readable") ?? 0).toBeGreaterThan(often / 10)
      expect(tally.get("refused for the origin") ?? 0).toBeGreaterThan(often / 10)
      for (const cause of ["credentials", "method", "headers"])
        expect(tally.get(`refused for the ${cause}`) ?? 0).toBeGreaterThan(often / 100)
    },
    60_000 + RUNS * 20,
  )
})

afterAll(() => console.log(`consistency: ${RUNS} fetches through each of ${ADAPTERS.length} adapters`))

/** Runs a scenario through one application of an adapter, whose settings are replaced each time. */
function runnerOf(adapter: Adapter, tally: Map<string, number>): (scenario: Scenario) => Promise<void> {
  const policy = createPolicy({ allowedOrigins: ["https://app.example"], explain: false })
  let current: Scenario
  const application = adapter.create(policy, (path) => behaviourAt(current.behaviour, path))
  return async (scenario) => {
    fc.pre(adapter.throwsNothing === undefined || scenario.behaviour.ends !== "throw")
    current = scenario
    const told: Diagnostic[] = []
    const settings = settingsOf(scenario, (finding) => {
      if (finding.severity === "refusal" && finding.reportOnly !== true) told.push(finding)
    })
    policy.update(settings as never)
    const tab = page(scenario.page.url, {
      api: API,
      engine: scenario.engine,
      sandboxed: scenario.page.sandboxed,
      thirdPartyCookies: "all",
      cookies: ["sid=1; SameSite=None; Secure"],
    })
    const intent = intentOf(scenario, tab.origin)
    if (intent === undefined) return fc.pre(false)
    const { path, ...init } = scenario.fetch
    const report = await tab.explain(application, path, { ...init, headers: init.headers.map((line) => [...line]) })
    const wrong = await firstDisagreement({ scenario, intent, report, told, policy })
    if (wrong !== undefined) throw new Error(`${wrong}\n${describeScenario(scenario)}`)
    count(tally, intent.readable ? "readable" : `refused for the ${intent.causes[0]}`)
  }
}

function settingsOf({ rules }: Scenario, explain: NonNullable<CorsSettings["explain"]>): SettingsOrRules {
  const read = rules.map(({ reportOnly, ...rule }): CorsSettings => {
    const settings = readSettings(rule, explain) as CorsSettings
    return reportOnly === undefined
      ? settings
      : { ...settings, reportOnly: readSettings(reportOnly, undefined) as CorsSettings }
  })
  return read.length === 1 ? read[0]! : read
}

function count(tally: Map<string, number>, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1)
}
