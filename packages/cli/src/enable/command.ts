import type { Command } from "commander"
import { collect } from "../read-arguments.ts"
import type { EnableOptions } from "./options.ts"

/** Adds `ofcors enable` and `ofcors disable` to the program. */
export function registerEnable(program: Command): void {
  program
    .command("enable")
    .summary("enable CORS in a Django project")
    .description(
      "Enable CORS in a Django project with django-cors-headers: the dependency, the app,\nthe middleware at the top, the origins. Shows every change and asks before it\nwrites; refuses what it cannot do safely, and says what to paste where.",
    )
    .argument("[dir]", "the project's folder", ".")
    .option("--origin <origin>", "a page that may call the API (repeatable)", collect, [])
    .option("--credentials", "pages may send cookies")
    .option("--header <name>", "a request header that pages may send (repeatable)", collect, [])
    .option("--cross-site", "with --credentials: the page is on another site than the API")
    .option("--settings <module>", "the settings module or file to change")
    .option("--install", "install the package with the project's own tool")
    .option("--yes", "do not ask before writing")
    .option("--dry-run", "show what would be written, and write nothing")
    .option("--json", "print the plan, and what was done, as JSON")
    .addHelpText(
      "after",
      `
Exit code: 0 done, or nothing to do; 1 refused, or not written; 2 wrong usage;
3 no project.

Examples:
  $ ofcors enable --origin http://localhost:3000
  $ ofcors enable backend --origin https://app.example.com --credentials --dry-run
  $ ofcors enable --origin http://localhost:5173 --header x-auth-token --install --yes`,
    )
    .action(async (folder: string, options: EnableOptions) => {
      const { runEnable } = await import("./run.ts")
      process.exitCode = await runEnable(folder, options)
    })
  program
    .command("disable")
    .summary("undo what `ofcors enable` did")
    .description(
      "Undo what `ofcors enable` did in a Django project, to the byte. Where you have\nchanged the same files since, only what it added is taken out.",
    )
    .argument("[dir]", "the project's folder", ".")
    .option("--yes", "do not ask before writing")
    .option("--dry-run", "show what would be written, and write nothing")
    .option("--json", "print what was undone as JSON")
    .action(async (folder: string, options: Pick<EnableOptions, "yes" | "dryRun" | "json">) => {
      const { runDisable } = await import("../disable/run.ts")
      process.exitCode = await runDisable(folder, options)
    })
}
