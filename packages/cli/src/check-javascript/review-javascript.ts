import type { Finding } from "../check-project/finding.ts"
import { type Equivalent, equivalentOf } from "./equivalent.ts"
import { type ModuleSetups, findSetups } from "./find-setups.ts"
import { Modules } from "./modules.ts"
import { JavaScriptReview } from "./review.ts"
import { reviewByHand } from "./rules/by-hand.ts"
import { reviewOptions } from "./rules/options.ts"
import { reviewOrder } from "./rules/order.ts"
import { reviewOrigin } from "./rules/origin.ts"
import type { SourceModule } from "./source-module.ts"

/** What the review of a project's JavaScript found. */
export interface JavaScriptFindings {
  /** The files that set CORS up, absolute. */
  readonly files: readonly string[]
  readonly findings: readonly Finding[]
  /** What would do the same with ofcors, where that can be told. */
  readonly equivalents: readonly Equivalent[]
}

/**
 * Reviews files of JavaScript and TypeScript. Runs nothing.
 *
 * @param root nothing outside this folder is read
 * @param files absolute, as `findSources` finds them
 * @param texts of files that stand for what is on the disk
 */
export function reviewJavaScript(
  root: string,
  files: readonly string[],
  environment: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string> = new Map(),
): JavaScriptFindings {
  const modules = new Modules(root, texts)
  const review = new JavaScriptReview({ modules, environment })
  const found: [SourceModule, ModuleSetups][] = []
  for (const file of files) {
    const module = modules.read(file)
    if (module === "unparsable") review.reportUnparsed(file, file.slice(root.length + 1).replaceAll("\\", "/"))
    else if (module !== undefined) found.push([module, findSetups(module, review.context)])
  }
  for (const [, { setups, parents }] of found)
    for (const { at } of setups) review.remember(at.node, parents.get(at.node))
  for (const [module, all] of found) {
    for (const { package: known, at } of all.uncalled)
      review.report("cors-not-called", {
        at,
        message: `\`${module.text.slice(at.node.start, at.node.end)}\` is ${known.title} itself, and no middleware yet.`,
        fix: { title: "Call it.", edits: [{ file: module.path, from: at.node.end, to: at.node.end, insert: "()" }] },
      })
    for (const setup of all.setups) {
      reviewOptions(review, setup)
      reviewOrigin(review, setup)
      reviewOrder(review, setup, all)
    }
    reviewByHand(review, module, all)
  }
  const equivalents = found.flatMap(([, { setups }]) => setups.flatMap((setup) => equivalentOf(setup) ?? []))
  const used = found.filter(([, { setups, uncalled }]) => setups.length + uncalled.length > 0).map(([{ path }]) => path)
  const others = review.findings.map(({ file }) => file).filter((file) => !used.includes(file))
  return { files: [...used, ...new Set(others)], findings: unique(review.findings), equivalents }
}

/** Options that several applications share are reviewed with each, and said once. */
function unique(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, Finding>()
  for (const finding of findings) {
    const key = [finding.code, finding.file, finding.line, finding.column, finding.message].join("\0")
    if (!known.has(key)) known.set(key, finding)
  }
  return [...known.values()]
}
