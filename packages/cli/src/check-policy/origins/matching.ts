import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp"
import { BEGIN, END, type Language, Undecided, both, languageOf, withoutMarks } from "./automata.ts"

/**
 * How software asks a regular expression about an origin. ofcors searches too, but takes only patterns that are
 * anchored on both sides.
 */
export type Matching = "search" | "prefix" | "whole"

/** Every text that a regular expression matches. @throws Undecided */
export function textsMatchedBy(regex: RegExp, matching: Matching): Language {
  const source = withMarks(regex)
  const before = matching === "search" ? "[^]*" : ""
  const after = matching === "whole" ? "" : "[^]*"
  const flags = regex.flags.replace(/[^iuv]/g, "")
  const anywhere = languageOf(`${BEGIN}*${before}(?:${source})${after}${END}*`, flags)
  const inPlace = languageOf(`${BEGIN}*[^]*${END}*`, flags)
  return withoutMarks(both(anywhere, inPlace))
}

/** The pattern with its `^` and `$` as characters. */
function withMarks(regex: RegExp): string {
  const edges: { start: number; end: number; mark: string }[] = []
  const pattern = new RegExpParser().parsePattern(regex.source, undefined, undefined, {
    unicode: regex.unicode,
    unicodeSets: regex.flags.includes("v"),
  })
  visitRegExpAST(pattern, {
    onAssertionEnter({ kind, start, end }) {
      if (kind !== "start" && kind !== "end") throw new Undecided("it uses lookaround or a word boundary")
      edges.push({ start, end, mark: kind === "start" ? BEGIN : END })
    },
  })
  let source = ""
  let at = 0
  for (const { start, end, mark } of edges.toSorted((a, b) => a.start - b.start)) {
    source += regex.source.slice(at, start) + mark
    at = end
  }
  return source + regex.source.slice(at)
}
