import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isExponential } from "../advice/ambiguity.ts"
import { compileLinear, compileStates } from "./linear-pattern.ts"

const atom = fc.constantFrom(
  "a",
  "b",
  "c",
  ".",
  "[ab]",
  "[^a]",
  "[a-c]",
  "\\w",
  "\\d",
  "\\.",
  "\\/",
  "[\\w.-]",
  "\\x61",
  "\\u0062",
)
const quantifier = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?")
const { pattern } = fc.letrec<{ pattern: string; group: string; piece: string }>((tie) => ({
  piece: fc.tuple(fc.oneof({ maxDepth: 3 }, atom, tie("group")), quantifier).map(([text, sign]) => text + sign),
  group: fc.tuple(fc.constantFrom("(", "(?:", "(?<name>"), tie("pattern")).map(([open, inner]) => `${open}${inner})`),
  pattern: fc
    .array(fc.array(tie("piece"), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((choices) => choices.map((pieces) => pieces.join("")).join("|")),
}))
const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", ".", "/", "-", "é", "Z"), maxLength: 12 })

test("a pattern matches exactly where JavaScript's own engine does", () => {
  const anchors = fc.constantFrom(["", ""], ["^", "$"], ["^", ""], ["", "$"])
  fc.assert(
    fc.property(
      pattern,
      anchors,
      fc.boolean(),
      fc.array(text, { minLength: 1, maxLength: 6 }),
      (inner, [open, close], ignoreCase, texts) => {
        const source = `${open}(?:${inner})${close}`
        let native: RegExp
        try {
          native = new RegExp(source, ignoreCase ? "i" : "")
        } catch {
          return // Duplicate group names are not a pattern.
        }
        const linear = compileLinear(native.source, ignoreCase)
        if (linear === undefined) return
        // JavaScript's own engine would take hours for some patterns of nested quantifiers and twelve characters.
        const states = compileStates(native.source, ignoreCase)
        const length = states !== undefined && isExponential(states) ? 4 : 12
        for (const candidate of texts.map((whole) => whole.slice(0, length)))
          expect([source, candidate, linear.test(candidate)]).toEqual([source, candidate, native.test(candidate)])
      },
    ),
    { numRuns: 5_000 },
  )
})

describe("patterns that backtracking engines choke on take linear time", () => {
  test.each(["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(\\w+\\.?)+$", "^(.*)*x$", "^([a-z]+)*\\.com$", "^a*a*a*a*a*a*b$"])(
    "%s",
    (source) => {
      const linear = compileLinear(source, false)!
      const started = performance.now()
      linear.test("a".repeat(50_000) + "!")
      expect(performance.now() - started).toBeLessThan(5_000)
    },
  )
})

describe("exponential patterns are told from harmless ones", () => {
  test.each([
    ["^(a+)+$", true],
    ["^(a*)*$", true],
    ["^(a|a)*$", true],
    ["^(a|aa)+$", true],
    ["^(\\w+\\.?)+$", true],
    ["^(([a-z])+.)+[A-Z]([a-z])+$", true],
    ["^https://([a-z0-9-]+\\.?)+example\\.com$", true],
    ["^(a*b?)*c$", true],
    ["^https://([a-z0-9-]+\\.)*example\\.com$", false],
    ["^https?://[a-z0-9-]+\\.example\\.com(:[0-9]{1,5})?$", false],
    ["^https://(www\\.)?example\\.com$", false],
    ["^(a|b)*$", false],
    ["^(a?)*$", false],
    // A round that reads nothing is no second way: JavaScript refuses it.
    ["^https://((x?)*y)*$", false],
    ["^((x?){0,2}y)*$", false],
    ["^((x|y?)*z)*$", false],
    ["^((x*)*y)*$", true],
    ["^((x?){2}y?)*$", true],
    ["^.*\\.example\\.com$", false],
    ["^https://[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.example\\.com$", false],
    ["^\\/api\\/.*$", false],
  ])("%s: %s", (source, expected) => expect(isExponential(compileStates(source, false)!)).toBe(expected))
})

describe("syntax without a linear-time match is refused", () => {
  test.each([
    "(?=a)",
    "(?!a)",
    "(?<=a)b",
    "(a)\\1",
    "\\ba",
    "\\p{L}",
    "\\cA",
    "é",
    "(a{1,100}){1,100}",
    "(?<n>a)\\k<n>",
  ])("%s", (source) => {
    expect(compileLinear(source, false)).toBeUndefined()
  })
})

describe("a pattern is anchored where every alternative is", () => {
  test.each([
    ["^a$", true],
    ["^a|b$", false],
    ["^a$|^b$", true],
    ["(^a$)", true],
    ["(?:^a|^b)$", true],
    ["^(a|b)$", true],
    ["a", false],
    ["^a", false],
    ["a$", false],
    ["^a$|", false],
    ["", false],
  ])("%s: %s", (source, expected) => expect(compileLinear(source, false)!.anchored).toBe(expected))
})
