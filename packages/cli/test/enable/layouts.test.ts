import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { afterAll, describe, expect, onTestFinished, test } from "vitest"
import { findFacts } from "../../src/check-project/project-facts.ts"
import { undoRuns } from "../../src/disable/undo.ts"
import { openProject } from "../../src/django/open-project.ts"
import { type EnablePlan, planEnable } from "../../src/enable/plan.ts"
import { readRecord, recordChange } from "../../src/enable/record.ts"
import type { EnableRequest } from "../../src/enable/request.ts"
import { writeTogether } from "../../src/writing/write-together.ts"
import { run } from "../support/command.ts"
import { environments } from "./layouts/environment.ts"
import { existing } from "./layouts/existing.ts"
import { formatting } from "./layouts/formatting.ts"
import { joined } from "./layouts/joined.ts"
import type { Layout, Reading } from "./layouts/layout.ts"
import { refusedLayouts } from "./layouts/refused.ts"
import { splitSettings } from "./layouts/split.ts"
import { expectEnabled } from "./expect-enabled.ts"
import { type PythonSetting, startSettingsOracle } from "./oracle/settings-oracle.ts"

const oracle = await startSettingsOracle()
afterAll(() => oracle?.stop())

const layouts: readonly Layout[] = [...formatting, ...joined, ...splitSettings, ...environments, ...existing]

const ASKED: EnableRequest = { origins: ["http://localhost:3000"], credentials: false, headers: [], crossSite: false }

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "ofcors-layout-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** Every file below a folder with its bytes. */
function contents(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(root, path)).isFile())
      .toSorted()
      .map((path) => [path, readFileSync(join(root, path), "latin1")]),
  )
}

function plan(root: string, request: EnableRequest, settings: string | undefined): EnablePlan {
  const project = openProject(root)
  const planned = planEnable(project, findFacts(project), request, settings)
  if (planned === "no-settings") throw new Error("No settings were found.")
  return planned
}

const read = (root: string, { folder = "", ...reading }: Reading): Promise<Readonly<Record<string, PythonSetting>>> =>
  oracle!.read({ root: join(root, folder), ...reading })

/** Whether all bytes of one text are in another in their order: only new ones were put between them. */
function isWithin(before: string, after: string): boolean {
  let at = 0
  for (const character of before) {
    at = after.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

test("there are at least 40 layouts with names of their own", () => {
  expect(layouts.length).toBeGreaterThanOrEqual(80)
  expect(new Set(layouts.map(({ name }) => name)).size).toBe(layouts.length)
})

describe.skipIf(oracle === undefined)("a project with", () => {
  test.each(layouts)("$name", async ({ files, request, settings, reads, changes, replaces }) => {
    const root = write(files)
    const asked = { ...ASKED, ...request }
    const before = contents(root)
    const settingsBefore = await Promise.all(reads.map((reading) => read(root, reading)))

    const { files: changed } = plan(root, asked, settings)
    expect(changed.map(({ path }) => relative(root, path)).toSorted()).toEqual([...changes].toSorted())
    const base = openProject(root).base
    const record = changed.length === 0 ? [] : [recordChange(base, changed)]
    writeTogether([...changed, ...record])
    for (const [index, reading] of reads.entries())
      expectEnabled(settingsBefore[index]!, await read(root, reading), asked, reading)
    if (replaces !== true)
      for (const each of changed) expect(isWithin(each.before, each.after), "bytes are added only").toBe(true)

    expect(plan(root, asked, settings).files, "a second time changes nothing").toEqual([])

    if (record.length === 0) return
    const recorded = readRecord(base)!
    const undone = undoRuns(recorded.record, (path) => readFileSync(join(base, path), "utf8"))
    expect(undone.left).toEqual([])
    writeTogether([
      ...undone.files.map((file) => ({ ...file, path: join(base, file.path) })),
      { path: record[0]!.path, before: recorded.text, after: undefined },
    ])
    expect(contents(root)).toEqual(before)
  })
})

describe("left alone:", () => {
  test.each(refusedLayouts)("$name", async ({ files, request, settings, why }) => {
    const root = write(files)
    const before = contents(root)
    const asked = { ...ASKED, ...request }
    const { code, stdout, stderr } = await run([
      "enable",
      root,
      "--yes",
      ...asked.origins.flatMap((origin) => ["--origin", origin]),
      ...(asked.credentials ? ["--credentials"] : []),
      ...(settings === undefined ? [] : ["--settings", settings]),
    ])
    expect([1, 3]).toContain(code)
    expect((stdout + stderr).replaceAll(/\n {2}/g, " ")).toContain(why)
    expect(contents(root)).toEqual(before)
  })
})
