import type { SourceFile } from "../python/source-file.ts"
import type { Range } from "../python/syntax.ts"
import type { ModuleFile, ProjectFiles } from "./project-files.ts"
import type { Assignment, Binding, Namespace, Place, UnknownReason, Value } from "./value.ts"

/** Something that may change settings without being seen. */
export interface Caveat {
  readonly place: Place
  /** A full sentence. */
  readonly message: string
  /** Whether values that were read before and after it can be wrong, or it is only a file that may exist elsewhere. */
  readonly kind: "opaque" | "optional-file"
}

/** What one evaluation shares between its modules. */
export interface World {
  readonly files: ProjectFiles
  /** Where absolute imports are searched, in this order. */
  readonly searchFolders: readonly string[]
  readonly environment: ReadonlyMap<string, string> | undefined
  /** The modules that ran or are running, by file. */
  readonly modules: Map<string, Namespace>
  /** Every namespace there is, so that branches can be undone. */
  readonly namespaces: Set<Namespace>
  readonly caveats: Caveat[]
  /** The files that ran, in the order in which they began. */
  readonly ran: string[]
  /** The conditions under which the current statement runs, outermost first. */
  conditions: readonly string[]
  /** Whether a `try` catches what fails to import. */
  guarded: boolean
  /** How many statements may still run: loops over known lists must end. */
  budget: number
}

/** Where a statement runs. */
export interface Scope {
  readonly world: World
  readonly module: ModuleFile
  readonly source: SourceFile
  /** The names that statements here bind. */
  readonly namespace: Namespace
  /** The scope whose names are seen too: the module's, in a class or a comprehension. */
  readonly outer: Scope | undefined
}

/** The place of a range in the file that a scope runs. */
export function placeIn(scope: Scope, { from, to }: Range): Place {
  return { file: scope.source.path, from, to, line: scope.source.lines.lineAt(from) }
}

/** The source of a range on one line, shortened. */
export function sourceOf(scope: Scope, { from, to }: Range): string {
  const text = scope.source.text.slice(from, to).replaceAll(/\s+/g, " ").trim()
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** A value that is not known. */
export function unknown(
  scope: Scope,
  range: Range,
  kind: UnknownReason["kind"],
  because: string,
  more: { readonly variable?: string; readonly fallback?: Value } = {},
): Value {
  const { variable, fallback } = more
  return {
    kind: "unknown",
    reason: { kind, because, place: placeIn(scope, range), ...(variable === undefined ? {} : { variable }) },
    ...(fallback === undefined ? {} : { fallback }),
  }
}

/** Finds the binding of a name as Python does. */
export function lookUp(scope: Scope | undefined, name: string): Binding | undefined {
  for (let at = scope; at !== undefined; at = at.outer) {
    const binding = at.namespace.get(name)
    if (binding !== undefined) return binding
  }
  // What a star import brought that cannot be read.
  return name === "*" ? undefined : lookUp(scope, "*")
}

/** Binds a name anew, or adds a change to what it is. */
export function bind(
  scope: Scope,
  name: string,
  value: Value,
  assignment: Omit<Assignment, "when">,
  mode: "new" | "change" = "new",
): void {
  const before = mode === "change" ? (lookUp(scope, name)?.assignments ?? []) : []
  scope.namespace.set(name, { value, assignments: [...before, withConditions(scope, assignment)] })
}

/** Changes an object in place: every name that holds it sees the change. */
export function changeObject(scope: Scope, before: Value, after: Value, assignment: Omit<Assignment, "when">): void {
  for (const namespace of scope.world.namespaces) {
    for (const [name, binding] of namespace) {
      if (binding.value !== before) continue
      namespace.set(name, { value: after, assignments: [...binding.assignments, withConditions(scope, assignment)] })
    }
  }
}

function withConditions(scope: Scope, assignment: Omit<Assignment, "when">): Assignment {
  const { conditions } = scope.world
  return conditions.length === 0 ? assignment : { ...assignment, when: conditions }
}
