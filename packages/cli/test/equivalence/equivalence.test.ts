import { readFileSync } from "node:fs"
import fc from "fast-check"
import { afterAll, describe, expect, test } from "vitest"
import { toPolicy } from "../../src/import/to-policy.ts"
import { compare, differences } from "./differences.ts"
import { differenceExamples } from "./difference-examples.ts"
import { requestToCompare, settingsToCompare } from "./generate.ts"
import { observeDjango, observeOurs, toOracle } from "./observe.ts"
import { startDjangoOracle } from "./oracle/django-oracle.ts"

const PAIRS = 3_000
const seed = Number(process.env["OFCORS_SEED"] ?? Date.now() % 2 ** 31)

const oracle = await startDjangoOracle()
afterAll(() => oracle?.stop())

describe.skipIf(oracle === undefined)("each intended difference", () => {
  test.each(Object.entries(differenceExamples))("%s", async (code, { settings, request, django, ours }) => {
    const original = new Map(Object.entries(settings))
    const { policy, notes } = toPolicy(original)
    const answers = {
      django: observeDjango(await oracle!.respond(toOracle(original), request), request),
      ours: observeOurs(policy!, request),
    }
    expect(answers).toMatchObject({ django, ours })
    expect(
      compare({ settings: original, policy: policy!, notes, request, ...answers }).map(({ because }) => because),
    ).toContain(code)
  })
})

test("every intended difference has an example and a line in the guide", () => {
  const guide = readFileSync(new URL("../../../../docs/django-equivalence.md", import.meta.url), "utf8")
  const documented = [...guide.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code)
  expect(Object.keys(differenceExamples).toSorted()).toEqual(Object.keys(differences).toSorted())
  expect(documented.toSorted()).toEqual(Object.keys(differences).toSorted())
})

describe.skipIf(oracle === undefined)("imported settings", () => {
  test(`answer as django-cors-headers does, but for what is meant (OFCORS_SEED=${seed})`, async () => {
    const explained = new Map<string, number>()
    let [same, refused] = [0, 0]
    const pair = fc.record({ settings: settingsToCompare, request: requestToCompare })
    await fc.assert(
      fc.asyncProperty(pair, async ({ settings, request }) => {
        const { policy, notes } = toPolicy(settings)
        if (policy === undefined) {
          refused++
          return
        }
        const django = observeDjango(await oracle!.respond(toOracle(settings), request), request)
        const ours = observeOurs(policy, request)
        const found = compare({ settings, policy, notes, request, django, ours })
        if (found.length === 0) same++
        for (const { because = "unexplained" } of found) explained.set(because, (explained.get(because) ?? 0) + 1)
        expect(
          found.filter(({ because }) => because === undefined),
          JSON.stringify({ policy, django, ours }, null, 2),
        ).toEqual([])
      }),
      { numRuns: PAIRS, seed },
    )
    console.log(
      `Django: ${PAIRS} pairs with seed ${seed}, ${same} the same in every field, ${refused} not translatable,`,
      Object.fromEntries([...explained].toSorted()),
    )
  }, 300_000)
})
