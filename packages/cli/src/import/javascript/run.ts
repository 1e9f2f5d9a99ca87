import { existsSync, readFileSync } from "node:fs"
import { isDeepStrictEqual } from "node:util"
import { readEnvFile } from "../../check-project/env-file.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE } from "../../exit-codes.ts"
import { NoSettings } from "../read-settings.ts"
import { say } from "../say.ts"
import type { OptionNote } from "./option-note.ts"
import { type LocatedSetup, readSetups, splitLine } from "./read-setups.ts"
import { type TranslatedSetup, translateSetup } from "./translate-setup.ts"

/** Prints the policy of the options that a source file passes to a CORS package; says on stderr what does not translate. */
export function runJavaScriptImport(
  path: string,
  { envFile, json = false }: { readonly envFile?: string; readonly json?: boolean },
): number {
  const { file, line } = splitLine(path)
  const missing = [file, ...(envFile === undefined ? [] : [envFile])].find((name) => !existsSync(name))
  if (missing !== undefined) return refuse(`There is no \`${missing}\`.`)
  const environment = envFile === undefined ? new Map() : readEnvFile(readFileSync(envFile, "utf8"))
  let setups: readonly LocatedSetup[]
  try {
    setups = readSetups(file, line, environment)
  } catch (error) {
    if (!(error instanceof NoSettings)) throw error
    return refuse(`Nothing can be imported: ${error.message}`)
  }
  const [first, ...others] = setups.map(({ setup }) => translateSetup(setup))
  if (others.some(({ policy }) => !isDeepStrictEqual(policy, first!.policy)))
    return refuse(
      `\`${file}\` sets CORS up in line ${setups.map((found) => found.line).join(", ")}, differently each time. Say which: \`ofcors import ${file}:${setups[0]!.line}\`. Together they are a list of rules, each with its \`urls\`.`,
    )
  return print(first!, json)
}

function print({ policy, notes }: TranslatedSetup, json: boolean): number {
  if (json) process.stdout.write(JSON.stringify({ version: 1, policy: policy ?? null, notes }, null, 2) + "\n")
  else {
    if (policy !== undefined) process.stdout.write(JSON.stringify(policy, null, 2) + "\n")
    notes.forEach((note) => say(sentenceOf(note)))
    if (policy === undefined) say("No policy was printed, because nothing is known of the options.")
  }
  return notes.length === 0 ? EXIT_READABLE : EXIT_BLOCKED
}

function sentenceOf({ option, line, says, code }: OptionNote): string {
  return `${option} (line ${line}): ${says} [${code}]`
}

function refuse(why: string): number {
  say(why)
  return EXIT_UNREACHABLE
}
