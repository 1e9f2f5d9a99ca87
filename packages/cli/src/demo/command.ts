import { type Command, Option } from "commander"
import { collect, readPort } from "../read-arguments.ts"
import { DEFAULT_PORTS, type DemoOptions } from "./options.ts"

/** Adds `ofcors demo` to the program. */
export function registerDemo(program: Command): void {
  program
    .command("demo")
    .summary("serve a page on :3000 that calls an API on :8000")
    .description(
      "Serve an API, a page that may call it, and the same page on another origin\nthat may not. Press Ctrl-C to stop.\n\nWith --django the API is Django, made ready for the page by `ofcors enable`.",
    )
    .option("--api-port <port>", "where the API listens", readPort, DEFAULT_PORTS.apiPort)
    .option("--page-port <port>", "where the allowed page is served", readPort, DEFAULT_PORTS.pagePort)
    .option("--other-page-port <port>", "where the refused page is served", readPort, DEFAULT_PORTS.otherPagePort)
    .addOption(
      new Option("--allow <origin>", "one more origin for allowedOrigins (repeatable)")
        .argParser(collect)
        .default([], "none"),
    )
    .option("--django", "let Django answer: needs Python, and makes a virtual environment where it must")
    .addHelpText(
      "after",
      `
Examples:
  $ ofcors demo
  $ ofcors demo --api-port 8080 --page-port 5173
  $ ofcors demo --allow http://localhost:3001
  $ ofcors demo --django`,
    )
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import("./run.ts")
      process.exitCode = await runDemo(options)
    })
}
