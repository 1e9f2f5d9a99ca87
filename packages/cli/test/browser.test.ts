import { type Browser, type Page, chromium } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Demo, startDemo } from "./support/command.ts"
import { HOW_TO_GET_ONE, findChromium } from "./support/find-chromium.ts"

const found = await findChromium()
if (found === undefined) {
  const message = `There is no Chromium, so the page was not tried in a browser. ${HOW_TO_GET_ONE}`
  if (process.env["CI"]) throw new Error(message)
  console.warn(message)
}

/** What each card shows on the allowed page, in their order on it. */
const CARDS = [
  {
    id: "read",
    badge: "200 OK",
    body: '[ { "id": 1, "name": "Bread", "bought": false }, { "id": 2, "name": "Apples", "bought": true }, { "id": 3, "name": "Coffee", "bought": false } ]',
  },
  { id: "change", badge: "200 OK", body: '{ "id": 1, "name": "Bread", "bought": true }' },
  { id: "fetch-log-in", badge: "201 Created", body: '{ "name": "Ada" }' },
  { id: "fetch-who-am-i", badge: "200 OK", body: '{ "name": "Ada" }' },
  {
    id: "fetch-without-credentials",
    badge: "401 Unauthorized",
    body: '{ "error": "The request carried no session cookie." }',
  },
  { id: "fetch-log-out", badge: "204 No Content", body: undefined },
  { id: "axios-log-in", badge: "201 Created", body: '{ "name": "Grace" }' },
  { id: "axios-who-am-i", badge: "200 OK", body: '{ "name": "Grace" }' },
  { id: "axios-log-out", badge: "204 No Content", body: undefined },
  { id: "fail", badge: "500 Internal Server Error", body: '{ "error": "The shelf fell down" }' },
]

let browser: Browser
let demo: Demo
let page: Page

/** A page with a cache of its own, and all that it complained about. */
async function open(url: string, width = 1280): Promise<{ errors: string[]; hosts: Set<string> }> {
  page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
  const errors: string[] = []
  const hosts = new Set<string>()
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()))
  page.on("pageerror", (error) => errors.push(error.message))
  page.on("request", (request) => hosts.add(new URL(request.url()).host))
  await page.goto(url)
  return { errors, hosts }
}

async function runAll(): Promise<void> {
  await page.getByRole("button", { name: "Run all" }).click()
  await page.getByText(`${CARDS.length} of ${CARDS.length} run`).waitFor()
}

async function runCard(id: string): Promise<void> {
  await page.locator(`[data-action=${id}] button`).click()
  await page.locator(`[data-action=${id}] .badge`).waitFor()
}

/** What a card shows, with every run of white space as one blank. */
async function readCard(id: string): Promise<{ id: string; badge: string; text: string; body: string | undefined }> {
  const card = page.locator(`[data-action=${id}]`)
  const read = async (selector: string): Promise<string | undefined> => {
    const texts = await card.locator(selector).allInnerTexts()
    return texts.length === 0 ? undefined : texts.join(" ").replace(/\s+/g, " ")
  }
  return { id, badge: (await read(".badge"))!, text: (await read(".result"))!, body: await read(".body") }
}

/** The API's log as method and path, from a place in the terminal on. */
function requestsSince(mark: number): string[] {
  return [
    ...demo
      .stdout()
      .slice(mark)
      .matchAll(/^ {2}\d{3} {2}(\S+) +(\S+)/gm),
  ].map(([, ...line]) => line.join(" "))
}

describe.skipIf(found === undefined)("in a real browser", () => {
  beforeAll(async () => {
    const flags = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    const { executablePath, args } = found!
    browser = await chromium.launch({ executablePath, args: [...args, ...flags, "--disable-gpu", "--disable-sync"] })
  })
  beforeEach(async () => {
    demo = await startDemo()
  })
  afterEach(async () => {
    await page.context().close()
    await demo.stop()
  })
  afterAll(() => browser.close())

  test("the allowed page can do everything, and shows it", async () => {
    const { errors, hosts } = await open(demo.page)
    await runAll()
    const shown = []
    for (const { id } of CARDS) {
      const { badge, body } = await readCard(id)
      shown.push({ id, badge, body })
    }
    expect(shown).toEqual(CARDS)
    expect(await page.locator("[data-action]").count()).toBe(CARDS.length)
    expect(await page.getByRole("status").first().innerText()).toBe("10 of 10 run: this page could read every answer.")
    expect(await page.getByText("Where to look").count()).toBe(0)
    expect(errors.filter((error) => !/status of (401|500)/.test(error))).toEqual([])
    expect([...hosts].toSorted()).toEqual([demo.api, demo.page].map((origin) => new URL(origin).host).toSorted())
    expect(demo.stdout()).not.toContain("refused GET")
  })

  test("each card says whether it needs a preflight, and the API sees one exactly then", async () => {
    const said: [string, boolean][] = []
    const seen: [string, boolean][] = []
    for (const { id } of CARDS) {
      // A browser remembers preflights, so each card gets one that remembers nothing.
      await open(demo.page)
      const mark = demo.stdout().length
      await runCard(id)
      const { text } = await readCard(id)
      expect(text).toMatch(/Needs a preflight|No preflight/)
      said.push([id, text.includes("Needs a preflight")])
      await expect.poll(() => requestsSince(mark).some((line) => !line.startsWith("OPTIONS"))).toBe(true)
      seen.push([id, requestsSince(mark).some((line) => line.startsWith("OPTIONS"))])
      if (id !== CARDS.at(-1)!.id) await page.context().close()
    }
    expect(said).toEqual(seen)
    expect(said.filter(([, needed]) => needed).map(([id]) => id)).toEqual([
      "change",
      "fetch-log-in",
      "fetch-log-out",
      "axios-log-in",
      "axios-log-out",
    ])
  })

  test("the preflight of the PUT reaches the API before it, with the header of our own", async () => {
    await open(demo.page)
    await runCard("change")
    // The terminal's lines arrive through a pipe, behind what the page shows.
    await expect.poll(() => requestsSince(0)).toEqual(["OPTIONS /api/items/1", "PUT /api/items/1"])
    expect(demo.stdout()).toContain("preflight for PUT with content-type, x-auth-token")
    expect((await readCard("change")).text).toContain(
      "the method is PUT, no form can send application/json, and X-Auth-Token is not a CORS-safelisted header",
    )
  })

  test("the code that a card shows does what the card does", async () => {
    await open(demo.page)
    const statuses: string[] = []
    const fetching = CARDS.filter(({ id }) => !id.startsWith("axios"))
    for (const { id } of fetching) {
      const code = await page.locator(`[data-action=${id}] .code`).innerText()
      statuses.push(String(await page.evaluate(`${code}.then((response) => response.status)`)))
    }
    expect(statuses).toEqual(fetching.map(({ badge }) => badge.split(" ")[0]))
  })

  test("the page on the other port is refused everything, and says where to look", async () => {
    const { errors } = await open(demo.otherPage)
    expect(await page.locator(".verdict").innerText()).toMatch(/^Refused/)
    await runAll()
    for (const { id } of CARDS) {
      const { badge, body, text } = await readCard(id)
      const error = id.startsWith("axios") ? "AxiosError: Network Error" : "TypeError: Failed to fetch"
      expect({ id, badge, body }).toEqual({ id, badge: "Blocked", body: error })
      const isSent = !text.includes("Needs a preflight")
      expect(text).toContain(isSent ? "The API got this request and answered it" : "the request itself was never sent")
    }
    const where = await page.locator("#where-to-look").innerText()
    for (const text of ["The browser's console", "The terminal where the API runs", "begins with refused"]) {
      expect(where).toContain(text)
    }
    expect(where).toContain(`allowedOrigins: ["${demo.page}", "${demo.otherPage}"]`)
    expect(errors.filter((error) => error.includes("has been blocked by CORS policy"))).toHaveLength(CARDS.length)

    const reasons = demo
      .stdout()
      .split("\n")
      .filter((line) => line.startsWith("  refused"))
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toContain(`To allow it, add \`${demo.otherPage}\` to allowedOrigins and restart.`)
    // What was never sent: no request that takes a preflight got beyond it.
    expect(requestsSince(0).filter((line) => !/^(GET|OPTIONS) /.test(line))).toEqual([])
  })

  test("the command that the refused page shows lets it in", async () => {
    await open(demo.otherPage)
    await runCard("read")
    const command = await page.getByLabel("The command that allows this page").innerText()
    expect(command).toBe(`npx ofcors demo ${demo.flags.join(" ")} --allow ${demo.otherPage}`)
    await page.context().close()
    await demo.stop()

    demo = await startDemo((otherPage) => [otherPage])
    await open(demo.otherPage)
    expect(await page.locator(".verdict").innerText()).toMatch(/^Allowed/)
    await runAll()
    expect(await page.getByRole("status").first().innerText()).toContain("could read every answer")
  })

  // Once the API has gone, another test's server may get its port and leave the page waiting: then on other ports.
  test("an API that is not there is not mistaken for a refusal", { retry: 3, timeout: 15_000 }, async () => {
    await open(demo.page)
    await demo.stop()
    await runCard("read")
    expect((await readCard("read")).text).toContain("Nothing answers at the API's address. Is it running?")
    expect(await page.locator("#where-to-look").innerText()).toContain(`Nothing answers at ${demo.api}`)
  })

  test("at another address of this machine, the page says that its host differs too", async () => {
    await open(demo.page.replace("localhost", "127.0.0.1"))
    await page.getByText("The host and the port differ").waitFor()
    await runCard("read")
    expect((await readCard("read")).badge).toBe("Blocked")
    await demo.untilPrinted("but the host differs")
  })

  test.each([360, 390, 768, 1280])("nothing sticks out at a width of %i", async (width) => {
    await open(demo.otherPage, width)
    await runAll()
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width)
  })

  test("everything can be done with the keyboard", async () => {
    await open(demo.page)
    await page.getByRole("button", { name: "Run all" }).waitFor()
    const focused = (): Promise<unknown> => page.evaluate("document.activeElement.getAttribute('aria-label')")
    for (let presses = 0; presses < 10 && (await focused()) !== "Run: Read the list"; presses++) {
      await page.keyboard.press("Tab")
    }
    await page.keyboard.press("Enter")
    await page.locator("[data-action=read] .badge").waitFor()
    expect((await readCard("read")).badge).toBe("200 OK")
    expect(await focused()).toBe("Run: Read the list")
  })
})
