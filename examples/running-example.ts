import { type ChildProcess, execFile, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { promisify } from "node:util"
import { freePorts } from "../packages/cli/test/support/free-ports.ts"

/** How long a server may take until it answers; some build themselves before. */
const START_MS = 180_000

/** An example that was installed and started as its README says. */
export interface RunningExample {
  /** Where its API answers. */
  readonly api: string
  /** Everything that the terminal shows so far. */
  output(): string
  stop(): Promise<void>
}

/** Runs `npm ci` and `npm start` in an example's folder, and waits until its API answers at `path`. */
export async function startExample(name: string, path: string): Promise<RunningExample> {
  const folder = join(import.meta.dirname, name)
  await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder })
  const port = await freePort()
  const api = `http://localhost:${port}`
  // A group of its own: npm passes a signal to its shell only, not to what that started.
  const child = spawn("npm", ["start"], {
    cwd: folder,
    detached: true,
    env: { ...environment(), PORT: String(port), PAGE_PORT: "0", OTHER_PAGE_PORT: "0", NO_COLOR: "1" },
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text))
  try {
    await untilAnswered(child, api + path)
  } catch (error) {
    await stop(child)
    throw new Error(`${(error as Error).message}; its terminal:\n${output}`, { cause: error })
  }
  return { api, output: () => output, stop: () => stop(child) }
}

/** Without what Vitest sets for itself: an example starts as in a developer's terminal. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _nodeEnv, NODE_OPTIONS: _nodeOptions, VITEST: _vitest, ...rest } = process.env
  return rest
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1)
  return port
}

async function untilAnswered(child: ChildProcess, url: string): Promise<void> {
  const end = Date.now() + START_MS
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`\`npm start\` ended with code ${child.exitCode}`)
    const answered = await fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
      () => true,
      () => false,
    )
    if (answered) return
    await pause(100)
  }
  throw new Error(`nothing answers at ${url}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit")
    process.kill(-child.pid!, "SIGTERM")
    await Promise.race([exited, pause(10_000)])
  }
  // Whatever the group left behind.
  try {
    process.kill(-child.pid!, "SIGKILL")
  } catch {
    // Nobody is left.
  }
}
