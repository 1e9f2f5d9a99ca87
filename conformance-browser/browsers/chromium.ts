import { existsSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { chromium, type CDPSession } from "playwright-core"
import type { Driver } from "./driver.ts"
import { MessagesByRun } from "./messages-by-run.ts"
import { startPageDriver, type BrowserProcess } from "./page-driver.ts"

const EXECUTABLE = "/usr/bin/chromium"
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]
/** How DevTools shows requests whose response script has and whose body nobody read. */
const NOT_FAILURES = new Set(["", "net::ERR_ABORTED"])

/** Network events come from another process than console messages, so nothing marks the last one. */
const QUIET_MILLISECONDS = 600

/** Whether Chromium is installed where Debian's package `chromium` puts it. */
export const isChromiumInstalled = (): boolean => existsSync(EXECUTABLE)

/** Starts Chromium with a fresh profile. */
export const startChromium = (): Promise<Driver> => startPageDriver("chromium", launch)

async function launch(pageUrl: string): Promise<BrowserProcess> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, headless: true, args: ARGUMENTS })
  const page = await browser.newPage()
  const messages = new MessagesByRun()
  const runOfRequest = new Map<string, number | undefined>()
  const listen = async (devtools: CDPSession): Promise<void> => {
    devtools.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
      if (type !== "Preflight")
        runOfRequest.set(requestId, runOfRequest.get(requestId) ?? MessagesByRun.runOf(request.url))
    })
    devtools.on("Network.loadingFailed", ({ requestId, errorText, corsErrorStatus, type }) => {
      const error = corsErrorStatus?.corsError ?? errorText
      if (type !== "Preflight" && !NOT_FAILURES.has(error)) messages.add(runOfRequest.get(requestId), "errors", error)
    })
    devtools.on("Log.entryAdded", ({ entry }) => {
      messages.add(MessagesByRun.runOf(`${entry.text} ${entry.url ?? ""}`), "console", entry.text)
    })
    await devtools.send("Network.enable", { maxTotalBufferSize: 0, maxResourceBufferSize: 0 })
    await devtools.send("Log.enable")
  }
  const context = page.context()
  const devtools = await context.newCDPSession(page)
  await listen(devtools)
  await page.goto(pageUrl)
  for (const frame of page.frames().slice(1)) {
    // Frames of the page's own site live in its process, and have no session of their own.
    const own = await context.newCDPSession(frame).catch(() => undefined)
    if (own !== undefined) await listen(own)
  }

  return {
    version: `Chromium ${browser.version()}`,
    atOnce: 12,
    async takeMessages() {
      await sleep(QUIET_MILLISECONDS)
      runOfRequest.clear()
      return messages.take()
    },
    dropCookies: () => devtools.send("Network.clearBrowserCookies"),
    close: () => browser.close(),
  }
}
