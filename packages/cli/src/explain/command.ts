import type { Command } from "commander"
import type { ExplainOptions } from "./options.ts"

/** Adds `ofcors explain` to the program. */
export function registerExplain(program: Command): void {
  program
    .command("explain")
    .summary("say what a browser's red text, or a code, means")
    .description(
      "Say in plain words what a message of the browser's console means and what it\ndoes not tell; then, where it names the address and the page, check the live\nserver. With a code, print what is known about it. Without arguments, read a paste.",
    )
    .argument("[text...]", "the message, in quotation marks, or a code")
    .option("--from <origin>", "the page's origin, where the message does not name it")
    .option("--url <url>", "the address that the page fetches, where the message does not name it")
    .option("--no-check", "only explain: send nothing to the server")
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      `
Exit code: 0 readable or explained, 1 blocked, 2 nothing recognised, 3 out of reach.

Examples:
  $ ofcors explain "Access to fetch at 'http://localhost:8000/api' from origin ..."
  $ ofcors explain                              # paste several lines, end with Ctrl-D
  $ pbpaste | ofcors explain --no-check
  $ ofcors explain allow-origin-missing`,
    )
    .action(async (args: readonly string[], options: ExplainOptions) => {
      const { runExplain } = await import("./run.ts")
      process.exitCode = await runExplain(args, options)
    })
}
