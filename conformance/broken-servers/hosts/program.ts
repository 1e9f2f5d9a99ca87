import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { connect } from "node:net"
import { setTimeout } from "node:timers/promises"
import { freePorts } from "../../../packages/cli/test/support/free-ports.ts"
import type { Running } from "../harness/running.ts"

const given = new Set<number>()

/** A port that is free, and that no other server of this run has been given. */
export async function freePort(): Promise<number> {
  for (;;) {
    const [port = 0] = await freePorts(1)
    if (given.has(port)) continue
    given.add(port)
    return port
  }
}

/** How long a program may take to listen, in milliseconds. */
const PATIENCE = 60_000

/** Starts a program that serves on `port`, and waits until it does. */
export async function startProgram(
  command: string,
  args: readonly string[],
  port: number,
  environment: NodeJS.ProcessEnv = process.env,
  folder: string = process.cwd(),
): Promise<Running> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: environment, cwd: folder })
  let said = ""
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (said = `${said}${bytes.toString()}`.slice(-4000)))
  child.on("error", (error) => (said += String(error)))
  // Not at `exit`: what it said last may still be in the pipe.
  let isClosed = child.pid === undefined
  child.once("close", () => (isClosed = true))
  const isOver = (): string | undefined => (isClosed ? said : undefined)
  await untilListening(port, isOver).catch(async (error: unknown) => {
    await end(child)
    throw error
  })
  return { port, stop: () => end(child) }
}

/**
 * Waits until somebody listens on a port.
 *
 * @param lastWords what a program has said that has given up
 */
export async function untilListening(port: number, lastWords: () => string | undefined): Promise<void> {
  const until = Date.now() + PATIENCE
  while (!(await listens(port))) {
    const words = lastWords()
    if (words !== undefined || Date.now() > until) throw new Error(`Nobody listens on ${port}:\n${words ?? ""}`)
    await setTimeout(20)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, "exit")
  child.kill("SIGTERM")
  const timer = globalThis.setTimeout(() => child.kill("SIGKILL"), 3000)
  await gone
  clearTimeout(timer)
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => {
      // A connection to a free port may be given that very port, and then talks to itself.
      const isItself = socket.localPort === port
      socket.destroy()
      resolve(!isItself)
    })
    socket.once("error", () => resolve(false))
  })
}
