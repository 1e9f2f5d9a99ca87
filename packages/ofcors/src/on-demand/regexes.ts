import type { LinearPattern } from "../regexes/linear-pattern.ts"
import { loadEntry } from "./load-entry.ts"

/** Compiles a pattern to match in linear time; `undefined` for syntax that cannot be. */
export type CompileRegex = (source: string, ignoreCase: boolean) => LinearPattern | undefined

let compile: CompileRegex | undefined

/** Provides the engine, for bundles: `import "ofcors/regexes"` calls it. */
export function provideRegexes(provided: CompileRegex): void {
  compile = provided
}

/** The engine, loaded now if it was not before; `undefined` in bundles that do not import it. */
export function loadRegexes(): CompileRegex | undefined {
  compile ??= (loadEntry("ofcors/regexes") as { compileRegex: CompileRegex } | undefined)?.compileRegex
  return compile
}
