import { readdirSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import type { Argument } from "../python/syntax.ts"
import { isCertain } from "./change-sequence.ts"
import { evaluateExpression } from "./evaluate-expression.ts"
import { isFile } from "./project-files.ts"
import { runStatements } from "./run-statements.ts"
import { type Scope, placeIn, sourceOf } from "./scope.ts"
import { isSequence, stringOf } from "./value.ts"

/** Follows `include("base.py", optional("local.py"))` of django-split-settings: the files run in this very module. */
export function runInclude(scope: Scope, parameters: readonly Argument[]): void {
  const folder = dirname(scope.source.path)
  for (const { value, optional, pattern } of patternsOf(scope, parameters)) {
    const paths = pattern === undefined ? undefined : matching(folder, pattern)
    if (paths === undefined || (paths.length === 0 && !optional)) {
      const message = `\`${sourceOf(scope, value)}\` includes files that are not known.`
      scope.world.caveats.push({ kind: "opaque", place: placeIn(scope, value), message })
      continue
    }
    if (paths.length === 0) {
      const message = `\`${pattern}\` is not in the project; where it exists, it may change settings.`
      scope.world.caveats.push({ kind: "optional-file", place: placeIn(scope, value), message })
    }
    for (const path of paths) {
      const source = scope.world.files.source(path)
      if (source === undefined || source.problems.length > 0 || source.encodingProblem !== undefined) {
        const message = `\`${scope.world.files.display(path)}\` cannot be read as Python 3.`
        scope.world.caveats.push({ kind: "opaque", place: placeIn(scope, value), message })
        continue
      }
      if (!scope.world.ran.includes(path)) scope.world.ran.push(path)
      runStatements({ ...scope, source }, source.statements)
    }
  }
}

interface Pattern {
  readonly value: Argument["value"]
  /** Whether its files may be missing; not known of what stands in a list. */
  readonly optional: boolean
  readonly pattern: string | undefined
}

function patternsOf(scope: Scope, parameters: readonly Argument[]): readonly Pattern[] {
  return parameters
    .filter(({ name }) => name === undefined)
    .flatMap(({ value, star }): Pattern[] => {
      const known = evaluateExpression(scope, value)
      if (star === undefined) return [{ value, optional: value.kind === "call", pattern: stringOf(known) }]
      if (!isSequence(known)) return [{ value, optional: false, pattern: undefined }]
      return known.elements.map((element) => ({
        value,
        optional: true,
        pattern: isCertain(element) ? stringOf(element.value) : undefined,
      }))
    })
}

/** Only `*` in the file's name is followed; the files come in the order of their names, as Python's sorted glob. */
function matching(folder: string, pattern: string): readonly string[] | undefined {
  const path = join(folder, pattern)
  if (!/[*?[]/.test(pattern)) return isFile(path) ? [path] : []
  const name = basename(path)
  if (/[*?[]/.test(dirname(pattern)) || /[?[]/.test(name)) return undefined
  const expression = new RegExp(
    `^${name
      .split("*")
      .map((part) => part.replaceAll(/[^\w]/g, "\\$&"))
      .join(".*")}$`,
  )
  try {
    return readdirSync(dirname(path))
      .filter((entry) => expression.test(entry) && !entry.startsWith("."))
      .toSorted()
      .map((entry) => join(dirname(path), entry))
  } catch {
    return []
  }
}
