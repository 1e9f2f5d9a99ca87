import { createPolicy, SettingsError } from "ofcors"
import { packageFile } from "../package-files.ts"
import { coloursOf, emphasise } from "../terminal.ts"
import type { Backend, ListeningBackend } from "./backend.ts"
import { CannotStart } from "./cannot-start.ts"
import { listenEverywhere } from "./listen-everywhere.ts"
import { listenOnLoopback } from "./loopback.ts"
import { createNodeBackend } from "./node-backend.ts"
import type { DemoOptions } from "./options.ts"
import { createPageServer } from "./page.ts"
import { pageConfig } from "./page-config.ts"
import { explainUnavailable, samePortTwice } from "./ports.ts"
import { type DemoSettings, settingsFor } from "./settings.ts"
import { welcome } from "./welcome.ts"

const PAGE_FOLDER = packageFile("dist/workbench/")

/**
 * Serves the API and both pages until Ctrl-C.
 *
 * @returns the exit code: 0 once stopped, 1 if a port or Django cannot be had, 2 for options that must not run
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const problem = samePortTwice(options)
  if (problem !== undefined) return fail([problem], 2)
  let backend: Backend | undefined
  try {
    const settings = settingsFor(options)
    createPolicy({ ...settings, explain: false })
    if (options.django === true) {
      // Before anything is installed.
      const unavailable = await tryPorts(options)
      if (unavailable !== undefined) return unavailable
    }
    const stopped = untilStopped()
    backend = await createBackend(options, settings)
    return await serve(options, settings, backend, stopped)
  } catch (error) {
    if (error instanceof CannotStart) return fail([error.message], 1, error.advice)
    if (!(error instanceof SettingsError)) throw error
    const errors = error.diagnostics.filter(({ severity }) => severity === "error")
    return fail(
      errors.map(({ message }) => message),
      2,
    )
  } finally {
    await backend?.dispose()
  }
}

async function createBackend(options: DemoOptions, settings: DemoSettings): Promise<Backend> {
  if (options.django !== true) return createNodeBackend(settings, print)
  const { createDjangoBackend } = await import("./django/django-backend.ts")
  return createDjangoBackend(options, settings, print)
}

async function serve(
  options: DemoOptions,
  settings: DemoSettings,
  backend: Backend,
  stopped: Promise<void>,
): Promise<number> {
  const config = pageConfig(options, settings, backend.parts)
  const page = createPageServer(PAGE_FOLDER, config)
  let api: ListeningBackend | undefined
  const listening = await listenEverywhere({
    apiPort: async () => (api = await backend.listen(options.apiPort)),
    pagePort: () => listenOnLoopback(options.pagePort, page),
    otherPagePort: () => listenOnLoopback(options.otherPagePort, page),
  })
  if (listening.unavailable.size > 0) {
    const { problems, advice } = await explainUnavailable(listening.unavailable, options)
    return fail(problems, 1, advice)
  }
  console.log(welcome(config, coloursOf(process.stdout), backend.whereReasonsAre))
  // A signal to both ends the other process too, and its news may come first.
  const endedAlone = api!.ended.then(() => new Promise((resolve) => setTimeout(resolve, 300)))
  const isStopped = await Promise.race([stopped.then(() => true), endedAlone.then(() => false)])
  await listening.close()
  if (!isStopped) return fail(["The API has ended by itself, so the demo ends too."], 1)
  console.log("\n  Stopped.")
  return 0
}

/** The exit code if a port cannot be had. */
async function tryPorts(options: DemoOptions): Promise<number | undefined> {
  const on = (port: number) => () => listenOnLoopback(port, () => {})
  const listening = await listenEverywhere({
    apiPort: on(options.apiPort),
    pagePort: on(options.pagePort),
    otherPagePort: on(options.otherPagePort),
  })
  if (listening.unavailable.size === 0) {
    await listening.close()
    return undefined
  }
  const { problems, advice } = await explainUnavailable(listening.unavailable, options)
  return fail(problems, 1, advice)
}

function print(line: string): void {
  console.log(line)
}

/** Stopping is what the demo is asked to do here, so Ctrl-C ends it with 0 and not, as a broken-off job, with 130. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // The handlers stay: npm passes on a Ctrl-C that the terminal has sent already, and the second must not kill.
    process.on("SIGINT", () => resolve())
    process.on("SIGTERM", () => resolve())
  })
}

function fail(problems: readonly string[], exitCode: number, advice?: string): number {
  const colours = coloursOf(process.stderr)
  for (const problem of problems) console.error(`${colours.bold(colours.red("error"))}: ${emphasise(problem, colours)}`)
  if (advice !== undefined) console.error(`\n${advice}`)
  return exitCode
}
