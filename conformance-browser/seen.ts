import { readFileSync, writeFileSync } from "node:fs"
import type { EngineName } from "./browsers/driver.ts"
import { CLASSES, type Comparable } from "./compare/comparable.ts"

/** What an engine or several showed of one class. */
interface Variant {
  readonly engines: EngineName[]
  readonly lines: readonly string[]
}

/** What browsers did in the named scenarios when it was last recorded. */
export interface SeenFile {
  readonly versions: Partial<Record<EngineName, string>>
  /** By name of the scenario, then by class. */
  readonly scenarios: Record<string, Partial<Record<keyof Comparable, Variant[]>>>
}

/** The file, whether this runs from its source or from `dist/`. */
const FILE = new URL(import.meta.url.endsWith(".ts") ? "seen.json" : "../seen.json", import.meta.url)

/** Reads what was recorded. */
export const readSeen = (): SeenFile => JSON.parse(readFileSync(FILE, "utf8")) as SeenFile

/** Records it. */
export const writeSeen = (file: SeenFile): void => writeFileSync(FILE, `${JSON.stringify(file, undefined, 1)}\n`)

/** Adds what one engine did in a scenario to what others did. */
export function addSeen({ scenarios }: SeenFile, name: string, engine: EngineName, seen: Comparable): void {
  const classes = (scenarios[name] ??= {})
  for (const kind of CLASSES) {
    const variants = (classes[kind] ??= [])
    const same = variants.find(({ lines }) => JSON.stringify(lines) === JSON.stringify(seen[kind]))
    if (same === undefined) variants.push({ engines: [engine], lines: seen[kind] })
    else same.engines.push(engine)
  }
}

/** What an engine did in a scenario; undefined where that was not recorded. */
export function seenBy({ scenarios }: SeenFile, name: string, engine: EngineName): Comparable | undefined {
  const classes = scenarios[name]
  if (classes === undefined) return undefined
  const linesOf = (kind: keyof Comparable): readonly string[] =>
    classes[kind]?.find(({ engines }) => engines.includes(engine))?.lines ?? []
  return Object.fromEntries(CLASSES.map((kind) => [kind, linesOf(kind)])) as Record<keyof Comparable, readonly string[]>
}
