import { type ChildProcess, fork } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Running, Start } from "../harness/running.ts"
import { moduleFolder } from "./scratch.ts"

let host: ChildProcess | undefined
let last = 0

/** Starts a module that exports the server it has started; all of them share one process. */
export const startModule: Start = async (source, upstream, beside) => {
  const id = ++last
  const file = join(moduleFolder(), "server.mjs")
  writeFileSync(file, source.replaceAll("UPSTREAM", `http://127.0.0.1:${upstream ?? 0}`).replaceAll("BESIDE", beside))
  const { port, error } = await tell({ id, file })
  if (port === undefined) throw new Error(`A server does not start:\n${error ?? ""}\n${source}`)
  const running: Running = { port, stop: async () => void (await tell({ id, stop: true })) }
  return running
}

interface Reply {
  readonly id: number
  readonly port?: number
  readonly error?: string
}

const waiting = new Map<number, (reply: Reply) => void>()

function tell(message: { readonly id: number; readonly file?: string; readonly stop?: boolean }): Promise<Reply> {
  host ??= startHost()
  const answer = new Promise<Reply>((resolve) => waiting.set(message.id, resolve))
  host.send(message)
  return answer
}

function startHost(): ChildProcess {
  const child = fork(join(import.meta.dirname, "module-host.mjs"), { stdio: ["ignore", "ignore", "ignore", "ipc"] })
  const answer = (reply: Reply): void => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  }
  child.on("message", answer)
  // A module may end the process, and everybody else's servers with it.
  child.once("exit", (code) => {
    host = undefined
    for (const id of waiting.keys()) answer({ id, error: `the process of all modules has ended with ${code}` })
  })
  return child
}
