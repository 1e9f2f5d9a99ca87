import { SettingsError } from "ofcors"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE } from "../exit-codes.ts"
import { UnreadablePolicyFile, readPolicyFile } from "../policy-file/read-policy-file.ts"
import { coloursOf, emphasise, printable, wrap } from "../terminal.ts"
import { django } from "./django.ts"
import { type ExportTarget, NotExportable } from "./target.ts"

const TARGETS: Readonly<Record<string, ExportTarget>> = { django }

/** Prints the policy of a file for a target; says on stderr what it cannot say there. */
export function runExport(target: string, file: string, { json = false }: { readonly json?: boolean }): number {
  const say = (text: string): void => {
    const colours = coloursOf(process.stderr)
    process.stderr.write(emphasise(wrap(printable(text), 80, "  "), colours) + "\n")
  }
  try {
    const { text, notes } = TARGETS[target]!.write(readPolicyFile(file))
    if (json) process.stdout.write(JSON.stringify({ version: 1, target, text, notes }, null, 2) + "\n")
    else {
      process.stdout.write(text)
      notes.forEach((note) => say(`note: ${note}`))
    }
    return notes.length === 0 ? EXIT_READABLE : EXIT_BLOCKED
  } catch (error) {
    if (error instanceof UnreadablePolicyFile) {
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
