import { createColors } from "picocolors"
import { describe, expect, test } from "vitest"
import { renderJson } from "../../src/check-project/render-json.ts"
import { renderSarif } from "../../src/check-project/render-sarif.ts"
import { renderText } from "../../src/check-project/render-text.ts"
import type { WholeReview } from "../../src/check-project/whole-review.ts"
import { cases } from "./cases.ts"
import { type Files, GOOD_SETTINGS, reviewFiles as reviewDjango } from "./review-files.ts"
import { sarifProblems } from "./is-sarif.ts"

const reviewFiles = (files: Files): WholeReview => ({ kind: "django", equivalents: [], ...reviewDjango(files) })
const display = (path: string): string => path.replace(/^.*ofcors-project-[^/]*\//, "")
const everything = (): readonly WholeReview[] =>
  cases
    .filter(({ bad }) => !bad.includes("del "))
    .map(({ bad, files = {} }) => reviewFiles({ ...files, "site_one/settings.py": GOOD_SETTINGS + bad }))

describe("SARIF", () => {
  test("of every case follows the schema", () => {
    for (const review of everything()) {
      const log: unknown = JSON.parse(renderSarif(review, display, "1.2.3"))
      expect(sarifProblems(log)).toEqual([])
    }
  })

  test("names the rule, the place and the edit", () => {
    const review = reviewFiles({ "site_one/settings.py": `${GOOD_SETTINGS}CORS_ALLOW_METHODS = ["put"]\n` })
    const { runs } = JSON.parse(renderSarif(review, display, "1.2.3")) as { runs: { results: unknown[] }[] }
    const charOffset = GOOD_SETTINGS.length + 'CORS_ALLOW_METHODS = ["'.length - 1
    expect(runs[0]!.results).toEqual([
      {
        ruleId: "method-not-uppercase",
        ruleIndex: 0,
        level: "error",
        message: { text: expect.stringContaining("`put` in CORS_ALLOW_METHODS allows nothing.") as string },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "site_one/settings.py", uriBaseId: "%SRCROOT%" },
              region: { startLine: 13, startColumn: 23, endLine: 13, endColumn: 28 },
            },
          },
        ],
        fixes: [
          {
            description: { text: "Write `PUT`." },
            artifactChanges: [
              {
                artifactLocation: { uri: "site_one/settings.py", uriBaseId: "%SRCROOT%" },
                replacements: [{ deletedRegion: { charOffset, charLength: 5 }, insertedContent: { text: '"PUT"' } }],
              },
            ],
          },
        ],
      },
    ])
  })
})

test("JSON has a version, counts and every finding", () => {
  for (const review of everything()) {
    const report = JSON.parse(renderJson(review, display)) as {
      version: number
      summary: Record<string, number>
      findings: { file: string }[]
    }
    expect(report.version).toBe(1)
    expect(report.findings).toHaveLength(review.findings.length)
    expect(Object.values(report.summary).reduce((a, b) => a + b)).toBe(review.findings.length)
    expect(report.findings.every(({ file }) => !file.startsWith("/"))).toBe(true)
  }
})

test("text is at most 80 columns wide but for what cannot be broken, and carries no control character", () => {
  const hostile = `${GOOD_SETTINGS}CORS_ALLOWED_ORIGINS = ["https://\\x1b[31mred.example", "\\r\\n", "https://Aé.example"]\n`
  for (const review of [...everything(), reviewFiles({ "site_one/settings.py": hostile })]) {
    const text = renderText(review, display, createColors(false))
    expect(text).toMatch(/^[\x20-\x7e\n]*$/)
    const wide = text.split("\n").filter((line) => line.length > 80 && line.trim().includes(" ") && !line.includes("["))
    expect(
      wide.filter((line) =>
        line
          .trim()
          .split(" ")
          .every((word) => word.length < 70),
      ),
    ).toEqual([])
  }
})

test("good settings are said to be sound", () => {
  expect(renderText(reviewFiles({}), display, createColors(false))).toBe(
    "Nothing to say: the CORS settings are sound in `site_one.settings`.\n",
  )
})
