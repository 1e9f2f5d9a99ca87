import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { openProject } from "../../src/django/open-project.ts"
import { type EnablePlan, planEnable } from "../../src/enable/plan.ts"
import { Refusal } from "../../src/enable/settings/refusal.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"
import { manage } from "./layouts/layout.ts"

const oracle = await startDjangoOracle()
const root = mkdtempSync(join(tmpdir(), "ofcors-statements-"))
mkdirSync(join(root, "site_one"))
writeFileSync(join(root, "manage.py"), manage("site_one.settings"))
afterAll(() => {
  oracle?.stop()
  rmSync(root, { recursive: true })
})

const CORS = "corsheaders.middleware.CorsMiddleware"

/** Statements that people write about a list behind its definition; `$` is its name. */
const change = fc.constantFrom(
  '$ += ["x.X"]',
  '$.append("x.X")',
  '$.extend(["x.X", "y.Y"])',
  '$.insert(0, "first.F")',
  '$.insert(1, "x.X")',
  '$.insert($.index("a.A") + 1, "x.X")',
  '$ = ["first.F"] + $',
  "$ = list($)",
  '$ = [each for each in $ if each != "b.B"]',
  "$ = $ + EXTRA",
  "$ = EXTRA + $",
  "$ = [*$, *EXTRA]",
  'if FLAG:\n    $ += ["x.X"]',
  'if FLAG:\n    $.insert(0, "first.F")',
  'if FLAG:\n    $ = ["only.O"]',
  'if not FLAG:\n    $ = EXTRA + $\nelse:\n    $.append("x.X")',
  'for each in ["x.X", "y.Y"]:\n    $.append(each)',
  'for each in os.environ.get("MORE", "").split():\n    $.append(each)',
  'try:\n    import nothing_of_this_name\n    $.append("x.X")\nexcept ImportError:\n    pass',
  '$[0:0] = ["first.F"]',
  "$.reverse()",
  "$ = sorted($)",
)

const definition = fc.constantFrom(
  '$ = [\n    "a.A",\n    "b.B",\n]',
  '$ = ["a.A"]',
  'OWN_$ = ["a.A"]\n$ = OWN_$ + ["b.B"]',
  '$ = EXTRA + ["a.A", "b.B"]',
  'if FLAG:\n    $ = ["a.A"]\nelse:\n    $ = ["a.A", "b.B"]',
  '$ = ["a.A"] if FLAG else ["a.A", "c.C"]',
)

const statements = fc
  .tuple(definition, fc.array(change, { maxLength: 4 }))
  .map(([first, others]) => [first, ...others].join("\n"))

const settings = fc
  .tuple(statements, statements, fc.constantFrom('EXTRA = ["e.E"]', "EXTRA = []"), fc.boolean())
  .map(([apps, middleware, extra, isEnv]) => {
    const flag = isEnv ? 'FLAG = os.environ.get("FLAG") == "1"' : "FLAG = True"
    return `import os\n\n${flag}\n${extra}\n${apps.replaceAll("$", "INSTALLED_APPS")}\n${middleware.replaceAll("$", "MIDDLEWARE")}\nURL = "/"\n`
  })

const STATES = ["", "1"].flatMap((flag) =>
  ["", "p.P q.Q"].map((more) => `import os\nos.environ["FLAG"] = "${flag}"\nos.environ["MORE"] = "${more}"\n`),
)

/** What was edited wrongly once. */
const FOUND = [
  // What a function was given may be in its result, and then twice in a list that takes both.
  `EXTRA = ["e.E"]
INSTALLED_APPS = ["a.A", *EXTRA]
INSTALLED_APPS = sorted(INSTALLED_APPS)
INSTALLED_APPS = [*INSTALLED_APPS, *EXTRA]
MIDDLEWARE = ["a.A"]
URL = "/"
`,
  // One more app before a position is counted changes the order of the others.
  `import os
INSTALLED_APPS = [
    "a.A",
    "b.B",
]
if os.environ.get("FLAG") == "1":
    INSTALLED_APPS += ["x.X"]
INSTALLED_APPS.reverse()
INSTALLED_APPS.insert(1, "x.X")
MIDDLEWARE = ["a.A"]
URL = "/"
`,
]

async function evaluate(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const states = []
  for (const state of STATES) states.push(await oracle!.evaluate(state + text))
  return states
}

test.skipIf(oracle === undefined)("settings are edited rightly or not at all", { timeout: 200_000 }, async () => {
  let [edited, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(settings, async (text) => {
      writeFileSync(join(root, "site_one/settings.py"), text)
      const before = await evaluate(text).catch(() => undefined)
      // What Python itself refuses, such as the index of what is not there, is no project.
      if (before === undefined) return
      const request = { origins: ["http://localhost:3000"], credentials: false, headers: [], crossSite: false }
      let plan: EnablePlan | "no-settings"
      try {
        plan = planEnable(openProject(root), { isBeforeDjango4: false }, request, undefined)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused++
        return
      }
      if (plan === "no-settings") throw new Error("no settings")
      const after = await evaluate(plan.files[0]!.after)
      for (const [index, state] of after.entries()) {
        const [apps, middleware] = [state["INSTALLED_APPS"], state["MIDDLEWARE"]] as [string[], string[]]
        expect(middleware).toEqual([CORS, ...(before[index]!["MIDDLEWARE"] as string[])])
        expect(apps.filter((app) => app !== "corsheaders")).toEqual(before[index]!["INSTALLED_APPS"])
        expect(apps.filter((app) => app === "corsheaders")).toHaveLength(1)
        expect(state["CORS_ALLOWED_ORIGINS"]).toEqual(["http://localhost:3000"])
        expect(state["URL"]).toBe("/")
      }
      edited++
    }),
    { numRuns: 150, examples: FOUND.map((text) => [text]) },
  )
  expect(edited).toBeGreaterThan(refused)
})
