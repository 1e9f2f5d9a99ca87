import type { Statement } from "../python/syntax.ts"
import { EXTERNAL_STARS } from "./known-packages.ts"
import {
  absoluteName,
  bindExternal,
  importModule,
  importStar,
  importedBinding,
  moduleValue,
  resolveImport,
} from "./import-module.ts"
import { type Scope, bind, placeIn, unknown } from "./scope.ts"

/** Follows `import a.b as c`. */
export function runImport(scope: Scope, statement: Extract<Statement, { kind: "import" }>): void {
  for (const { name, alias, from, to } of statement.names) {
    const top = name.split(".")[0]!
    // `import a.b` binds `a`; `import a.b as c` binds the inner module.
    const [bound, meant] = alias === name ? [top, top] : [alias, name]
    if (resolveImport(scope, 0, name) === undefined) {
      bindExternal(scope, bound, meant, { from, to })
      continue
    }
    const module = resolveImport(scope, 0, meant)!
    bind(scope, bound, moduleValue(scope, module, { from, to }), { kind: "import", ...placeIn(scope, statement) })
  }
}

/** Follows `from .base import *` and `from module import name`. */
export function runFromImport(scope: Scope, statement: Extract<Statement, { kind: "from-import" }>): void {
  const { level, names } = statement
  const module = resolveImport(scope, level, statement.module)
  const full = absoluteName(scope, level, statement.module)
  if (module === undefined) {
    if (names === undefined) runForeignStar(scope, statement, full)
    else
      for (const { name, alias, from, to } of names)
        bindForeign(scope, `${full ?? "."}.${name}`, alias, { from, to }, level)
    return
  }
  const namespace = importModule(scope.world, module)
  if (namespace === undefined) {
    const because = `\`${module.name}\` cannot be read as Python 3`
    if (names === undefined) coverAll(scope, statement, because)
    else
      for (const { alias } of names)
        bind(scope, alias, unknown(scope, statement, "import", because), {
          kind: "import",
          ...placeIn(scope, statement),
        })
    return
  }
  if (names === undefined) {
    importStar(scope, namespace, statement)
    return
  }
  for (const { name, alias, from, to } of names) {
    const binding = namespace.get(name) ?? namespace.get("*")
    const inner = resolveImport(scope, 0, `${module.name}.${name}`)
    if (namespace.has(name)) scope.namespace.set(alias, importedBinding(scope, binding!, { from, to }))
    else if (inner !== undefined)
      bind(scope, alias, moduleValue(scope, inner, { from, to }), { kind: "import", ...placeIn(scope, statement) })
    else if (binding !== undefined) scope.namespace.set(alias, importedBinding(scope, binding, { from, to }))
    else {
      const value = unknown(scope, statement, "import", `\`${name}\` is not found in \`${module.name}\``)
      bind(scope, alias, value, { kind: "import", ...placeIn(scope, statement) })
    }
  }
}

function bindForeign(
  scope: Scope,
  name: string,
  alias: string,
  range: { readonly from: number; readonly to: number },
  level: number,
): void {
  if (level === 0) bindExternal(scope, alias, name, range)
  else {
    const value = unknown(scope, range, "import", `the file of \`${name}\` is not in the project`)
    bind(scope, alias, value, { kind: "import", ...placeIn(scope, range) })
  }
}

/** Names of files that people keep out of version control. */
const LOCAL_FILE = /local|secret|private|override|env|dev|prod|custom|user|machine/i

function runForeignStar(
  scope: Scope,
  statement: Extract<Statement, { kind: "from-import" }>,
  full: string | undefined,
): void {
  const known = EXTERNAL_STARS.get(full ?? "")
  if (known !== undefined) {
    for (const [name, value] of known(placeIn(scope, statement)))
      bind(scope, name, value, { kind: "import", ...placeIn(scope, statement) })
    return
  }
  const last = statement.module.split(".").at(-1) ?? ""
  if (statement.level > 0 || scope.world.guarded || LOCAL_FILE.test(last)) {
    const message = `\`${statement.module}\` is not in the project; where it exists, it may change settings.`
    scope.world.caveats.push({ kind: "optional-file", place: placeIn(scope, statement), message })
  } else coverAll(scope, statement, `\`from ${statement.module} import *\` may set it`)
}

/** From here on any name may be another: one that is there, and one that is not. */
function coverAll(scope: Scope, statement: Statement, because: string): void {
  const assignment = { kind: "import" as const, ...placeIn(scope, statement) }
  for (const [name, { value }] of scope.namespace) {
    if (/^[A-Z]/.test(name))
      bind(scope, name, unknown(scope, statement, "star-import", because, { fallback: value }), assignment, "change")
  }
  bind(scope, "*", unknown(scope, statement, "star-import", because), assignment)
}
