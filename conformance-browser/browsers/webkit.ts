import { execFileSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import type { Readable } from "node:stream"
import { setTimeout as sleep } from "node:timers/promises"
import { startProgram, stopProgram } from "./child-process.ts"
import type { Driver } from "./driver.ts"
import { MessagesByRun } from "./messages-by-run.ts"
import { startPageDriver, type BrowserProcess } from "./page-driver.ts"

const LIBRARIES = "/usr/lib"
const X_SERVER = "/usr/bin/Xvfb"

/** Messages go through a terminal of their own, and come a little after the results. */
const QUIET_MILLISECONDS = 600

const CONSOLE_LINE = /^(?:\S+: )?CONSOLE (?:[A-Z]+ )?(?<level>LOG|DEBUG|INFO|WARN|ERROR) (?<text>.*)$/

/** Whether WebKitGTK's MiniBrowser is where Debian's package `libwebkit2gtk-4.1-0` puts it, with `xvfb` and `script`. */
export const isWebKitInstalled = (): boolean => findMiniBrowser() !== undefined && existsSync(X_SERVER)

/** Starts MiniBrowser with a fresh profile on a display of its own. */
export const startWebKit = (): Promise<Driver> => startPageDriver("webkit", launch)

/**
 * Not over WebDriver: under it MiniBrowser's window is private, and a private window writes no console messages to
 * stdout. Nor without a terminal: then it buffers them for too long.
 */
async function launch(pageUrl: string): Promise<BrowserProcess> {
  const home = await mkdtemp(join(tmpdir(), "webkit-"))
  const screen = startProgram(X_SERVER, ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"])
  const display = await new Promise<string>((resolve) =>
    createInterface(screen.stdout as Readable).once("line", resolve),
  )
  const miniBrowser = `${findMiniBrowser()} --enable-write-console-messages-to-stdout=true ${pageUrl}`
  const program = startProgram("script", ["-qfc", miniBrowser, "/dev/null"], {
    DISPLAY: `:${display}`,
    HOME: home,
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
  })
  const messages = new MessagesByRun()
  let runId: number | undefined
  createInterface(program.stdout as Readable).on("line", (line) => {
    const { level, text = "" } = CONSOLE_LINE.exec(line)?.groups ?? {}
    if (level === "DEBUG" && text.startsWith("task ")) runId = text === "task none" ? undefined : Number(text.slice(5))
    else if (level !== undefined) messages.add(runId, "console", text)
  })

  return {
    version: `WebKitGTK ${findVersion()}`,
    // The line with the reason names no URL, so it belongs to whatever runs.
    atOnce: 1,
    async takeMessages() {
      await sleep(QUIET_MILLISECONDS)
      return messages.take()
    },
    async close() {
      await stopProgram(program)
      await stopProgram(screen)
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The folder between is named after the machine, as `x86_64-linux-gnu`. */
function findMiniBrowser(): string | undefined {
  return readdirSync(LIBRARIES)
    .map((folder) => join(LIBRARIES, folder, "webkit2gtk-4.1", "MiniBrowser"))
    .find((path) => existsSync(path))
}

/** MiniBrowser does not tell its version without a display, but its package does. */
function findVersion(): string {
  return execFileSync("dpkg-query", ["--show", "--showformat=${Version}", "libwebkit2gtk-4.1-0"], { encoding: "utf8" })
}
