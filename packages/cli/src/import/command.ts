import type { Command } from "commander"

/** Adds `ofcors import` to the program. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .summary("make a policy of Django's CORS settings")
    .description("Print the ofcors.json that allows what the settings of django-cors-headers allow.")
    .argument("<settings>", "a settings file, or the folder of manage.py")
    .option("--env-file <file>", "environment variables that the project runs with")
    .option("--json", "print { version, policy, notes } instead")
    .addHelpText(
      "after",
      `
What does not translate is listed on stderr, and the command then ends with 1.
The policy never allows an origin that Django refuses.

Examples:
  $ ofcors import mysite/settings.py
  $ ofcors import . --env-file .env > ofcors.json`,
    )
    .action(async (settings: string, options: { envFile?: string; json?: boolean }) => {
      const { runImport } = await import("./run.ts")
      process.exitCode = runImport(settings, options)
    })
}
