import { type ChildProcess, spawn } from "node:child_process"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** The example, of which every test changes only a copy. */
export const EXAMPLE: string = fileURLToPath(new URL("../../../../examples/react-django/", import.meta.url))

/** A copy of the example's API that can be started again after its settings have changed. */
export interface DjangoApi {
  readonly folder: string
  /** Runs `manage.py` with a command to its end. @throws what it printed, if it fails */
  manage(...args: readonly string[]): Promise<string>
  /** Starts it, stopping the one before; resolves once it answers. */
  restart(): Promise<void>
  /** Stops it and removes the copy. */
  remove(): Promise<void>
}

/** Copies the example's API, with its database made, for the Python and the port given. */
export async function copyDjangoApi(python: string, port: number): Promise<DjangoApi> {
  const folder = await mkdtemp(join(tmpdir(), "ofcors-pair-"))
  await cp(join(EXAMPLE, "api"), folder, {
    recursive: true,
    filter: (path) => !/\.venv|__pycache__|\.sqlite3/.test(path),
  })
  let server: ChildProcess | undefined

  function manage(...args: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(python, ["manage.py", ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
      let output = ""
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += String(text)))
      child.once("close", (code) => (code === 0 ? resolve(output) : reject(new Error(output))))
    })
  }

  async function stop(): Promise<void> {
    if (server?.exitCode !== null) return
    const ended = new Promise((resolve) => server!.once("exit", resolve))
    server.kill("SIGINT")
    await ended
  }

  await manage("migrate", "--verbosity", "0")
  await manage("seed")
  return {
    folder,
    manage,
    async restart() {
      await stop()
      server = spawn(python, ["manage.py", "runserver", "--noreload", `127.0.0.1:${port}`], {
        cwd: folder,
        stdio: "ignore",
      })
      await untilItAnswers(`http://127.0.0.1:${port}/api/items`, server)
    },
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Django ended with ${server.exitCode} instead of answering.`)
}
