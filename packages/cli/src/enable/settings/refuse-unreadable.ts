import type { SettingsModule } from "../../django/open-project.ts"
import type { Statement } from "../../python/syntax.ts"
import type { SourceFile } from "../../python/source-file.ts"
import type { Draft } from "./draft.ts"
import { Refusal } from "./refusal.ts"

const ENCODINGS = {
  "not-utf-8": "is not UTF-8",
  "other-encoding": "declares another encoding than UTF-8",
  "null-byte": "has a null byte",
} as const

/** @throws Refusal if a settings module, or a file that it imports from the project, cannot be read as Python 3 */
export function refuseUnreadable(draft: Draft, module: SettingsModule): void {
  const visited = new Set<string>()
  const visit = (path: string | undefined, name: string, folder: string | undefined): void => {
    const source = path === undefined ? undefined : draft.source(path)
    if (source === undefined || visited.has(source.path)) return
    visited.add(source.path)
    const why = problemOf(source)
    if (why !== undefined)
      throw new Refusal({
        why: `\`${draft.project.files.display(source.path)}\` ${why}.`,
        place: { file: source.path, from: 0, to: 0, line: source.problems[0]?.line ?? 1 },
        what: "Mend that first.",
        lines: [],
      })
    const parts = name.split(".")
    const inside = folder === undefined ? parts.slice(0, -1) : parts
    for (const { level, module: imported } of importsOf(source.statements)) {
      const above = level === 0 ? [] : inside.slice(0, inside.length - (level - 1))
      const full = [...above, ...(imported === "" ? [] : [imported])].join(".")
      const found = draft.project.files.findModule(full, draft.project.searchFolders)
      if (found !== undefined) visit(found.path, full, found.folder)
    }
  }
  visit(module.module.path, module.module.name, module.module.folder)
}

function problemOf({ problems, encodingProblem }: SourceFile): string | undefined {
  if (encodingProblem !== undefined) return ENCODINGS[encodingProblem]
  const [problem] = problems
  if (problem === undefined) return undefined
  return problem.kind === "python-2"
    ? `is Python 2 in line ${problem.line}`
    : `has a syntax error in line ${problem.line}`
}

function importsOf(statements: readonly Statement[]): readonly Extract<Statement, { kind: "from-import" }>[] {
  return statements.flatMap((each) => (each.kind === "from-import" && each.names === undefined ? [each] : []))
}
