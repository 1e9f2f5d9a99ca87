import {
  createBrowser,
  type Browser,
  type ConsoleLine,
  type Engine,
  type Page,
  type Report,
  type Send,
} from "ofcors/browser"
import type { FetchOutcome, Observation, WireRequest } from "../scenario/observation.ts"
import { FRAME_PATHS, PLACE_NAMES, Placeholders, readTarget, type Places } from "../scenario/places.ts"
import { isFetchStep, type FetchInit, type FrameKind, type HeaderLine, type Scenario } from "../scenario/scenario.ts"
import { AnswerBook } from "../server/answer-book.ts"
import { answerLines, isFramedByStatus } from "../server/write-answer.ts"

/** Any ports will do: nothing listens there. */
const PLACES: Places = {
  page: "localhost:7101",
  api: "localhost:7102",
  other: "localhost:7103",
  site: "127.0.0.1:7104",
}

/** Runs a scenario in the browser model, with the same answers and no network, on a clock that only waits move. */
export async function runInModel(
  engine: Engine,
  scenario: Scenario,
): Promise<{ observation: Observation; reports: Report[] }> {
  const placeholders = new Placeholders(PLACES, 1)
  const wire: WireRequest[] = []
  let now = Date.now()
  const browser = createBrowser({ engine, send: answerFrom(scenario, placeholders, wire), now: () => now })
  const page = openPage(browser, scenario.page, (text) => placeholders.fill(text))
  const reports: Report[] = []
  for (const step of placeholders.fillAll(scenario.steps)) {
    if (isFetchStep(step)) reports.push(await page.explain(step.url, toInit(step.init)))
    else now += step.waitMilliseconds
  }
  const lines = engine === "standard" ? [] : reports.map((report) => report.console[engine])
  const observation: Observation = {
    fetches: reports.map(({ seen }) => toOutcome(seen)),
    wire,
    errors: lines.flatMap(errorsOf),
    console: lines.flat().map((line) => line.text),
  }
  return { observation: placeholders.restoreAll(observation), reports }
}

/** The page of the harness, or a frame in it. */
function openPage(browser: Browser, kind: FrameKind | undefined, fill: (text: string) => string): Page {
  const topLevel = fill("{page}/")
  switch (kind) {
    case "sandboxed":
      return browser.page(fill(`{page}${FRAME_PATHS.plain}`), { topLevel, sandboxed: true })
    case "embedded":
      return browser.page(fill(`{site}${FRAME_PATHS.plain}`), { topLevel })
    case "require-corp":
      return browser.page(fill(`{page}${FRAME_PATHS["require-corp"]}`), { topLevel, embedderPolicy: "require-corp" })
    case undefined:
      return browser.page(topLevel)
  }
}

/** What the raw servers would answer, without sockets. */
function answerFrom(scenario: Scenario, placeholders: Placeholders, wire: WireRequest[]): Send {
  const answers = new AnswerBook(scenario)
  const send: Send = async ({ method, url, headers, body }) => {
    const { host, pathname, search } = new URL(url)
    const place = PLACE_NAMES.find((name) => PLACES[name] === host)
    const path = readTarget(pathname + search)?.path
    if (place === undefined || path === undefined) return { error: "refused", message: "nothing listens there" }
    const answer = answers.next(place, path, { method, headers })
    const request = { place, method, target: pathname + search, headers, body: await readLatin1(body) }
    wire.push(answer.fault ? { ...request, unanswered: true } : request)
    if (answer.fault) return { error: "reset", message: "the connection ended without a byte of a response" }
    return {
      status: answer.status,
      statusText: "",
      headers: answerLines(answer, originOf(headers), placeholders).map(([name, value]): HeaderLine => [
        name,
        value.trim(),
      ]),
      body: method === "HEAD" || isFramedByStatus(answer.status) ? null : Buffer.from(answer.body ?? "", "latin1"),
    }
  }
  // As over HTTP/1.1.
  return Object.assign(send, { streamsBodies: false })
}

const originOf = (headers: readonly HeaderLine[]) => headers.find(([name]) => name.toLowerCase() === "origin")?.[1]

async function readLatin1(body: Parameters<Send>[0]["body"]): Promise<string> {
  return body === null ? "" : Buffer.from(await new Response(body as BodyInit).arrayBuffer()).toString("latin1")
}

/** The same `init` as the page program makes of the data. */
function toInit({ headers, body, ...rest }: FetchInit): RequestInit {
  return {
    ...(rest as RequestInit),
    ...(headers && { headers: headers.map(([name, value]): [string, string] => [name, value]) }),
    ...(body && "text" in body && { body: body.text }),
    ...(body && "bytes" in body && { body: new TextEncoder().encode(body.bytes) }),
    ...(body && "stream" in body && { body: new Blob([body.stream]).stream(), duplex: "half" }),
    ...(body && "blob" in body && { body: new Blob([body.blob], { type: body.type }) }),
    ...(body && "form" in body && { body: new URLSearchParams(body.form.map(([name, value]) => [name, value])) }),
  }
}

/** Chromium tells a failure of CORS or one of the network, Firefox one category for each line. */
function errorsOf(lines: readonly ConsoleLine[]): string[] {
  const categories = lines.flatMap(({ category }) => category ?? [])
  const [, netError] = /(net::\S+)/.exec(lines[0]?.text ?? "") ?? []
  return netError === undefined ? categories : [netError]
}

/** The report counts the bytes that arrived, readable or not; they are ASCII in every scenario. */
function toOutcome(seen: Report["seen"]): FetchOutcome {
  if (seen.kind === "error") return seen
  const { type, status, url, redirected, headers, body } = seen
  const readable = type.startsWith("opaque") ? 0 : body.length
  return { kind: "response", type, status, url, redirected, headers, body: "?".repeat(readable) }
}
