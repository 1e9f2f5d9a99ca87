#!/usr/bin/env node
/**
 * The `ofcors` command: arguments in, exit code out. What a command does stands in its folder and is loaded when it
 * is asked for.
 *
 * @module
 */
import { readFileSync } from "node:fs"
import { Command, CommanderError, InvalidArgumentError, Option } from "commander"
import { createColors } from "picocolors"
import { DEFAULT_PORTS, type DemoOptions } from "./demo/options.ts"

/** What shells expect of a command that was called wrongly. */
const EXIT_USAGE = 2

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }

// Commander takes the colours out again where the output is no terminal or NO_COLOR is set.
const { bold, cyan } = createColors(true)

const program = new Command("ofcors")
  .description("See CORS work, and find out why it does not.")
  .version(version, "-V, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .configureHelp({ styleTitle: bold, styleCommandText: cyan, styleOptionTerm: cyan, styleSubcommandTerm: cyan })
  .addHelpText("after", "\nExamples:\n  $ ofcors demo\n  $ ofcors demo --help")
  .exitOverride()

program
  .command("demo")
  .summary("serve a page on :3000 that calls an API on :8000")
  .description(
    "Serve an API, a page that may call it, and the same page on another origin\nthat may not. Press Ctrl-C to stop.",
  )
  .option("--api-port <port>", "where the API listens", readPort, DEFAULT_PORTS.apiPort)
  .option("--page-port <port>", "where the allowed page is served", readPort, DEFAULT_PORTS.pagePort)
  .option("--other-page-port <port>", "where the refused page is served", readPort, DEFAULT_PORTS.otherPagePort)
  .addOption(
    new Option("--allow <origin>", "one more origin for allowedOrigins (repeatable)")
      .argParser(collect)
      .default([], "none"),
  )
  .addHelpText(
    "after",
    `
Examples:
  $ ofcors demo
  $ ofcors demo --api-port 8080 --page-port 5173
  $ ofcors demo --allow http://localhost:3001`,
  )
  .action(async (options: DemoOptions) => {
    const { runDemo } = await import("./demo/run.ts")
    process.exitCode = await runDemo(options)
  })

function readPort(text: string): number {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw new InvalidArgumentError("A port is a whole number from 1 to 65535.")
  return port
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

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
