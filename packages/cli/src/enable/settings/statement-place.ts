import type { Binding, Place } from "../../django/value.ts"
import type { SourceFile } from "../../python/source-file.ts"
import type { Statement } from "../../python/syntax.ts"
import { indentAt, lineEnd, lineEndingOf } from "../../python/text-style.ts"
import type { Draft, FileEdit } from "./draft.ts"

/** The last statement that sets or changes a name, imports apart. */
export function lastChange(binding: Binding | undefined): Place | undefined {
  return binding?.assignments.findLast(({ kind }) => kind !== "import")
}

/** The last statement of a file; in a class whose attributes are the settings, the last one there. */
export function lastStatement(draft: Draft, file: string, configuration: string | undefined): Place | undefined {
  const source = draft.source(file)
  const owner = source?.statements.find((each) => each.kind === "class" && each.name === configuration)
  const last = (owner?.kind === "class" ? owner.body : source?.statements)?.at(-1)
  return source === undefined || last === undefined
    ? undefined
    : { file, from: last.from, to: last.to, line: source.lines.lineAt(last.from) }
}

/**
 * Writes lines behind the statement that holds a place: at the level of the module, or of the class whose attributes
 * are the settings. Whatever branch the place is in, the lines run after it.
 */
export function linesBehind(
  draft: Draft,
  place: Place,
  lines: readonly string[],
  { apart = false }: { readonly apart?: boolean } = {},
): FileEdit | undefined {
  const source = draft.source(place.file)
  const statement = source === undefined ? undefined : outerStatement(source.statements, place)
  if (source === undefined || statement === undefined) return undefined
  const { text } = source
  const at = lineEnd(text, endOfLine(source, statement))
  const ending = lineEndingOf(text)
  const indent = indentAt(text, statement.from)
  const insert = lines.map((line) => `${ending}${line === "" ? "" : indent}${line}`).join("")
  return { file: place.file, from: at, to: at, insert: apart ? ending + insert : insert }
}

function outerStatement(statements: readonly Statement[], place: Place): Statement | undefined {
  const outer = statements.find(({ from, to }) => from <= place.from && place.to <= to)
  return outer?.kind === "class" ? (outerStatement(outer.body, place) ?? outer) : outer
}

/** Where the line ends on which a statement ends: others may begin there, behind `;`, and end further below. */
function endOfLine(source: SourceFile, statement: Statement): number {
  let end = statement.to
  for (const other of siblings(source.statements, statement)) {
    if (other.from >= end && other.from <= lineEnd(source.text, end)) end = other.to
  }
  return end
}

function siblings(statements: readonly Statement[], statement: Statement): readonly Statement[] {
  if (statements.includes(statement)) return statements
  for (const other of statements) {
    if (other.kind === "class" && other.from <= statement.from && statement.to <= other.to)
      return siblings(other.body, statement)
  }
  return []
}
