import type { SettingsModule } from "../../django/open-project.ts"
import type { Expression, Statement } from "../../python/syntax.ts"
import { blocksOf, expressionsOf, partsOf } from "../../python/walk.ts"
import type { Draft } from "./draft.ts"

/**
 * Whether a name is read for anything but the setting that it is meant for: what is written into its list would arrive
 * there too, maybe unseen.
 *
 * @param isOwn whether a name that is set from it belongs to that setting
 */
export function isUsedElsewhere(
  draft: Draft,
  modules: readonly SettingsModule[],
  name: string,
  isOwn: (name: string) => boolean,
): boolean {
  const files = new Set(modules.flatMap((module) => draft.evaluation(module).files))
  const isStray = (statement: Statement): boolean => {
    if (blocksOf(statement).some((block) => block.some(isStray))) return true
    if (!expressionsOf(statement).some((expression) => mentions(expression, name))) return false
    const targets = targetsOf(statement)
    return targets.length === 0 || !targets.every((target) => target === name || isOwn(target))
  }
  return [...files].some((file) => draft.source(file)?.statements.some(isStray) === true)
}

function mentions(expression: Expression, name: string): boolean {
  if ((expression.kind === "name" || expression.kind === "attribute") && expression.name === name) return true
  return partsOf(expression).some((part) => mentions(part, name))
}

/** The names that a statement sets or changes. */
function targetsOf(statement: Statement): readonly string[] {
  const nameOf = (expression: Expression): string => (expression.kind === "name" ? expression.name : "")
  if (statement.kind === "assign") return statement.targets.map(nameOf)
  if (statement.kind === "augment") return [nameOf(statement.target)]
  if (statement.kind !== "expression" || statement.value.kind !== "call") return []
  const { callee } = statement.value
  return callee.kind === "attribute" ? [nameOf(callee.object)] : []
}
