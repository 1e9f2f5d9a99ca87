import { fork } from "node:child_process"
import { resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { packageFile } from "../package-files.ts"
import type { ModuleMessage } from "./module-message.ts"

/** How long a module may take to load. Its own imports count: a database that it connects to, too. */
const TIME_LIMIT_MS = 10_000
/** How much of what a module prints is kept. */
const MAX_PRINTED = 2_000

/** How the loading of a module ended. */
export interface Loaded {
  readonly message: ModuleMessage | { readonly kind: "hung" } | { readonly kind: "ended"; readonly code: number | null }
  /** What the module printed on either stream, cut. */
  readonly printed: string
}

/**
 * Imports a module in a process of its own: it may throw, hang, print, start a server or end the process without taking
 * the command with it.
 */
export function loadModule(file: string, timeLimitMs: number = TIME_LIMIT_MS): Promise<Loaded> {
  // Node 22.18 and newer strip types themselves.
  const needsLoader = /\.[cm]?ts$/.test(file) && !("typescript" in process.features && process.features.typescript)
  const child = fork(fileURLToPath(packageFile("dist/module-child.js")), [resolve(file), needsLoader ? "jiti" : ""], {
    serialization: "advanced",
    silent: true,
    execArgv: [],
  })
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      if (printed.length < MAX_PRINTED) printed += text.slice(0, MAX_PRINTED - printed.length)
    })
  }
  return new Promise((done) => {
    const timer = setTimeout(() => finish({ kind: "hung" }), timeLimitMs)
    const finish = (message: Loaded["message"]): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.kill("SIGKILL")
      done({ message, printed })
    }
    child.on("message", (message) => finish(message as ModuleMessage))
    child.on("error", (error) => finish({ kind: "threw", error: String(error) }))
    child.on("close", (code) => finish({ kind: "ended", code }))
  })
}
