import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { EngineName } from "./browsers/driver.ts"
import { runInModel } from "./browsers/model.ts"
import { comparable } from "./compare/comparable.ts"
import { compareSeen } from "./compare/compare.ts"
import { describeDisagreement } from "./compare/describe.ts"
import { namedScenarios } from "./named-scenarios.ts"
import { readSeen, seenBy } from "./seen.ts"

const file = readSeen()

describe.each<EngineName>(["chromium", "firefox", "webkit"])("the model does what %s was seen to do in", (engine) => {
  test.each(namedScenarios().map((scenario) => [scenario.name, scenario] as const))("%s", async (name, scenario) => {
    const seen = seenBy(file, name, engine)
    if (seen === undefined) throw new Error(`"${name}" is not recorded: npm run record -w conformance-browser`)
    const { observation } = await runInModel(engine, scenario)
    const disagreement = compareSeen(scenario, seen, comparable(observation), engine)
    expect(disagreement && describeDisagreement(disagreement)).toBeUndefined()
  })
})

test("each scenario that the guide shows a difference with is there, and shows one", () => {
  const guide = readFileSync(new URL("../docs/browser-model.md", import.meta.url), "utf8")
  const rows = guide.split("\n").filter((line) => /^\|(?:[^|]*\|){6}$/.test(line) && !/^\|[ -]*\||^\| what/.test(line))
  const cited = rows.flatMap((row) => row.split("|").at(-2)?.split(";") ?? []).map((name) => name.trim())
  const named = cited.filter((name) => !name.startsWith("("))
  const isDifferent = (name: string) =>
    Object.values(file.scenarios[name] ?? {}).some((variants) => variants.length > 1)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !isDifferent(name))).toEqual([])
})
