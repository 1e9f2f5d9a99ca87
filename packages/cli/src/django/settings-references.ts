import type { Expression, Statement } from "../python/syntax.ts"
import { evaluateExpression } from "./evaluate-expression.ts"
import { type ProjectFiles, moduleNameOf } from "./project-files.ts"
import { runStatements } from "./run-statements.ts"
import { type Scope, type World, placeIn } from "./scope.ts"
import { type Place, type Value, stringOf } from "./value.ts"

/** A setting of an environment variable in a Python file, as `manage.py` and `wsgi.py` have it. */
export interface EnvironmentSetting {
  readonly variable: string
  readonly value: string
  readonly place: Place
}

/** What a start-up file says about where settings are. */
export interface StartUpFile {
  readonly settings: readonly EnvironmentSetting[]
  /** Folders that it adds to Python's search path. Absolute. */
  readonly searchFolders: readonly string[]
}

/** Reads what `manage.py`, `wsgi.py`, `asgi.py` or a Celery module sets, in functions and branches too. */
export function readStartUpFile(files: ProjectFiles, path: string, searchFolder: string): StartUpFile {
  const settings: EnvironmentSetting[] = []
  const searchFolders: string[] = []
  const source = files.source(path)
  if (source === undefined || source.problems.length > 0) return { settings, searchFolders }
  const world: World = {
    files,
    searchFolders: [],
    environment: undefined,
    modules: new Map(),
    namespaces: new Set(),
    caveats: [],
    ran: [],
    conditions: [],
    guarded: false,
    budget: 2_000,
  }
  const namespace = new Map()
  world.namespaces.add(namespace)
  const module = { name: moduleNameOf(path, searchFolder), path, folder: undefined }
  const scope: Scope = { world, module, source, namespace, outer: undefined }
  namespace.set("__file__", { value: { kind: "path", value: path }, assignments: [] })
  const found = (variable: string | undefined, value: Value, statement: Statement): void => {
    if (variable !== "DJANGO_SETTINGS_MODULE" && variable !== "DJANGO_CONFIGURATION") return
    for (const string of stringsOf(value)) settings.push({ variable, value: string, place: placeIn(scope, statement) })
  }
  const visit = (statement: Statement): void => {
    for (const body of bodiesOf(statement)) body.forEach(visit)
    if (statement.kind === "assign") {
      const [target] = statement.targets
      if (target?.kind === "subscript" && target.index !== undefined && isEnviron(scope, target.object)) {
        found(stringOf(evaluateExpression(scope, target.index)), evaluateExpression(scope, statement.value), statement)
        return
      }
    }
    const call = statement.kind === "expression" && statement.value.kind === "call" ? statement.value : undefined
    if (call?.callee.kind === "attribute") {
      const { callee } = call
      const values = call.arguments.map(({ value }) => evaluateExpression(scope, value))
      if (callee.name === "setdefault" && isEnviron(scope, callee.object) && values[1] !== undefined) {
        found(stringOf(values[0]), values[1], statement)
      }
      const object = evaluateExpression(scope, callee.object)
      if (object.kind === "external" && object.name === "sys.path" && /^(?:insert|append)$/.test(callee.name)) {
        const folder = values.at(-1)
        if (folder?.kind === "path" || folder?.kind === "string") searchFolders.push(folder.value)
      }
      return
    }
    if (bodiesOf(statement).length === 0) runStatements(scope, [statement])
  }
  source.statements.forEach(visit)
  return { settings, searchFolders }
}

function isEnviron(scope: Scope, expression: Expression): boolean {
  const value = evaluateExpression(scope, expression)
  return value.kind === "external" && value.name === "os.environ"
}

/** Every string that a value may be; what the environment may change has its default. */
function stringsOf(value: Value): string[] {
  if (value.kind === "either") return value.alternatives.flatMap((alternative) => stringsOf(alternative.value))
  if (value.kind === "unknown") return value.fallback === undefined ? [] : stringsOf(value.fallback)
  const string = stringOf(value)
  return string === undefined ? [] : [string]
}

function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "if":
      return [...statement.branches.map(({ body }) => body), statement.otherwise]
    case "try":
      return [statement.body, ...statement.handlers, statement.otherwise, statement.finally]
    case "function":
    case "block":
      return [statement.body]
    default:
      return []
  }
}
