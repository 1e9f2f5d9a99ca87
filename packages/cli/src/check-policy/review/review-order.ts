import { type Language, Undecided, both, languageOf, without } from "../origins/automata.ts"
import { textsMatchedBy } from "../origins/matching.ts"
import type { Add, RuleAt } from "../finding.ts"

/** Finds rules that no path reaches, because earlier ones take every path of theirs: proved by their languages. */
export function reviewOrder(rules: readonly RuleAt[], add: Add): void {
  rules.forEach(({ settings, prefix }, index) => {
    const earlier = rules.slice(0, index)
    // The library reports what stands behind a rule for every path.
    if (index === 0 || earlier.some(({ settings }) => settings["urls"] === undefined)) return
    try {
      let left = pathsOf(settings["urls"])
      for (const rule of earlier) left = without(left, pathsOf(rule.settings["urls"]))
      if (!left.isEmpty) return
    } catch (error) {
      if (error instanceof Undecided) return
      throw error
    }
    add({
      severity: "warning",
      code: "rule-shadowed",
      setting: `${prefix}urls`,
      value: String(settings["urls"]),
      message: `no path reaches this rule: the rules before it take all of \`${String(settings["urls"])}\`. Move it before them.`,
    })
  })
}

/** The paths of a rule. @throws Undecided for `urls` that the library refuses */
function pathsOf(urls: unknown): Language {
  const anyPath = languageOf("/[^]*", "")
  if (urls === undefined) return anyPath
  // One alphabet for all rules; the library takes no pattern that means something else without its `u`.
  if (urls instanceof RegExp)
    return both(anyPath, textsMatchedBy(new RegExp(urls.source, urls.ignoreCase ? "i" : ""), "search"))
  const [, base = "", below] = /^(\/[^*?#\s]*?)(\/?\*)?$/.exec(typeof urls === "string" ? urls : "") ?? []
  if (base === "") throw new Undecided("it is no path")
  const plain = (base === "/" ? "" : base).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")
  return languageOf(below === undefined ? plain || "/" : `${plain}(?:/[^]*)?`, "")
}
