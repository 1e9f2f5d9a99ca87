import { lineEnd, lineEndingOf, lineStart } from "../../python/text-style.ts"
import type { Statement } from "../../python/syntax.ts"
import type { Draft, FileEdit } from "./draft.ts"

/** Writes `from module import name` behind the imports at the top of a file, or above everything that runs. */
export function newImport(draft: Draft, file: string, module: string, name: string): FileEdit[] {
  const { text, statements } = draft.source(file)!
  if (statements.some((each) => brings(each, module, name))) return []
  const line = `from ${module} import ${name}`
  const ending = lineEndingOf(text)
  const start = isDocstring(statements[0]) ? 1 : 0
  let last = start - 1
  while (/^(?:from-)?import$/.test(statements[last + 1]?.kind ?? "")) last++
  const anchor = last < start ? undefined : statements[last]
  if (anchor !== undefined) {
    const at = lineEnd(text, anchor.to)
    // Formatters keep Python's own modules in a group apart.
    const gap = isOfPython(anchor) ? ending : ""
    return [{ file, from: at, to: at, insert: gap + ending + line }]
  }
  const first = statements[start]
  if (first === undefined) return []
  const at = lineStart(text, first.from)
  return [{ file, from: at, to: at, insert: `${line}${ending}${ending}` }]
}

function brings(statement: Statement, module: string, name: string): boolean {
  return (
    statement.kind === "from-import" &&
    statement.module === module &&
    (statement.names === undefined || statement.names.some((each) => each.alias === name && each.name === name))
  )
}

const OF_PYTHON =
  /^(?:__future__|ast|base64|collections|contextlib|copy|datetime|decimal|email|enum|functools|getpass|glob|hashlib|importlib|io|ipaddress|itertools|json|locale|logging|math|mimetypes|os|pathlib|platform|pprint|random|re|secrets|shutil|socket|ssl|string|subprocess|sys|tempfile|time|tomllib|traceback|types|typing|urllib|uuid|warnings|zoneinfo)(?:\.|$)/

function isOfPython(statement: Statement): boolean {
  if (statement.kind === "from-import") return statement.level === 0 && OF_PYTHON.test(statement.module)
  return statement.kind === "import" && statement.names.every(({ name }) => OF_PYTHON.test(name))
}

function isDocstring(statement: Statement | undefined): boolean {
  return statement?.kind === "expression" && statement.value.kind === "string"
}
