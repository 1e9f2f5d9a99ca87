import { execFileSync, fork } from "node:child_process"
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"

/** Starts a script of this folder with one argument, as JSON, in production mode; in this Node, unless options say otherwise. */
export function startChild(script, job = {}, options = {}) {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return fork(path, [JSON.stringify(job)], {
    execArgv: [],
    ...options,
    env: { ...process.env, NODE_ENV: "production" },
  })
}

/** The next message of a child; rejects if it ends instead. */
export function messageOf(child) {
  return new Promise((resolve, reject) => {
    const settle = (act) => (value) => {
      child.off("message", received)
      child.off("exit", ended)
      act(value)
    }
    const received = settle(resolve)
    const ended = settle((code) => reject(new Error(`${child.spawnargs.slice(1).join(" ")} ended with ${code}`)))
    child.on("message", received)
    child.on("exit", ended)
  })
}

/** Sends a child a message and waits for its answer. */
export function ask(child, message) {
  const answer = messageOf(child)
  child.send(message)
  return answer
}

/** Runs a script of this folder to its one message, on one processor where that is asked for. */
export async function runChild(script, job, { execArgv = [], processor } = {}) {
  const child = startChild(script, job, { execArgv })
  if (processor !== undefined) pin(child, processor)
  const ended = new Promise((resolve) => child.on("exit", resolve))
  const answer = await messageOf(child)
  child.disconnect()
  await ended
  return answer
}

/** Keeps a child on one processor where Linux lets us; says whether it did. */
export function pin(child, processor) {
  if (availableParallelism() <= processor) return false
  try {
    execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(processor), String(child.pid)], {
      stdio: "ignore",
    })
    return true
  } catch {
    return false
  }
}
