import { expect, test } from "vitest"
import { wordsOf, without } from "../../src/check-policy/origins/automata.ts"
import { type Matching, textsMatchedBy } from "../../src/check-policy/origins/matching.ts"

/** Every text of up to four of these characters. */
const texts: readonly string[] = ["", "", "", ""].reduce<string[]>(
  (shorter) => ["", ...shorter.flatMap((text) => "abc.:".split("").map((character) => text + character))],
  [""],
)

const sources = [
  "^abc$",
  "^a|b$",
  "^(a|b)$",
  "(?:^a|b$)*",
  "^a.b$",
  "(^|\\.)ab$",
  "a$b",
  "^^a$$",
  "x*^a",
  "(?:a|^)b(?:$|c)",
  "(?:^a)+$",
  "(^a?)*b$",
  "^[^a]+$",
  "a.?b",
  "^$",
  "",
  "^a{2,3}(?:b|$)",
  "(?:a|b|$)*c",
  "[ab]{2}$",
  "^(?:(a)|(b)|c)*?x?$",
]

const engines: { readonly [Way in Matching]: (source: string, flags: string) => RegExp } = {
  search: (source, flags) => new RegExp(source, flags),
  prefix: (source, flags) => new RegExp(`^(?:${source})`, flags),
  whole: (source, flags) => new RegExp(`^(?:${source})$`, flags),
}

test.each(sources)("the language of /%s/ is what a RegExp matches, however it is matched", (source) => {
  expect(texts.length).toBe(781)
  for (const matching of ["search", "prefix", "whole"] as const) {
    for (const flags of ["", "i", "u"]) {
      const language = textsMatchedBy(new RegExp(source, flags), matching)
      const engine = engines[matching](source, flags)
      const differing = texts.filter(
        (text) => language.test(text.split("").map((c) => c.charCodeAt(0))) !== engine.test(text),
      )
      expect({ matching, flags, differing }).toEqual({ matching, flags, differing: [] })
    }
  }
})

test.each(sources)("nothing is left of /%s/ without itself", (source) => {
  const language = textsMatchedBy(new RegExp(source), "search")
  expect([...wordsOf(without(language, language))]).toEqual([])
})

test("words come shortest first", () => {
  const words = [...wordsOf(textsMatchedBy(/^(?:aa|b)+$/, "search"))]
  expect(words.slice(0, 3)).toEqual(["b", "aa", "bb"])
  expect(words.map(({ length }) => length)).toEqual(words.map(({ length }) => length).toSorted((a, b) => a - b))
})
