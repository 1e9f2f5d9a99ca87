import { readFileSync } from "node:fs"
import { type FixedFile, editsByFile } from "../check-project/plan-fixes.ts"
import { applyEdits } from "../python/edit-text.ts"
import type { JavaScriptFindings } from "./review-javascript.ts"
import { parseModule } from "./source-module.ts"

/** What `--fix` would write, and what the review would then find. */
export interface JavaScriptFixPlan {
  readonly files: readonly FixedFile[]
  readonly review: JavaScriptFindings
}

/** One fix can uncover the next: an option that gets its right name is an option to be reviewed. */
const MOST_ROUNDS = 8

/**
 * Applies every fix that has edits, in memory, until nothing is left to fix.
 *
 * @param reviewWith reviews the project with these texts in place of the files
 */
export function planJavaScriptFixes(
  review: JavaScriptFindings,
  reviewWith: (texts: ReadonlyMap<string, string>) => JavaScriptFindings,
): JavaScriptFixPlan {
  const before = new Map<string, string>()
  const texts = new Map<string, string>()
  let current = review
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false
    for (const [path, edits] of editsByFile(current.findings)) {
      const text = texts.get(path) ?? readFileSync(path, "utf8")
      const after = applyEdits(text, edits)
      // An edit that cannot be parsed is none: the file stays as it was.
      if (after === text || parseModule(path, after) === "unparsable") continue
      if (!before.has(path)) before.set(path, text)
      texts.set(path, after)
      changed = true
    }
    if (!changed) break
    current = reviewWith(texts)
  }
  const files = [...before].map(([path, text]) => ({ path, before: text, after: texts.get(path)! }))
  return { files: files.filter((file) => file.before !== file.after), review: current }
}
