import type { RequestListener } from "node:http"
import { SettingsError } from "ofcors"
import { type Colours, coloursOf, emphasise } from "../terminal.ts"
import { createApi } from "./api.ts"
import { type LoopbackServer, listenOnLoopback } from "./loopback.ts"
import { type DemoOptions, PORT_NAMES, type Ports } from "./options.ts"
import { createPageServer } from "./page.ts"
import { type PageConfig, pageConfig } from "./page-config.ts"
import { explainUnavailable, samePortTwice } from "./ports.ts"
import { refusalLine } from "./refusal-line.ts"
import { logRequests } from "./request-log.ts"
import { type DemoSettings, settingsFor } from "./settings.ts"
import { welcome } from "./welcome.ts"

/** The built page stands beside this file's folder. */
const PAGE_FOLDER = new URL("../workbench/", import.meta.url)

/**
 * Serves the API and both pages until Ctrl-C.
 *
 * @returns the exit code: 0 once stopped, 1 if a port cannot be had, 2 for options that must not run
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const problem = samePortTwice(options)
  if (problem !== undefined) return fail([problem], 2)
  const colours = coloursOf(process.stdout)
  let config: PageConfig
  let listeners: Listeners
  try {
    const settings = settingsFor(options)
    config = pageConfig(options, settings)
    listeners = createListeners(settings, config, colours)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === "error")
    return fail(
      errors.map(({ message }) => message),
      2,
    )
  }

  const servers: LoopbackServer[] = []
  const unavailable = new Map<keyof Ports, NodeJS.ErrnoException>()
  for (const name of PORT_NAMES) {
    try {
      servers.push(await listenOnLoopback(options[name], listeners[name]))
    } catch (error) {
      unavailable.set(name, error as NodeJS.ErrnoException)
    }
  }
  const close = (): Promise<unknown> => Promise.all(servers.map((server) => server.close()))
  if (unavailable.size > 0) {
    await close()
    const { problems, advice } = await explainUnavailable(unavailable, options)
    return fail(problems, 1, advice)
  }

  const stopped = untilStopped()
  console.log(welcome(config, colours))
  await stopped
  await close()
  console.log("\n  Stopped.")
  return 0
}

function print(line: string): void {
  console.log(line)
}

type Listeners = { readonly [Name in keyof Ports]: RequestListener }

function createListeners(settings: DemoSettings, config: PageConfig, colours: Colours): Listeners {
  const api = createApi({
    ...settings,
    explain: (finding) => print(refusalLine(finding, colours, process.stdout.columns)),
  })
  const page = createPageServer(PAGE_FOLDER, config)
  return { apiPort: logRequests(api, colours, print), pagePort: page, otherPagePort: page }
}

/** Stopping is what the demo is asked to do here, so Ctrl-C ends it with 0 and not, as a broken-off job, with 130. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // The handlers stay: npm passes on a Ctrl-C that the terminal has sent already, and the second must not kill.
    process.on("SIGINT", resolve)
    process.on("SIGTERM", resolve)
  })
}

function fail(problems: readonly string[], exitCode: number, advice?: string): number {
  const colours = coloursOf(process.stderr)
  for (const problem of problems) console.error(`${colours.bold(colours.red("error"))}: ${emphasise(problem, colours)}`)
  if (advice !== undefined) console.error(`\n${advice}`)
  return exitCode
}
