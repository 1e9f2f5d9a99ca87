import { expect, test } from "vitest"
import { createBrowser } from "./browser.ts"
import type { Page } from "./page.ts"
import type { Send, WireResponse } from "./transport.ts"

const PAGE = "http://localhost:3000"
const REDIRECT: WireResponse = { status: 302, statusText: "Found", headers: [["Location", "/next"]], body: null }
const init = { mode: "no-cors", redirect: "manual", keepalive: true } as const

/** Answers with a redirect, and then as it is told. */
function server(next: () => ReturnType<Send>): { readonly asked: string[]; readonly send: Send } {
  const asked: string[] = []
  return {
    asked,
    send: ({ url }) => {
      asked.push(new URL(url).pathname)
      return url.endsWith("/next") ? next() : REDIRECT
    },
  }
}

function pageOf(send: Send, engine: "chromium" | "standard", timeLimit = 1000): Page {
  return createBrowser({ engine, send, timeLimit }).page(PAGE)
}

test("the report has what was asked after the page let go", async () => {
  const { send } = server(() => ({ status: 204, statusText: "", headers: [], body: null }))
  const report = await pageOf(send, "chromium").explain(`${PAGE}/first`, init)
  expect(report.seen).toMatchObject({ kind: "response", type: "opaqueredirect", status: 0 })
  expect(report.exchanges.map(({ request, response }) => [new URL(request.url).pathname, response?.status])).toEqual([
    ["/first", 302],
    ["/next", 204],
  ])
})

test("no other engine asks", async () => {
  const { asked, send } = server(() => REDIRECT)
  await pageOf(send, "standard").explain(`${PAGE}/first`, init)
  expect(asked).toEqual(["/first"])
})

test("script does not wait for it, and its failure is nobody's", async () => {
  for (const next of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error("gone"))]) {
    const { asked, send } = server(next)
    const response = await pageOf(send, "chromium", 50).fetch(`${PAGE}/first`, init)
    expect(response.type).toBe("opaqueredirect")
    expect(asked).toEqual(["/first", "/next"])
  }
})

test("a report waits no longer than its time limit", async () => {
  const { send } = server(() => new Promise(() => undefined))
  const report = await pageOf(send, "chromium", 50).explain(`${PAGE}/first`, init)
  expect(report.seen).toMatchObject({ type: "opaqueredirect" })
  expect(report.failure).toBeUndefined()
})
