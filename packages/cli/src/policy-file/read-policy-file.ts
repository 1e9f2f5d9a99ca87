import { readFileSync } from "node:fs"
import { type CorsSettings, createPolicy } from "ofcors"
import { type PolicyDocument, settingsOf } from "./policy-document.ts"

/** Thrown for a file that holds no policy; the message says why. */
export class UnreadablePolicyFile extends Error {}

/**
 * Reads the rules of a JSON policy file, every one of them checked.
 *
 * @throws UnreadablePolicyFile where there is no file or no JSON
 * @throws SettingsError for settings that do not work
 */
export function readPolicyFile(path: string): readonly CorsSettings[] {
  const rules = rulesOf(parse(path)).map((rule) => settingsOf(rule))
  createPolicy(rules.map((rule) => ({ ...rule, explain: false })))
  return rules
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""))
  } catch (error) {
    throw new UnreadablePolicyFile((error as Error).message, { cause: error })
  }
}

/** One object of settings, a list of them, or `{ "$schema": …, "rules": […] }`. */
function rulesOf(value: unknown): readonly PolicyDocument[] {
  if (Array.isArray(value)) return value as PolicyDocument[]
  if (typeof value !== "object" || value === null) throw new UnreadablePolicyFile("it holds no object of settings")
  const { $schema: _, ...settings } = value as Readonly<Record<string, unknown>>
  const { rules, ...others } = settings
  return Array.isArray(rules) && Object.keys(others).length === 0 ? (rules as PolicyDocument[]) : [settings]
}
