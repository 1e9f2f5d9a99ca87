import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Browser, type BrowserContext, chromium } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { pythonWithDjango } from "../equivalence/oracle/python-environment.ts"
import { run } from "../support/command.ts"
import { HOW_TO_GET_ONE, findChromium } from "../support/find-chromium.ts"
import { freePorts } from "../support/free-ports.ts"
import { type DjangoApi, copyDjangoApi } from "./django-api.ts"
import { type ReactPage, serveReactPage } from "./react-page.ts"

const [found, python] = [await findChromium(), await pythonWithDjango()]
if (found === undefined) {
  const message = `There is no Chromium, so the React page was not tried with Django. ${HOW_TO_GET_ONE}`
  if (process.env["CI"]) throw new Error(message)
  process.stderr.write(`\nSKIPPED: ${message}\n`)
}

/** What the page shows beside each button once it is let in, in the order of its buttons. */
const WORKING = {
  "Read the list":
    '200 [{"id":1,"name":"Bread","bought":false},{"id":2,"name":"Apples","bought":true},{"id":3,"name":"Coffee","bought":false}]',
  "Change an item": '200 {"id":1,"name":"Bread","bought":true}',
  "Log in": '201 {"name":"ada"}',
  "Who am I?": '200 {"name":"ada"}',
  "Log out": "204",
  "Log in with Axios": '201 {"name":"ada"}',
  "Who am I, with Axios?": '200 {"name":"ada"}',
  "Read what is not there": '404 {"detail":"No Item matches the given query."}',
  "Call a view that fails": expect.stringMatching(/^500 <!DOCTYPE html>[^]*RuntimeError/) as string,
}

describe.skipIf(found === undefined || python === undefined)(
  "the React page on :3000 and Django on :8000",
  { timeout: 120_000 },
  () => {
    let browser: Browser
    let api: DjangoApi
    let page: ReactPage
    let original: readonly string[]

    const files = (): Promise<readonly string[]> =>
      Promise.all(["config/settings.py", "requirements.txt"].map((name) => readFile(join(api.folder, name), "utf8")))

    beforeAll(async () => {
      const [apiPort, ...pagePorts] = (await freePorts(4)) as [number, ...number[]]
      browser = await chromium.launch({ ...found!, args: [...found!.args, "--disable-gpu"] })
      api = await copyDjangoApi(python!, apiPort)
      page = await serveReactPage(`http://localhost:${apiPort}`, pagePorts)
      original = await files()
      await api.restart()
    }, 120_000)
    afterAll(async () => {
      await browser?.close()
      await page?.close()
      await api?.remove()
    })

    /** Presses every button on the page of an origin: what stands beside each, and what the console says. */
    async function pressAll(origin: string): Promise<{ shown: Record<string, string>; refusals: string[] }> {
      const context: BrowserContext = await browser.newContext()
      const tab = await context.newPage()
      const refusals: string[] = []
      tab.on("console", (message) => message.text().includes("CORS policy") && refusals.push(message.text()))
      await tab.goto(origin)
      const shown: Record<string, string> = {}
      for (const name of Object.keys(WORKING)) {
        await tab.getByRole("button", { name, exact: true }).click()
        const output = tab.locator(`output[aria-label="${name}"]`)
        await expect.poll(() => output.innerText(), { timeout: 10_000 }).not.toMatch(/^(?:…)?$/)
        shown[name] = (await output.innerText()).trim()
      }
      await context.close()
      return { shown, refusals }
    }

    async function expectRefused(origin: string): Promise<void> {
      const { shown, refusals } = await pressAll(origin)
      for (const text of Object.values(shown))
        expect(text).toMatch(/^(?:TypeError: Failed to fetch|AxiosError: Network)/)
      expect(refusals).toHaveLength(Object.keys(WORKING).length)
      expect(refusals[0]).toMatch(
        new RegExp(`from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header`),
      )
    }

    async function expectAllowed(origin: string): Promise<void> {
      const { shown, refusals } = await pressAll(origin)
      expect({ shown, refusals }).toEqual({ shown: WORKING, refusals: [] })
      // The next page starts from the same list.
      await api.manage("shell", "-c", "from shop.models import Item; Item.objects.filter(id=1).update(bought=False)")
    }

    test("without CORS the browser refuses every answer, and says so in its console", async () => {
      await expectRefused(page.origins[0]!)
    })

    test("`ofcors enable` lets two front ends in: PUT, header, cookies, Axios, 404 and 500; a third stays out", async () => {
      const origins = page.origins.slice(0, 2).flatMap((origin) => ["--origin", origin])
      const flags = ["--credentials", "--header", "x-auth-token", "--yes"]
      expect(await run(["enable", api.folder, ...origins, ...flags])).toMatchObject({ code: 0 })
      await api.manage("check")
      await api.restart()
      await expectAllowed(page.origins[0]!)
      await expectAllowed(page.origins[1]!)
      await expectRefused(page.origins[2]!)
    })

    test("`ofcors check` finds no error in the enabled project", async () => {
      const { code, stdout } = await run(["check", api.folder])
      expect({ code, stdout }).toMatchObject({ code: 0 })
    })

    test("`ofcors disable` brings the files and the refusal back", async () => {
      expect(await run(["disable", api.folder, "--yes"])).toMatchObject({ code: 0 })
      expect(await files()).toEqual(original)
      await api.restart()
      await expectRefused(page.origins[0]!)
    })
  },
)
