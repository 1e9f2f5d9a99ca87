import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"

const BIN = fileURLToPath(new URL("../../dist/main.js", import.meta.url))

/** The built command with somebody at its keyboard. */
export interface Talk {
  /** Types Enter. */
  readonly enter: () => void
  /** Ends the input. */
  readonly leave: () => void
  readonly untilPrinted: (text: string) => Promise<void>
  readonly ending: () => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

/** Starts the built command with an input. */
export function talk(args: readonly string[]): Talk {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: "pipe" })
  onTestFinished(() => void child.kill("SIGKILL"))
  let [stdout, stderr] = ["", ""]
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
  const ended = once(child, "close") as Promise<[number | null]>
  return {
    enter: () => void child.stdin.write("\n"),
    leave: () => void child.stdin.end(),
    async untilPrinted(text) {
      while (!stdout.includes(text)) await Promise.race([once(child.stdout, "data"), ended])
    },
    async ending() {
      const [code] = await ended
      return { code, stdout, stderr }
    },
  }
}
