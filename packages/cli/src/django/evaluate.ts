import { importModule } from "./import-module.ts"
import type { ModuleFile, ProjectFiles } from "./project-files.ts"
import type { Caveat, World } from "./scope.ts"
import type { Binding, Namespace, Value } from "./value.ts"

/** How an evaluation reads what is not in the source. */
export interface EvaluateOptions {
  /** Environment variables, as from an env file. Without it, what is read from the environment is unknown. */
  readonly environment?: ReadonlyMap<string, string>
  /** The class of django-configurations whose attributes are the settings. */
  readonly configuration?: string
}

/** What is known of a settings module without running it. */
export interface Evaluation {
  /** The settings and every other name of the module. */
  readonly names: ReadonlyMap<string, Binding>
  /** The files that make them, in the order in which Python would begin them. Absolute. */
  readonly files: readonly string[]
  /** What may change settings without being seen. */
  readonly caveats: readonly Caveat[]
}

/** How many statements may run, loops unrolled. */
const BUDGET = 50_000

/**
 * Evaluates a settings module and whatever it imports from the project, without running any of it.
 *
 * Conditions that are not known leave values with alternatives, or lists with conditional elements.
 */
export function evaluate(
  files: ProjectFiles,
  searchFolders: readonly string[],
  module: ModuleFile,
  { environment, configuration }: EvaluateOptions = {},
): Evaluation {
  const world: World = {
    files,
    searchFolders,
    environment,
    modules: new Map(),
    namespaces: new Set(),
    caveats: [],
    ran: [],
    conditions: [],
    guarded: false,
    budget: BUDGET,
  }
  const namespace = importModule(world, module) ?? new Map<string, Binding>()
  const names = configuration === undefined ? namespace : attributesOf(namespace.get(configuration)?.value)
  return { names, files: world.ran, caveats: world.caveats }
}

/** The attributes of a class with those it inherits; the leftmost base wins, as for one level of bases in Python. */
function attributesOf(value: Value | undefined): Namespace {
  const attributes: Namespace = new Map()
  if (value?.kind !== "class") return attributes
  for (const base of value.bases.toReversed()) {
    for (const [name, binding] of attributesOf(base)) attributes.set(name, binding)
  }
  for (const [name, binding] of value.namespace) attributes.set(name, binding)
  return attributes
}
