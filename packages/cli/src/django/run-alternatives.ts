import type { Range } from "../python/syntax.ts"
import { mergeValues } from "./merge-values.ts"
import { type Scope, placeIn, unknown } from "./scope.ts"
import type { Assignment, Binding, Namespace } from "./value.ts"

/** One of several ways that a program may go. */
interface Way {
  readonly when: string
  readonly run: () => void
}

/** Follows every way from the same state, and leaves what is common to all or the alternatives. */
export function runAlternatives(scope: Scope, ways: readonly Way[], range: Range): void {
  const { world } = scope
  if (ways.length === 1) {
    ways[0]!.run()
    return
  }
  const before = snapshot(world.namespaces)
  const { conditions } = world
  const results = ways.map(({ when, run }) => {
    restore(before)
    world.conditions = [...conditions, when]
    run()
    world.conditions = conditions
    return { when, names: snapshot(world.namespaces) }
  })
  const place = placeIn(scope, range)
  for (const namespace of before.keys()) {
    const names = new Set(results.flatMap((result) => [...(result.names.get(namespace)?.keys() ?? [])]))
    for (const name of names) {
      const bindings = results.map(({ names }) => names.get(namespace)?.get(name))
      if (bindings.every((binding) => binding === bindings[0])) {
        namespace.set(name, bindings[0]!)
        continue
      }
      const alternatives = bindings.map((binding, index) => ({
        when: results[index]!.when,
        value: binding?.value ?? unknown(scope, range, "undefined", `\`${name}\` is not defined otherwise`),
      }))
      namespace.set(name, { value: mergeValues(alternatives, place), assignments: unite(bindings) })
    }
  }
}

function snapshot(namespaces: ReadonlySet<Namespace>): Map<Namespace, Namespace> {
  return new Map([...namespaces].map((namespace) => [namespace, new Map(namespace)]))
}

/** A module that was first imported on one way stays imported: what it holds does not depend on who asked. */
function restore(state: ReadonlyMap<Namespace, Namespace>): void {
  for (const [namespace, names] of state) {
    namespace.clear()
    for (const [name, binding] of names) namespace.set(name, binding)
  }
}

function unite(bindings: readonly (Binding | undefined)[]): Assignment[] {
  const seen = new Map<string, Assignment>()
  for (const binding of bindings) {
    for (const assignment of binding?.assignments ?? [])
      seen.set(`${assignment.file}:${assignment.from}:${assignment.to}`, assignment)
  }
  return [...seen.values()]
}
