import { spawn, type ChildProcess } from "node:child_process"
import { setTimeout as sleep } from "node:timers/promises"

/** Starts a program in a process group of its own, so that its children can be stopped with it. */
export function startProgram(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  })
  const stopWithParent = () => signalGroup(child, "SIGKILL")
  process.once("exit", stopWithParent)
  child.once("exit", () => process.off("exit", stopWithParent))
  return child
}

/** Stops the program and its children, and waits until it is gone. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once("exit", resolve))
  signalGroup(child, "SIGTERM")
  await Promise.race([gone, sleep(3000, undefined, { ref: false })])
  signalGroup(child, "SIGKILL")
}

/** Asks again and again until there is an answer, for programs that say nowhere when they are ready. */
export async function waitFor<T>(what: string, ask: () => Promise<T | undefined>, timeLimit = 30_000): Promise<T> {
  const deadline = Date.now() + timeLimit
  while (Date.now() < deadline) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(50)
  }
  throw new Error(`${what} did not come within ${timeLimit} ms`)
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
  } catch {
    // The group has gone by itself.
  }
}
