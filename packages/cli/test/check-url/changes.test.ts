import { expect, test } from "vitest"
import { changes } from "../../src/check-url/changes.ts"
import type { CheckResult, Finding } from "../../src/check-url/result.ts"

const finding = (code: Finding["code"]): Finding => ({
  code,
  certainty: "certain",
  message: `About ${code}.`,
  evidence: [],
  fix: { stack: "any", where: "", snippet: "" },
  link: "",
})

const result = (verdict: CheckResult["verdict"], causes: readonly Finding["code"][]): CheckResult => ({
  version: 1,
  url: "",
  from: "",
  method: "GET",
  credentials: false,
  verdict,
  causes: causes.map(finding),
  warnings: [],
  diagnostics: [],
  stack: { name: "unknown", evidence: [] },
  engines: {},
  exchanges: [],
  notSent: [],
  timeout: 0,
  milliseconds: 0,
})

test.each([
  ["nothing, when nothing has changed", result("blocked", ["timeout"]), result("blocked", ["timeout"]), []],
  [
    "that it passes now",
    result("blocked", ["cors-not-configured"]),
    result("readable", ["not-blocked"]),
    ["It was blocked, and is readable now.", "Mended: About cors-not-configured. [cors-not-configured]"],
  ],
  [
    "that one thing is mended and the next shows",
    result("blocked", ["options-not-answered"]),
    result("blocked", ["request-header-not-listed"]),
    [
      "Mended: About options-not-answered. [options-not-answered]",
      "New: About request-header-not-listed. [request-header-not-listed]",
    ],
  ],
] as const)("says %s", (_, before, after, expected) => expect(changes(before, after)).toEqual(expected))
