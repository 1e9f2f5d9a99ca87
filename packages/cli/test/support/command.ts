import { type ChildProcess, spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"
import { freePorts } from "./free-ports.ts"

/** The built command, as npm would start it. */
const BIN = fileURLToPath(new URL("../../dist/main.js", import.meta.url))

/** How a run of the command ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that is running. */
export interface Running {
  readonly child: ChildProcess
  /** What it has printed so far. */
  stdout(): string
  /** Resolves once it has printed this. @throws if it ends before, with everything that it said */
  untilPrinted(text: string): Promise<void>
  readonly ending: Promise<Ending>
}

/** Starts the built command. */
export function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  if (!existsSync(BIN)) throw new Error("The command is not built. Run `npm run build` first.")
  const { NODE_ENV: _, FORCE_COLOR: __, npm_lifecycle_event: ___, ...inherited } = process.env
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...inherited, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  })
  // A test that fails halfway must not leave it behind.
  onTestFinished(() => void child.kill("SIGKILL"))
  let [stdout, stderr] = ["", ""]
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
  const ending = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  const untilPrinted = async (text: string): Promise<void> => {
    while (!stdout.includes(text)) {
      if (child.exitCode !== null) throw new Error(`ended before it said ${JSON.stringify(text)}: ${stdout}${stderr}`)
      await new Promise((resolve) => {
        child.stdout.once("data", resolve)
        child.once("close", resolve)
      })
    }
  }
  return { child, stdout: () => stdout, untilPrinted, ending }
}

/** Runs the built command to its end. */
export function run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ending> {
  return start(args, environment).ending
}

/** A demo on ports of its own. */
export interface Demo extends Running {
  readonly api: string
  readonly page: string
  readonly otherPage: string
  /** The flags of its ports. */
  readonly flags: readonly string[]
  /** Stops it as Ctrl-C does. */
  stop(): Promise<Ending>
}

/** Starts the demo on free ports, with more origins allowed where they are asked for. */
export async function startDemo(allow: (otherPage: string) => readonly string[] = () => []): Promise<Demo> {
  const [apiPort, pagePort, otherPagePort] = (await freePorts(3)) as [number, number, number]
  const [api, page, otherPage] = [apiPort, pagePort, otherPagePort].map((port) => `http://localhost:${port}`)
  const flags = ["--api-port", apiPort, "--page-port", pagePort, "--other-page-port", otherPagePort].map(String)
  const running = start(["demo", ...flags, ...allow(otherPage!).flatMap((origin) => ["--allow", origin])])
  await running.untilPrinted("Ctrl-C stops it")
  const stop = (): Promise<Ending> => {
    running.child.kill("SIGINT")
    return running.ending
  }
  return { ...running, api: api!, page: page!, otherPage: otherPage!, flags, stop }
}
