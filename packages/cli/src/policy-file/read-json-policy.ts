import {
  type JSONPath,
  type ParseError,
  findNodeAtLocation,
  parseTree,
  getNodeValue,
  printParseErrorCode,
} from "jsonc-parser"
import { type Place, type PolicySource, UnreadablePolicy } from "./policy-source.ts"
import { readRegexes } from "./read-regexes.ts"
import { stepsOf } from "./setting-path.ts"

/** Reads settings, or rules, from JSON in which comments and trailing commas may stand. @throws UnreadablePolicy */
export function readJsonPolicy(file: string, text: string): PolicySource {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  const [first] = errors
  if (text.trim() === "" || tree === undefined) throw new UnreadablePolicy("the file is empty.")
  if (first !== undefined) {
    // What is missing at the end is shown behind the last character that is there.
    const offset = Math.min(first.offset, text.trimEnd().length)
    throw new UnreadablePolicy(`that is not JSON: ${wordsOf(printParseErrorCode(first.error))}.`, {
      offset,
      length: first.length,
    })
  }
  const value: unknown = getNodeValue(tree)
  const { root, settings } = withoutEnvelope(value)

  const locate = (setting: string): Place | undefined => {
    // A finding in the only rule of a list may leave its number out.
    const steps = stepsOf(setting)
    const named =
      steps[0] === "rules" ? steps.slice(1) : Array.isArray(settings) && steps[0] !== "settings" ? [0, ...steps] : steps
    const path: JSONPath = [...root, ...named.filter((step) => step !== "settings")]
    const node = findNodeAtLocation(tree, path)
    if (node === undefined) return undefined
    // For a setting with a mistaken name or value alike, its name is where the eye should fall first.
    const shown = node.parent?.type === "property" && node.type !== "string" ? node.parent : node
    return { offset: shown.offset, length: shown.length }
  }
  return { file, text, settings: readRegexes(settings), locate, notes: [] }
}

/** Takes `$schema` away, and the settings out of `{ "$schema": …, "rules": […] }`, which gives a list a place for it. */
function withoutEnvelope(value: unknown): { root: JSONPath; settings: unknown } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { root: [], settings: value }
  const { $schema: _, ...settings } = value as Record<string, unknown>
  const names = Object.keys(settings)
  return names.length === 1 && names[0] === "rules"
    ? { root: ["rules"], settings: settings["rules"] }
    : { root: [], settings }
}

function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`).toLowerCase()
}
