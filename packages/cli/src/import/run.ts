import { existsSync, readFileSync } from "node:fs"
import { readEnvFile } from "../check-project/env-file.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE } from "../exit-codes.ts"
import type { ImportNote } from "./import-note.ts"
import { showPython } from "./python-value.ts"
import { NoSettings, type ReadSettings, readSettings } from "./read-settings.ts"
import { say } from "./say.ts"
import { type ImportedPolicy, toPolicy } from "./to-policy.ts"

/** Prints the policy of a project's settings; says on stderr what does not translate. */
export function runImport(
  path: string,
  { envFile, json = false }: { readonly envFile?: string; readonly json?: boolean },
): number {
  const missing = [path, ...(envFile === undefined ? [] : [envFile])].find((file) => !existsSync(file))
  if (missing !== undefined) return refuse(`There is no \`${missing}\`.`)
  let imported: ImportedPolicy
  try {
    imported = importSettings(
      readSettings(path, envFile === undefined ? undefined : readEnvFile(readFileSync(envFile, "utf8"))),
    )
  } catch (error) {
    if (!(error instanceof NoSettings)) throw error
    return refuse(`Nothing can be imported: ${error.message}`)
  }
  const { policy, notes } = imported
  if (json)
    process.stdout.write(
      JSON.stringify({ version: 1, policy: policy ?? null, notes: notes.map(plainNote) }, null, 2) + "\n",
    )
  else {
    if (policy !== undefined) process.stdout.write(JSON.stringify(policy, null, 2) + "\n")
    notes.forEach((note) => say(sentenceOf(note)))
    if (policy === undefined) say("No policy was printed: without this setting it would allow more than Django does.")
  }
  return notes.length === 0 ? EXIT_READABLE : EXIT_BLOCKED
}

/** Settings whose absence allows more: without a pattern of paths every path is open, and the lists have defaults. */
const NARROWING = ["CORS_URLS_REGEX", "CORS_ALLOW_HEADERS", "CORS_ALLOW_METHODS"] as const

function importSettings({ settings, notes, unknown }: ReadSettings): ImportedPolicy {
  const { policy, notes: more } = toPolicy(settings)
  const isOpen = NARROWING.some((name) => unknown.has(name))
  return { policy: isOpen ? undefined : policy, notes: [...notes, ...more] }
}

function plainNote({ value, ...note }: ImportNote): object {
  return { ...note, ...(value === undefined ? {} : { value: showPython(value) }) }
}

function sentenceOf({ setting, value, says, code }: ImportNote): string {
  return `${setting}${value === undefined ? "" : ` \`${showPython(value)}\``}: ${says} [${code}]`
}

function refuse(why: string): number {
  say(why)
  return EXIT_UNREACHABLE
}
