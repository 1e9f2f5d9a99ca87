import { createContext, runInContext, type Context } from "node:vm"
import type { PythonPattern } from "./python-pattern.ts"
import { writeJavaScriptPattern } from "./write-javascript-pattern.ts"

/** Patterns of other people may backtrack for hours; none needs this many milliseconds for an origin. */
const PATIENCE = 100

let context: Context | undefined

/**
 * Whether Python's `re.match` would match `text`: from its start, but not to its end. `undefined` where that takes too
 * long.
 */
export function matchesAsPython(pattern: PythonPattern, text: string): boolean | undefined {
  // Only a context of its own can be stopped.
  context ??= createContext({})
  context["source"] = writeJavaScriptPattern(pattern)
  context["flags"] = pattern.ignoreCase ? "iy" : "y"
  context["text"] = text
  try {
    return runInContext("new RegExp(source, flags).test(text)", context, { timeout: PATIENCE }) === true
  } catch {
    return undefined
  }
}
