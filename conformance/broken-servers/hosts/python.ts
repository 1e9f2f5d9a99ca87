import { type ChildProcess, spawn } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import type { Start } from "../harness/running.ts"
import { freePort, untilListening } from "./program.ts"
import { pythonWithServers } from "./python-environment.ts"
import { folderOf } from "./scratch.ts"

/** Starts a module that defines `app`: Flask on its development server, Starlette and FastAPI on uvicorn. */
export const startPython: Start = (source) =>
  startTask(/^from flask import/m.test(source) ? "flask" : "asgi", "main.py", source)

/**
 * Starts Django with the source of a case as its `settings.py`. The project and its views are the same for all cases.
 *
 * Django's own server without `runserver`'s checks, as production runs it: they refuse some of the mistakes at once.
 */
export const startDjango: Start = (source) => startTask("django", "settings.py", source)

async function startTask(kind: string, file: string, source: string): ReturnType<Start> {
  const port = await freePort()
  const folder = folderOf("python")
  writeFileSync(join(folder, file), source)
  const host = await theHost()
  const answer = new Promise<number>((resolve) => waiting.set(port, resolve))
  host.child.stdin?.write(`${JSON.stringify({ kind, folder, port })}\n`)
  const process_ = await answer
  const stop = async (): Promise<void> => {
    if (isAlive(process_)) process.kill(process_, "SIGKILL")
  }
  await untilListening(port, () => (isAlive(process_) ? undefined : host.said())).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { port, stop }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}

interface Host {
  readonly child: ChildProcess
  /** The end of what the servers have said. */
  said(): string
}

const waiting = new Map<number, (id: number) => void>()
let started: Promise<Host> | undefined

function theHost(): Promise<Host> {
  started ??= startHost()
  return started
}

async function startHost(): Promise<Host> {
  const python = await pythonWithServers()
  const child = spawn(python, [join(import.meta.dirname, "python-host.py")], { stdio: ["pipe", "pipe", "pipe"] })
  let said = ""
  child.stderr.on("data", (bytes: Buffer) => (said = `${said}${bytes.toString()}`.slice(-4000)))
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!line.startsWith('{"port"')) return
    const { port, process: id } = JSON.parse(line) as { readonly port: number; readonly process: number }
    waiting.get(port)?.(id)
  })
  child.unref()
  return { child, said: () => said }
}
