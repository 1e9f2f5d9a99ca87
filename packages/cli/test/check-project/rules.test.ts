import { readFileSync } from "node:fs"
import { afterAll, describe, expect, test } from "vitest"
import { catalogue } from "../../src/check-project/catalogue.ts"
import type { ProjectReview } from "../../src/check-project/review-project.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"
import { cases } from "./cases.ts"
import { GOOD_SETTINGS, reviewFiles } from "./review-files.ts"
import { wireOf } from "./wire.ts"

const oracle = await startDjangoOracle()
afterAll(() => oracle?.stop())

const codesOf = ({ findings }: ProjectReview): string[] => findings.map(({ code, severity }) => `${severity} ${code}`)
const titled = cases.map((entry, index) => ({
  ...entry,
  title: `${entry.code} (${cases.slice(0, index).filter(({ code }) => code === entry.code).length + 1})`,
}))

test("good settings have no finding", () => {
  expect(reviewFiles({}).findings).toEqual([])
})

test.each(titled)(
  "$title is found in the bad settings, and not in the good ones",
  ({ code, severity, bad, good, files = {} }) => {
    expect(codesOf(reviewFiles({ ...files, "site_one/settings.py": GOOD_SETTINGS + bad }))).toContain(
      `${severity} ${code}`,
    )
    const found = reviewFiles({ "site_one/settings.py": GOOD_SETTINGS + good })
    expect(found.findings.filter((finding) => finding.code === code)).toEqual([])
    expect(found.findings.filter((finding) => finding.severity === "error")).toEqual([])
  },
)

describe.skipIf(oracle === undefined)("the real Django does what is said", () => {
  test.each(titled.flatMap((entry) => (entry.wire === undefined ? [] : [{ ...entry, wire: entry.wire }])))(
    "of $title",
    async ({ bad, wire }) => {
      await wire(await wireOf(oracle!, GOOD_SETTINGS + bad))
    },
  )
})

test("every code has a case", () => {
  expect([...new Set(cases.map(({ code }) => code))].toSorted()).toEqual(Object.keys(catalogue).toSorted())
})

test("the guide has a line for every code, and no other", () => {
  const guide = readFileSync(new URL("../../../../docs/django-check.md", import.meta.url), "utf8")
  const lines = [...guide.matchAll(/^\| `([a-z-]+)` +\| (\w+) +\| (.*?) +\|$/gm)].map(([, code, severity, why]) => [
    code,
    { severity, why },
  ])
  expect(Object.fromEntries(lines)).toEqual(catalogue)
})

test("every error has been put to the test on the real Django, but for what only a browser does", () => {
  const untested = new Set(
    cases.filter(({ severity, wire }) => severity === "error" && wire === undefined).map(({ code }) => code),
  )
  expect([...untested].toSorted()).toEqual(["middleware-classes-ignored", "name-invalid"])
})
