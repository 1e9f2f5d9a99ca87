import { type SpawnOptions, spawn } from "node:child_process"

/** How a process ended, and what it printed. */
export interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Runs a program to its end. Rejects only where it cannot be started. */
export function runProcess(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += String(text)))
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, output }))
  })
}
