import fc from "fast-check"
import { ambiguousTextOf } from "ofcors/advice"
import { describe, expect, test } from "vitest"
import { growthOf } from "../../src/check-policy/origins/growth.ts"

describe("a catastrophic pattern is shown with the text on which the work multiplies", () => {
  test.each<[string, string, string, number]>([
    [String.raw`^https:\/\/(\w+\.?)+\.example\.com$`, "https://aa", ".aa", 2],
    ["^/(a*)*b$", "/", "a", 2],
    ["^(a|a)*$", "", "aa", 4],
    ["^https://([a-z]+)+$", "https://aa", "aa", 4],
    ["^(a|b|ab)*c$", "", "aab", 2],
    ["^(.*)*$", "", "a", 2],
  ])("%s", (source, before, repeated, factor) => {
    expect(ambiguousTextOf(source)).toEqual({ before, repeated })
    const growth = growthOf(new RegExp(source), before, repeated)
    expect(growth?.factor).toBeCloseTo(factor, 1)
    expect(new RegExp(source).test(before + repeated.repeat(3) + growth!.end)).toBe(false)
  })
})

test("the real engine takes longer with each repetition, as was counted", () => {
  const regex = /^https:\/\/(\w+\.?)+\.example\.com$/
  const timeOf = (repetitions: number): number => {
    const text = `https://aa${".aa".repeat(repetitions)}!`
    const started = performance.now()
    regex.test(text)
    return performance.now() - started
  }
  timeOf(4)
  // Six repetitions are 64 times the work: far beyond what a busy machine adds by chance.
  const [short, long] = [Math.min(timeOf(14), timeOf(14), timeOf(14)), timeOf(20)]
  expect(long / short).toBeGreaterThan(8)
})

test("a harmless pattern has no such text", () => {
  expect(ambiguousTextOf("^https://(?:[a-z0-9-]+\\.)+example\\.com$")).toBeUndefined()
  expect(growthOf(/^https:\/\/[a-z]+\.example\.com$/, "https://", "a")?.factor).toBeLessThan(1.1)
})

const pattern = fc.letrec((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom("x", "y", "[xy]"),
    fc.tuple(tie("pattern"), tie("pattern")).map((parts) => parts.join("")),
    fc.tuple(tie("pattern"), tie("pattern")).map((parts) => `(?:${parts.join("|")})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "?", "+", "{0,2}"))
      .map(([part, often]) => `(?:${String(part)})${often}`),
  ),
})).pattern

test("on the text that is shown for a pattern the work multiplies, and on others it does not", () => {
  fc.assert(
    fc.property(pattern, (part) => {
      const source = `^(?:${part})*$`
      const text = ambiguousTextOf(source)
      const growth = growthOf(new RegExp(source), text?.before ?? "", text?.repeated ?? "xy")
      if (text === undefined) expect(growth?.factor ?? 1).toBeLessThan(1.4)
      else expect(growth?.factor ?? 2).toBeGreaterThan(1.4)
    }),
    { numRuns: 60, seed: 1 },
  )
})
