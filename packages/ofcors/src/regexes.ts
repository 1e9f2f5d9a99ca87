/**
 * The engine that matches the regular expressions of settings in linear time. Node, Bun and Deno load it by themselves
 * when settings have one; in bundles, import it.
 *
 * @module
 */
import { type CompileRegex, provideRegexes } from "./on-demand/regexes.ts"
import { compileLinear } from "./regexes/linear-pattern.ts"

/** Compiles a pattern; importing this module provides it. */
export const compileRegex: CompileRegex = compileLinear

provideRegexes(compileRegex)
