import { type CorsSettings, SettingsError, createPolicy } from "ofcors"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE } from "../exit-codes.ts"
import { UnreadablePolicy } from "../policy-file/policy-source.ts"
import { readPolicyFile, readPolicyText } from "../policy-file/read-policy-file.ts"
import { coloursOf, emphasise, printable, wrap } from "../terminal.ts"
import { django } from "./django.ts"
import { type ExportTarget, NotExportable } from "./target.ts"

const TARGETS: Readonly<Record<string, ExportTarget>> = { django }

/** Prints the policy of a file for a target; says on stderr what it cannot say there. */
export async function runExport(
  target: string,
  file: string,
  { json = false }: { readonly json?: boolean },
): Promise<number> {
  const say = (text: string): void => {
    const colours = coloursOf(process.stderr)
    process.stderr.write(emphasise(wrap(printable(text), 80, "  "), colours) + "\n")
  }
  try {
    const { text, notes } = TARGETS[target]!.write(await checkedRules(file))
    if (json) process.stdout.write(JSON.stringify({ version: 1, target, text, notes }, null, 2) + "\n")
    else {
      process.stdout.write(text)
      notes.forEach((note) => say(`note: ${note}`))
    }
    return notes.length === 0 ? EXIT_READABLE : EXIT_BLOCKED
  } catch (error) {
    if (error instanceof UnreadablePolicy) {
      say(`\`${file}\` holds no policy: ${error.message}`)
      return EXIT_UNREACHABLE
    }
    if (error instanceof SettingsError) {
      say(`\`${file}\` does not work as a policy:`)
      error.diagnostics.forEach(({ severity, message, code }) => say(`${severity}: ${message} [${code}]`))
      return EXIT_BLOCKED
    }
    if (!(error instanceof NotExportable)) throw error
    say(`\`${file}\` cannot be written for ${target}: ${error.message}`)
    return EXIT_BLOCKED
  }
}

/** The rules of a policy file, every one of them checked. @throws UnreadablePolicy, SettingsError */
async function checkedRules(file: string): Promise<readonly CorsSettings[]> {
  const { settings, refused } = await readPolicyFile(file, readPolicyText(file))
  if (refused !== undefined) throw new SettingsError(refused)
  const rules = Array.isArray(settings) ? settings : [settings]
  // What is no object is left as it is, for the library to say so.
  createPolicy(rules.map((rule: CorsSettings) => (rule instanceof Object ? { ...rule, explain: false } : rule)))
  return rules
}
