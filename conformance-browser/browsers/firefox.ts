import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import { startProgram, stopProgram, waitFor } from "./child-process.ts"
import type { Driver } from "./driver.ts"
import { makeProfile, readPort } from "./firefox-profile.ts"
import { Marionette } from "./marionette.ts"
import { MessagesByRun } from "./messages-by-run.ts"
import type { Scenario } from "../scenario/scenario.ts"
import { startPageDriver, type BrowserProcess } from "./page-driver.ts"

const EXECUTABLE = "/usr/bin/firefox-esr"

/** Messages of the content process reach the listener in the parent a little after the results. */
const QUIET_MILLISECONDS = 600

/** The service itself keeps only the last 250 messages, so a listener collects them in the browser's window. */
const LISTEN = `
  window.collectedMessages = []
  Services.console.registerListener({
    observe(message) {
      if (message instanceof Ci.nsIScriptError) window.collectedMessages.push([message.errorMessage, message.category])
    },
  })`

const TAKE = "const taken = window.collectedMessages; window.collectedMessages = []; return taken"

/** Whether Firefox is installed where Debian's package `firefox-esr` puts it. */
export const isFirefoxInstalled = (): boolean => existsSync(EXECUTABLE)

/**
 * In a fresh Firefox the first connections to another site sometimes lose what a preflight allowed, so that the next
 * fetch preflights again. After these it keeps everything.
 */
const WARM_UP: readonly Scenario[] = Array.from({ length: 24 }, () => ({
  name: "warm-up",
  steps: Array.from({ length: 3 }, () => ({ url: "{site}/~/a", init: { method: "PUT" } })),
  resources: {
    "site/a": {
      preflight: [
        {
          status: 200,
          headers: [
            ["Access-Control-Allow-Origin", "*"],
            ["Access-Control-Allow-Methods", "PUT"],
          ],
        },
      ],
      actual: [{ status: 200, headers: [["Access-Control-Allow-Origin", "*"]] }],
    },
  },
}))

/** Starts Firefox with a fresh profile. */
export async function startFirefox(): Promise<Driver> {
  const driver = await startPageDriver("firefox", launch)
  await driver.run(WARM_UP)
  return driver
}

async function launch(pageUrl: string): Promise<BrowserProcess> {
  const profile = await makeProfile()
  const program = startProgram(EXECUTABLE, [
    "--headless",
    "--marionette",
    "--remote-allow-system-access",
    "--no-remote",
    "--profile",
    profile,
  ])
  const port = await waitFor("Firefox's port", () => readPort(profile))
  const marionette = await Marionette.open(port)
  const session = (await marionette.send("WebDriver:NewSession", {})) as { capabilities: { browserVersion: string } }
  await marionette.send("Marionette:SetContext", { value: "chrome" })
  await marionette.send("WebDriver:ExecuteScript", { script: LISTEN, args: [] })
  await marionette.send("Marionette:SetContext", { value: "content" })
  await marionette.send("WebDriver:Navigate", { url: pageUrl })
  await marionette.send("Marionette:SetContext", { value: "chrome" })

  return {
    version: `Firefox ${session.capabilities.browserVersion}`,
    atOnce: 12,
    async takeMessages() {
      await sleep(QUIET_MILLISECONDS)
      const { value } = (await marionette.send("WebDriver:ExecuteScript", { script: TAKE, args: [] })) as {
        value: [string, string][]
      }
      const messages = new MessagesByRun()
      for (const [text, category] of value) {
        messages.add(MessagesByRun.runOf(text), "console", text)
        if (category.startsWith("CORS")) messages.add(MessagesByRun.runOf(text), "errors", category)
      }
      return messages.take()
    },
    dropCookies: () => marionette.send("WebDriver:ExecuteScript", { script: "Services.cookies.removeAll()", args: [] }),
    async close() {
      marionette.close()
      await stopProgram(program)
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
