import { spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { CannotStart } from "../cannot-start.ts"
import { type LoopbackServer, listenOnLoopback } from "../loopback.ts"
import { runProcess } from "./run-process.ts"

/** How long Django may take to answer for the first time, in milliseconds. */
const PATIENCE = 60_000

/** Django, while it runs. */
export interface DjangoServer extends LoopbackServer {
  /** Resolves when it ends, whoever ended it. */
  readonly ended: Promise<void>
}

/** Makes the database and what stands in it. @throws CannotStart with what Django says */
export async function prepareDatabase(python: string, folder: string): Promise<void> {
  for (const args of [["migrate", "--verbosity", "0"], ["seed"]]) {
    const { code, output } = await runProcess(python, ["manage.py", ...args], { cwd: folder })
    if (code !== 0)
      throw new CannotStart(`\`manage.py ${args[0]}\` failed.`, output.trim().split("\n").slice(-5).join("\n"))
  }
}

/**
 * Starts Django and waits until it answers.
 *
 * @throws the system's error where the port is taken; CannotStart where Django does not start
 */
export async function startDjango(
  python: string,
  folder: string,
  port: number,
  print: (line: string) => void,
): Promise<DjangoServer> {
  // Django takes one address of `localhost`. Something else on the other would answer half of the requests.
  await (await listenOnLoopback(port, () => {})).close()
  const child = spawn(python, ["manage.py", "runserver", "--noreload", `127.0.0.1:${port}`], {
    cwd: folder,
    // Without DEBUG a failing view answers in JSON, as it would in production.
    env: { ...process.env, DJANGO_DEBUG: "false", PYTHONUNBUFFERED: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  })
  const lines: string[] = []
  let isServing = false
  createInterface({ input: child.stderr }).on("line", (line) => (isServing ? print(line) : void lines.push(line)))
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const killAtExit = (): void => void child.kill("SIGKILL")
  process.once("exit", killAtExit)
  void ended.then(() => process.off("exit", killAtExit))
  const close = async (): Promise<void> => {
    // Python that the terminal has interrupted too has a lot to say.
    isServing = false
    child.kill("SIGTERM")
    const impatient = setTimeout(() => child.kill("SIGKILL"), 3_000)
    await ended
    clearTimeout(impatient)
  }
  const begin = Date.now()
  while (child.exitCode === null && child.signalCode === null && Date.now() - begin < PATIENCE) {
    if (await answers(port)) {
      isServing = true
      return { ended, close }
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await close()
  throw new CannotStart("Django did not start.", lines.slice(-5).join("\n"))
}

async function answers(port: number): Promise<boolean> {
  try {
    // Any answer will do. HEAD on a path that the log leaves out.
    await fetch(`http://127.0.0.1:${port}/`, { method: "HEAD" })
    return true
  } catch {
    return false
  }
}
