import { readFileSync, writeFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { GRIDS } from "./grids/index.ts"
import { HANDSHAKES, VECTORS, VECTOR_FILES } from "./conformance.ts"
import { refusalsOf } from "./replay.ts"

const refused = VECTOR_FILES.flatMap(({ groups }) => groups.filter((group) => "refusedWith" in group))
const groups = VECTOR_FILES.flatMap(({ groups }) => groups.filter((group) => "cases" in group))
const cases = groups.flatMap((group) => group.cases.map((vector) => ({ group, vector })))

describe("the files of vectors", () => {
  test.each(Object.entries(GRIDS))("%s is what its grid makes", (name, made) => {
    const file = new URL(name, VECTORS)
    if (process.env["OFCORS_WRITE_GRIDS"] !== undefined) writeFileSync(file, JSON.stringify(made))
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(made)
  })

  test("no two cases of a group have the same name", () => {
    const names = cases.map(({ group, vector }) => `${group.name}: ${vector.name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test("every named response exists, and is used", () => {
    const named = groups.flatMap(({ name, responses = {} }) => Object.keys(responses).map((key) => `${name}: ${key}`))
    const used = cases.flatMap(({ group, vector }) =>
      typeof vector.response === "string" ? [`${group.name}: ${vector.response}`] : [],
    )
    expect(used.filter((key) => !named.includes(key))).toEqual([])
    expect(named.filter((key) => !used.includes(key))).toEqual([])
  })

  test("there are at least 380 cases", () => {
    const handshakes = HANDSHAKES.groups.flatMap(({ cases }) => cases)
    console.log(
      `conformance: ${cases.length} vectors, ${handshakes.length} handshakes, ${refused.length} settings that must not start`,
    )
    expect(cases.length).toBeGreaterThanOrEqual(380)
  })
})

describe("settings that must not start", () => {
  test.each(refused)("$name", (settings) => {
    expect(refusalsOf(settings)).toEqual(settings.refusedWith)
  })
})
