import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, expect, test } from "vitest"
import { undoRuns } from "../../src/disable/undo.ts"
import { openProject } from "../../src/django/open-project.ts"
import { planEnable } from "../../src/enable/plan.ts"
import { type EnableRecord, recordChange } from "../../src/enable/record.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"
import { manage } from "./layouts/layout.ts"

const oracle = await startDjangoOracle()
const root = mkdtempSync(join(tmpdir(), "ofcors-generated-"))
mkdirSync(join(root, "site_one"))
writeFileSync(join(root, "manage.py"), manage("site_one.settings"))
afterAll(() => {
  oracle?.stop()
  rmSync(root, { recursive: true })
})

const space = fc.constantFrom("", "", " ", "  ")
const comment = fc.constantFrom("", "", "  # why, (really) [so]", "#x", ' # "quoted", ')

/** Text between two tokens inside brackets: anything that Python skips there. */
const gap = fc.oneof(
  { weight: 3, arbitrary: space },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        comment,
        fc.constantFrom("\n", "\n\n", "\n    # a line of its own\n"),
        fc.constantFrom("", "    ", "\t", "  "),
      )
      .map((parts) => parts.join("")),
  },
)

const element = fc
  .tuple(
    fc.constantFrom("a.A", "b.B", "django.middleware.common.CommonMiddleware", "c"),
    fc.constantFrom("'", '"', "'''"),
    fc.constantFrom("", "u", "r"),
  )
  .map(([text, quote, prefix]) => `${prefix}${quote}${text}${quote}`)

const brackets = fc.constantFrom(["[", "]"] as const, ["(", ")"] as const)

const list = fc
  .tuple(brackets, fc.array(fc.tuple(gap, element, gap), { maxLength: 4 }), fc.boolean(), gap)
  .map(([[open, close], items, hasComma, end]) => {
    // One element in parentheses is a tuple only with its comma.
    const comma = items.length > 0 && (hasComma || (open === "(" && items.length === 1)) ? "," : ""
    return `${open}${items.map((item) => item.join("")).join(",")}${comma}${end}${close}`
  })

const assignment = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(list, fc.constantFrom("plain", "named", "list", "tuple", "starred", "added"), comment)
    .map(([value, form, behind]) => {
      switch (form) {
        case "named":
          return `OWN_${name} = ${value}${behind}\n${name} = OWN_${name}\n`
        case "list":
        case "tuple":
          return `${name} = ${form}(${value})${behind}\n`
        case "starred":
          return `${name} = [*${value}, "last"]${behind}\n`
        case "added":
          return `${name} = list(${value}) + ["last"]${behind}\n`
        default:
          return `${name} = ${value}${behind}\n`
      }
    })

const settings = fc
  .tuple(
    assignment("INSTALLED_APPS"),
    assignment("MIDDLEWARE"),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("", "\uFEFF"),
    fc.boolean(),
  )
  .map(([apps, middleware, ending, mark, hasEnd]) => {
    const text = `${mark}DEBUG = True\n${apps}${middleware}STATIC_URL = "static/"\n`.replaceAll("\n", ending)
    return hasEnd ? text : text.trimEnd()
  })

const items = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : ((value as { $tuple: string[] }).$tuple ?? [])

test.skipIf(oracle === undefined)(
  "lists are edited rightly however they are written",
  { timeout: 200_000 },
  async () => {
    let edited = 0
    await fc.assert(
      fc.asyncProperty(settings, async (text) => {
        const path = join(root, "site_one/settings.py")
        writeFileSync(path, text)
        const request = {
          origins: ["http://localhost:3000"],
          credentials: false,
          headers: ["x-auth-token"],
          crossSite: false,
        }
        const plan = planEnable(openProject(root), { isBeforeDjango4: false }, request, undefined)
        if (plan === "no-settings") throw new Error("no settings")
        const [file] = plan.files
        const before = await oracle!.evaluate(text.replace("\uFEFF", ""))
        const after = await oracle!.evaluate(file!.after.replace("\uFEFF", ""))
        expect(items(after["MIDDLEWARE"])).toEqual([
          "corsheaders.middleware.CorsMiddleware",
          ...items(before["MIDDLEWARE"]),
        ])
        expect(items(after["INSTALLED_APPS"]).filter((app) => app !== "corsheaders")).toEqual(
          items(before["INSTALLED_APPS"]),
        )
        expect(items(after["INSTALLED_APPS"]).filter((app) => app === "corsheaders")).toHaveLength(1)
        expect(after["CORS_ALLOWED_ORIGINS"]).toEqual(["http://localhost:3000"])
        expect(items(after["CORS_ALLOW_HEADERS"])).toContain("x-auth-token")
        expect(after["STATIC_URL"]).toBe("static/")
        const record = JSON.parse(recordChange(root, plan.files).after!) as EnableRecord
        expect(undoRuns(record, () => file!.after).files).toEqual([
          { path: "site_one/settings.py", before: file!.after, after: text },
        ])
        edited++
      }),
      { numRuns: 150 },
    )
    expect(edited).toBeGreaterThanOrEqual(150)
  },
)
