import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { type Browser, type Page, chromium } from "playwright-core"
import { describe, expect, onTestFinished, test } from "vitest"
import { pythonWithDjango } from "./equivalence/oracle/python-environment.ts"
import { type Running, run, start } from "./support/command.ts"
import { HOW_TO_GET_ONE, findChromium } from "./support/find-chromium.ts"
import { freePorts, hold, release } from "./support/free-ports.ts"

const [found, python] = [await findChromium(), await pythonWithDjango()]
if (found === undefined) {
  const message = `There is no Chromium, so the demo's page was not tried with Django. ${HOW_TO_GET_ONE}`
  if (process.env["CI"]) throw new Error(message)
  process.stderr.write(`\nSKIPPED: ${message}\n`)
}

/** What each card shows on the allowed page, in their order on it. */
const BADGES = {
  read: "200 OK",
  change: "200 OK",
  "fetch-log-in": "201 Created",
  "fetch-who-am-i": "200 OK",
  "fetch-without-credentials": "401 Unauthorized",
  "fetch-log-out": "204 No Content",
  "axios-log-in": "201 Created",
  "axios-who-am-i": "200 OK",
  "axios-log-out": "204 No Content",
  fail: "500 Internal Server Error",
}

interface DjangoDemo extends Running {
  readonly page: string
  readonly otherPage: string
  readonly apiPort: number
  readonly environment: Readonly<Record<string, string>>
}

/** The demo with Django on free ports, with a folder for temporary files of its own. */
async function startDjangoDemo(): Promise<DjangoDemo> {
  const [apiPort, pagePort, otherPagePort] = (await freePorts(3)) as [number, number, number]
  const temporary = await mkdtemp(join(tmpdir(), "ofcors-demo-"))
  onTestFinished(() => rm(temporary, { recursive: true, force: true }))
  const environment = { VIRTUAL_ENV: dirname(dirname(python!)), TMPDIR: temporary, XDG_CACHE_HOME: temporary }
  const flags = ["--api-port", apiPort, "--page-port", pagePort, "--other-page-port", otherPagePort].map(String)
  const running = start(["demo", "--django", ...flags], environment)
  // Django is a process of the demo's own: only the demo can end it.
  onTestFinished(async () => {
    running.child.kill("SIGINT")
    await running.ending
  })
  await running.untilPrinted("Ctrl-C stops it")
  const [page, otherPage] = [pagePort, otherPagePort].map((port) => `http://localhost:${port}`) as [string, string]
  return { ...running, page, otherPage, apiPort, environment }
}

describe.skipIf(python === undefined)("the demo with Django", { timeout: 120_000 }, () => {
  test("Ctrl-C ends Django too, and leaves nothing behind", async () => {
    const { child, ending, apiPort, environment, page } = await startDjangoDemo()
    expect((await fetch(`http://localhost:${apiPort}/api/items`)).status).toBe(200)
    child.kill("SIGINT")
    const { code, stdout, stderr } = await ending
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toMatch(/\n {2}Stopped\.\n$/)
    expect(stdout).toContain("200  GET     /api/items")
    expect(stdout).toContain(
      `    CORS_ALLOWED_ORIGINS = [\n        "${page}",\n    ]\n    CORS_ALLOW_CREDENTIALS = True\n`,
    )
    await expect(fetch(`http://localhost:${apiPort}/api/items`)).rejects.toThrow("fetch failed")
    expect(await readdir(environment["TMPDIR"]!)).toEqual([])
  })

  test("a port that is taken is said before anything is started", async () => {
    const [apiPort, pagePort, otherPagePort] = await freePorts(3)
    const taken = await hold(apiPort!)
    const flags = ["--api-port", apiPort, "--page-port", pagePort, "--other-page-port", otherPagePort].map(String)
    const { code, stderr } = await run(["demo", "--django", ...flags], { VIRTUAL_ENV: dirname(dirname(python!)) })
    await release(taken)
    expect(code).toBe(1)
    expect(stderr).toContain(`Port ${apiPort} is taken`)
    expect(stderr).toMatch(/npx ofcors demo --django --api-port \d+/)
  })

  test.skipIf(found === undefined)("the allowed page can do everything, the other one nothing", async () => {
    const demo = await startDjangoDemo()
    const browser: Browser = await chromium.launch({ ...found!, args: [...found!.args, "--disable-gpu"] })
    onTestFinished(() => browser.close())
    const badges = async (url: string): Promise<{ page: Page; shown: Record<string, string> }> => {
      const page = await (await browser.newContext()).newPage()
      await page.goto(url)
      await page.getByRole("button", { name: "Run all" }).click()
      await page.getByText(/10 of 10 run/).waitFor()
      const shown: Record<string, string> = {}
      for (const id of Object.keys(BADGES))
        shown[id] = await page.locator(`[data-action=${id}] .badge`).first().innerText()
      return { page, shown }
    }
    const allowed = await badges(demo.page)
    expect(allowed.shown).toEqual(BADGES)

    // The code on a card does what the card does, its token included.
    const code = await allowed.page.locator("[data-action=fetch-log-in] .code").innerText()
    const status = await allowed.page.evaluate(
      `(async () => { ${code.replace(/^fetch/m, "return fetch")} })().then(({ status }) => status)`,
    )
    expect(status).toBe(201)

    const refused = await badges(demo.otherPage)
    expect(new Set(Object.values(refused.shown))).toEqual(new Set(["Blocked"]))
    const where = await refused.page.locator("#where-to-look").innerText()
    expect(where).toContain(`CORS_ALLOWED_ORIGINS = ["${demo.page}", "${demo.otherPage}"]`)
    expect(where).toContain("npx ofcors demo --django")

    // The command that the page shows finds the reason.
    const explain = await refused.page.getByLabel("The command that says why").innerText()
    const { stdout } = await run(explain.replace("npx @ofcors/cli ", "").split(" "))
    expect(stdout).toContain("CORS_ALLOWED_ORIGINS")
  })
})

describe("the demo with Django, where it cannot run", () => {
  test("says that there is no Python", async () => {
    const [apiPort, pagePort, otherPagePort] = await freePorts(3)
    const flags = ["--api-port", apiPort, "--page-port", pagePort, "--other-page-port", otherPagePort].map(String)
    const nowhere = await mkdtemp(join(tmpdir(), "ofcors-demo-"))
    onTestFinished(() => rm(nowhere, { recursive: true, force: true }))
    const environment = { PATH: nowhere, VIRTUAL_ENV: nowhere, XDG_CACHE_HOME: nowhere, TMPDIR: nowhere }
    const { code, stderr } = await run(["demo", "--django", ...flags], environment)
    expect(code).toBe(1)
    expect(stderr).toContain("There is no Python 3 here")
    expect(stderr).toContain("Install Python 3.10 or newer")
    expect(await readdir(nowhere)).toEqual([])
  })
})
