import * as fc from "fast-check"
import { type BrowserDiagnosticCode, type ConsoleEngine, type Report, createBrowser } from "ofcors/browser"
import { describe, expect, test } from "vitest"
import type { ConsoleMessage } from "../../src/explain/messages/console-message.ts"
import { parseMessages } from "../../src/explain/messages/parse-messages.ts"
import { answersOf, CASES, type FailingFetch, failingFetch } from "./failing-fetches.ts"

const RUNS = Number(process.env["OFCORS_ROUND_TRIP_RUNS"] ?? 60)
const ENGINES: readonly ConsoleEngine[] = ["chromium", "firefox", "webkit"]

/** Which codes were seen behind a topic of an engine, to know that a message promises none that cannot be. */
const seen = new Map<string, { readonly promised: readonly string[]; readonly met: Set<string> }>()

/** What an engine does with a header's bytes before it prints them. */
const PRINTED: Readonly<Record<ConsoleEngine, (text: string) => string>> = {
  chromium: (text) =>
    text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`),
  firefox: (text) => new TextDecoder().decode(Uint8Array.from(text, (c) => c.charCodeAt(0))),
  webkit: (text) => text,
}

async function reportOf(engine: ConsoleEngine, fetch: FailingFetch): Promise<Report> {
  const browser = createBrowser({ engine, send: answersOf(fetch), ...fetch.browser })
  return browser.page(fetch.page, fetch.pageOptions ?? {}).explain(fetch.url, fetch.init)
}

function expectSame(engine: ConsoleEngine, report: Report, lines: readonly string[], message: ConsoleMessage): void {
  const { failure, diagnostics } = report
  const printed = diagnostics.find((each) => each.printed)
  expect(message.engine).toBe(engine)
  expect(message.codes).toContain(failure?.code)
  expect(message.isTruncated).toBe(false)
  const category = report.console[engine].find((line) => line.level === "error")?.category
  if (category !== undefined && engine !== "webkit" && message.topic !== "mixed-content")
    expect(message.category).toBe(category)
  const facts = printed?.facts ?? {}
  const places = [urlOf(report), report.request.url, facts["location"] ?? ""].map(withoutFragment)
  if (message.url !== undefined) expect(places).toContain(withoutFragment(message.url))
  if (engine === "chromium" && lines[0]?.includes("from origin"))
    expect({ origin: message.origin, from: message.redirectedFrom ?? message.url }).toEqual({
      origin: report.page.origin,
      from: report.request.url,
    })
  if (engine === "firefox" && lines[0]?.startsWith("Cross-Origin"))
    expect(withoutFragment(message.url)).toBe(urlOf(report))
  if (
    engine === "webkit" &&
    lines.at(-1)?.endsWith("control checks.") &&
    failure?.phase !== "redirect" &&
    failure?.code !== "no-cors-redirect-mode"
  )
    expect(withoutFragment(message.url)).toBe(urlOf(report))
  if (engine === "webkit" && lines[0]?.startsWith("Origin ")) expect(message.origin).toBe(facts["origin"])
  for (const [name, text] of Object.entries(message.facts)) {
    const value = PRINTED[engine](facts[name] ?? "")
    if (name === "name") expect(text.toLowerCase()).toBe(value.toLowerCase())
    // Chromium hides it, WebKit leaves out the fragment that the redirect inherits, and once the password.
    else if (name === "location" && printed?.code === "redirect-has-credentials")
      expect(lines.join("\n")).toContain(text)
    else if (name === "scheme") expect(lines.join("\n")).toContain(text)
    else expect([value, value.trim()], name).toContain(text)
  }
}

/** Where the request was when it failed. */
function urlOf({ failure, exchanges, request }: Report): string {
  return withoutFragment(exchanges[failure?.exchange ?? -1]?.request.url ?? request.url)
}

function withoutFragment(url = ""): string {
  return url.replace(/#.*/, "")
}

const codes = (Object.keys(CASES) as BrowserDiagnosticCode[]).filter((code) => CASES[code] !== undefined)

describe.each(ENGINES)("what the model of %s prints is read back", (engine) => {
  test.each(codes)("%s", async (code) => {
    let met = 0
    await fc.assert(
      fc.asyncProperty(failingFetch(CASES[code]!), async (fetch) => {
        const report = await reportOf(engine, fetch)
        const lines = report.console[engine].map((line) => line.text)
        const messages = parseMessages(lines.join("\n"))
        if (lines.length === 0) return
        if (report.diagnostics.some((each) => each.code === code)) met++
        const errors = messages.filter((message) => !message.isWarning)
        const warnings = report.console[engine].filter((line) => line.level === "warning")
        expect(messages.length - errors.length).toBe(warnings.length)
        if (report.failure === undefined) return
        expect(errors).toHaveLength(1)
        expectSame(engine, report, lines, errors[0]!)
        const key = `${engine} ${errors[0]!.topic} ${errors[0]!.codes.join(" ")}`
        const entry = seen.get(key) ?? { promised: errors[0]!.codes, met: new Set<string>() }
        seen.set(key, entry)
        entry.met.add(report.failure.code)
      }),
      { numRuns: RUNS, verbose: 1 },
    )
    printed.set(code, (printed.get(code) ?? 0) + met)
  })
})

const printed = new Map<string, number>()

test("each of these codes was printed by some engine", () => {
  expect(codes.filter((code) => printed.get(code) === 0)).toEqual([])
})

/** What only `XMLHttpRequest` and images do, which the model does not have. */
const BEYOND_FETCH = "chromium scheme-not-supported scheme-not-supported redirect-scheme: scheme-not-supported"

test("no message promises a code that never prints it", () => {
  const never = [...seen].flatMap(([key, { promised, met }]) =>
    promised.filter((code) => !met.has(code)).map((code) => `${key}: ${code}`),
  )
  expect(never.filter((each) => each !== BEYOND_FETCH)).toEqual([])
})
