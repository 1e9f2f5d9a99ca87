import type { Range } from "../python/syntax.ts"
import { type ModuleFile, packageOf } from "./project-files.ts"
import { runStatements } from "./run-statements.ts"
import { type Scope, type World, bind, placeIn, unknown } from "./scope.ts"
import type { Binding, Namespace, Value } from "./value.ts"

/**
 * Runs a module of the project, once.
 *
 * @returns its names, also while it is still running; `undefined` where its file cannot be read as Python
 */
export function importModule(world: World, module: ModuleFile): Namespace | undefined {
  const key = module.path ?? module.folder!
  const known = world.modules.get(key)
  if (known !== undefined) return known
  const namespace: Namespace = new Map()
  if (module.path === undefined) {
    world.modules.set(key, namespace)
    return namespace
  }
  const source = world.files.source(module.path)
  if (source === undefined || source.problems.length > 0 || source.encodingProblem !== undefined) return undefined
  world.modules.set(key, namespace)
  world.namespaces.add(namespace)
  world.ran.push(module.path)
  const scope: Scope = { world, module, source, namespace, outer: undefined }
  const place = placeIn(scope, { from: 0, to: 0 })
  namespace.set("__file__", { value: { kind: "path", value: module.path }, assignments: [] })
  namespace.set("__name__", { value: { kind: "string", value: module.name, place }, assignments: [] })
  runStatements(scope, source.statements)
  return namespace
}

/** Finds the module that a statement imports. Python runs the packages above it first. */
export function resolveImport(scope: Scope, level: number, name: string): ModuleFile | undefined {
  const absolute = absoluteName(scope, level, name)
  if (absolute === undefined) return undefined
  const { files, searchFolders } = scope.world
  const module = files.findModule(absolute, searchFolders)
  if (module === undefined) return undefined
  const parts = absolute.split(".")
  for (let length = 1; length < parts.length; length++) {
    const above = files.findModule(parts.slice(0, length).join("."), searchFolders)
    if (above?.path !== undefined) importModule(scope.world, above)
  }
  return module
}

/** The full name of what is imported: `.base` in `config.settings.local` is `config.settings.base`. */
export function absoluteName(scope: Scope, level: number, name: string): string | undefined {
  if (level === 0) return name
  const parts = packageOf(scope.module).split(".").filter(Boolean)
  if (level - 1 > parts.length || parts.length === 0) return undefined
  const base = parts.slice(0, parts.length - (level - 1))
  return [...base, ...(name === "" ? [] : [name])].join(".")
}

/** What `import name` binds, or a part of it. */
export function moduleValue(scope: Scope, module: ModuleFile, range: Range): Value {
  const namespace = importModule(scope.world, module)
  if (namespace !== undefined) return { kind: "module", name: module.name, module, namespace }
  return unknown(scope, range, "import", `\`${module.name}\` cannot be read as Python 3`)
}

/** Copies the names that `from module import *` brings. */
export function importStar(scope: Scope, namespace: Namespace, range: Range): void {
  const listed = namespace.get("__all__")?.value
  const all =
    listed?.kind === "list" || listed?.kind === "tuple"
      ? new Set(listed.elements.map(({ value }) => (value.kind === "string" ? value.value : "")))
      : undefined
  for (const [name, binding] of namespace) {
    if (name !== "*" && (all === undefined ? name.startsWith("_") : !all.has(name))) continue
    scope.namespace.set(name, importedBinding(scope, binding, range))
  }
}

/** A binding as another module sees it. */
export function importedBinding(scope: Scope, binding: Binding, range: Range): Binding {
  const assignment = { kind: "import" as const, ...placeIn(scope, range) }
  const { conditions } = scope.world
  return {
    value: binding.value,
    assignments: [...binding.assignments, conditions.length === 0 ? assignment : { ...assignment, when: conditions }],
  }
}

/** Binds names that come from outside the project, by their full name. */
export function bindExternal(scope: Scope, alias: string, name: string, range: Range): void {
  bind(scope, alias, { kind: "external", name }, { kind: "import", ...placeIn(scope, range) })
}
