import type { BrowserDiagnosticCode } from "../browser/diagnostics.ts"
import type { PageOptions } from "../browser/page.ts"
import type { Report } from "../browser/report.ts"
import type { Application } from "./application.ts"
import { formatReport } from "./format-report.ts"
import { plain } from "./plain-text.ts"
import { type TestBrowserOptions, page } from "./test-browser.ts"

/** A report, or the promise of one that `explain` returns. */
export type Received = Report | PromiseLike<Report>

/** What `toAllowOrigin` fetches. Default: a `GET` of `/` without credentials. */
export interface AllowOriginOptions extends TestBrowserOptions, PageOptions {
  readonly url?: string
  readonly credentials?: "include" | "same-origin" | "omit"
  readonly method?: string
}

/** What a matcher tells Vitest and Jest. */
export interface MatcherResult {
  readonly pass: boolean
  message(): string
}

/** What they tell a matcher. */
interface MatcherState {
  readonly isNot?: boolean
}

/**
 * Matchers for `expect.extend` of Vitest and Jest; all return promises, so `await` each. A negated one needs proof too:
 * an application that does not answer fails `toBeReadable` and `not.toBeReadable` alike.
 */
export const corsMatchers: {
  toBeReadable(this: MatcherState, received: Received): Promise<MatcherResult>
  toBeBlocked(this: MatcherState, received: Received, code?: BrowserDiagnosticCode): Promise<MatcherResult>
  toSendPreflight(this: MatcherState, received: Received): Promise<MatcherResult>
  toSendCookie(this: MatcherState, received: Received, name: string): Promise<MatcherResult>
  toExposeHeader(this: MatcherState, received: Received, name: string, value?: string): Promise<MatcherResult>
  toAllowOrigin(
    this: MatcherState,
    received: Application,
    origin: string,
    options?: AllowOriginOptions,
  ): Promise<MatcherResult>
} = {
  async toBeReadable(received) {
    const report = await reportOf(received, "toBeReadable")
    return judge(this, report, "the page to read the response", isDecided(report), report.verdict === "allowed")
  },
  async toBeBlocked(received, code) {
    const report = await reportOf(received, "toBeBlocked")
    const isBlocked = report.verdict === "blocked" && (code === undefined || report.failure?.code === code)
    const expected = `the browser to block the response${code === undefined ? "" : ` for ${code}`}`
    return judge(this, report, expected, isDecided(report), isBlocked)
  },
  async toSendPreflight(received) {
    const report = await reportOf(received, "toSendPreflight")
    const { exchanges } = report
    const sent = exchanges.some(({ kind }) => kind === "preflight")
    return judge(this, report, "the browser to send a preflight", exchanges.length > 0, sent)
  },
  async toSendCookie(received, name) {
    const report = await reportOf(received, "toSendCookie")
    const actual = report.exchanges.filter(({ kind }) => kind === "actual")
    const sent = actual.some(({ request }) => cookieNames(request.headers).includes(name))
    return judge(this, report, `the browser to send the cookie ${plain(name)}`, actual.length > 0, sent)
  },
  async toExposeHeader(received, name, value) {
    const report = await reportOf(received, "toExposeHeader")
    const { seen } = report
    const found = seen.kind === "response" ? seen.headers.find(([known]) => known === name.toLowerCase()) : undefined
    const expected = `script to read the header ${plain(name)}${value === undefined ? "" : ` as ${plain(value)}`}`
    const pass = found !== undefined && (value === undefined || found[1] === value)
    return judge(this, report, expected, report.verdict === "allowed", pass)
  },
  async toAllowOrigin(received, origin, options = {}) {
    const { url = "/", credentials = "omit", method = "GET", ...pageOptions } = options
    const report = await page(origin, pageOptions).explain(received, url, { credentials, method })
    const expected = `the application to allow pages of ${plain(origin)}`
    return judge(this, report, expected, isDecided(report), report.verdict === "allowed")
  },
}

/** Whether the browser came to a verdict: where it got no answer, neither "readable" nor "not readable" is shown. */
function isDecided({ verdict }: Report): boolean {
  return verdict === "allowed" || verdict === "blocked" || verdict === "opaque"
}

function judge(
  { isNot = false }: MatcherState,
  report: Report,
  expected: string,
  isShown: boolean,
  pass: boolean,
): MatcherResult {
  return {
    // Under `not`, a pass is a failure.
    pass: isShown ? pass : isNot,
    message: () => {
      const doubt = isShown ? "" : "\nNothing came of the request that could show it."
      return `expected ${isNot ? expected.replace(" to ", " not to ") : expected}${doubt}\n\n${formatReport(report)}`
    },
  }
}

async function reportOf(received: Received, matcher: string): Promise<Report> {
  const report: unknown = await received
  if (typeof report === "object" && report !== null && "verdict" in report && "exchanges" in report)
    return report as Report
  throw new TypeError(`${matcher} is for reports: \`await expect(page(origin).explain(app, url)).${matcher}()\`.`)
}

function cookieNames(headers: readonly (readonly [name: string, value: string])[]): readonly string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === "cookie")
    .flatMap(([, value]) => value.split(";").map((pair) => pair.split("=", 1)[0]!.trim()))
}
