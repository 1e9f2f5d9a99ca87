import { Argument, type Command } from "commander"

/** Adds `ofcors export` to the program. */
export function registerExport(program: Command): void {
  program
    .command("export")
    .summary("write a policy for another server")
    .description(
      "Write the policy of an ofcors.json as the configuration of something else:\n  django   settings of django-cors-headers",
    )
    .addArgument(new Argument("<target>", "what to write").choices(["django"]))
    .argument("<file>", "the policy: ofcors.json, or a module that exports it")
    .option("--json", "print { version, target, text, notes } instead")
    .addHelpText(
      "after",
      `
What the target cannot say is listed on stderr, and the command then ends
with 1. Nothing is written that allows more than the policy does.

Examples:
  $ ofcors export django ofcors.json
  $ ofcors export django ofcors.json >> mysite/settings.py`,
    )
    .action(async (target: string, file: string, options: { json?: boolean }) => {
      const { runExport } = await import("./run.ts")
      process.exitCode = await runExport(target, file, options)
    })
}
