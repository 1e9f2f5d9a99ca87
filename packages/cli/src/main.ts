#!/usr/bin/env node
/**
 * The `ofcors` command: arguments in, exit code out. Each command's folder says in `command.ts` how it is called; what
 * it does is loaded when it is asked for.
 *
 * @module
 */
import { Command, CommanderError } from "commander"
import { createColors } from "picocolors"
import { registerCheck } from "./check/command.ts"
import { registerDemo } from "./demo/command.ts"
import { registerEnable } from "./enable/command.ts"
import { EXIT_USAGE } from "./exit-codes.ts"
import { registerExplain } from "./explain/command.ts"
import { registerExport } from "./export/command.ts"
import { registerImport } from "./import/command.ts"
import { ownVersion } from "./package-files.ts"

// Commander takes the colours out again where the output is no terminal or NO_COLOR is set.
const { bold, cyan } = createColors(true)

const program = new Command("ofcors")
  .description("See CORS work, and find out why it does not.")
  .version(ownVersion(), "-V, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .configureHelp({ styleTitle: bold, styleCommandText: cyan, styleOptionTerm: cyan, styleSubcommandTerm: cyan })
  .addHelpText(
    "after",
    "\nExamples:\n  $ ofcors check http://localhost:8000/api/items\n  $ ofcors explain allow-origin-missing\n  $ ofcors check .\n  $ ofcors enable --origin http://localhost:3000\n  $ ofcors demo",
  )
  .exitOverride()

for (const register of [registerCheck, registerEnable, registerExplain, registerImport, registerExport, registerDemo])
  register(program)

// `ofcors --help | head` closes the pipe early, which is nobody's mistake.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
})

try {
  if (process.argv.length === 2) program.outputHelp()
  else await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE
}
