import { type ConsoleEngine, type Report, createBrowser } from "ofcors/browser"
import type { PageFacts } from "./page.ts"
import { type CheckRequest, isSafeMethod } from "./request.ts"
import type { Wire } from "./wire.ts"

/** What each engine makes of the request. */
export type Replays = Readonly<Partial<Record<ConsoleEngine, Report>>>

/**
 * Replays the request in every engine asked for. They share the wire, so that the server is asked once where they ask
 * the same.
 *
 * The page counts as near: what Local Network Access has to say comes from `replayFromAfar`, because it would hide
 * everything that follows.
 */
export async function replay(request: CheckRequest, page: PageFacts, wire: Wire): Promise<Replays> {
  const engines = [...new Set(request.engines)]
  const reports = await Promise.all(engines.map((engine) => replayIn(engine, request, page, wire, "loopback")))
  return Object.fromEntries(engines.map((engine, index) => [engine, reports[index]]))
}

/** Replays it as from a page of the public network, whose user has not been asked yet. */
export async function replayFromAfar(request: CheckRequest, page: PageFacts, wire: Wire): Promise<Replays> {
  const reports = await Promise.all(
    request.engines.map((engine) => replayIn(engine, request, page, wire, page.network ?? "public")),
  )
  return Object.fromEntries(request.engines.map((engine, index) => [engine, reports[index]]))
}

async function replayIn(
  engine: ConsoleEngine,
  request: CheckRequest,
  page: PageFacts,
  wire: Wire,
  addressSpace: "loopback" | "local" | "public",
): Promise<Report> {
  const browser = createBrowser({ engine, send: wire.send, timeLimit: request.timeout })
  for (const cookie of request.cookies) await browser.setCookie(cookie, new URL(request.url, page.url).href)
  const opened = browser.page(page.url, { addressSpace, ...(page.isSandboxed ? { sandboxed: true } : {}) })
  return opened.explain(request.url, {
    method: request.method,
    headers: request.headers.map(([name, value]): [string, string] => [name, value]),
    credentials: request.credentials ? "include" : "same-origin",
    ...(request.body === undefined ? {} : { body: request.body }),
  })
}

/** Whether an exchange of a report stands for one that was not sent. */
export function isStandIn(exchange: Report["exchanges"][number], request: CheckRequest): boolean {
  return exchange.kind === "actual" && !request.send && !isSafeMethod(exchange.request.method)
}
