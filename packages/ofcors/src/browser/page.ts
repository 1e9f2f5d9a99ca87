import { buildReport } from "./build-report.ts"
import { CorsError } from "./cors-error.ts"
import type { FetchInit } from "./fetch-init.ts"
import type { BrowserState } from "./fetch-params.ts"
import { addressSpaceOfHost } from "./local-network-access.ts"
import { isPotentiallyTrustworthy, originOf } from "./origin.ts"
import type { PageFacts, RegistrableDomain } from "./page-facts.ts"
import { parseUrl } from "./parse-url.ts"
import type { Report } from "./report.ts"
import { type Run, runFetch } from "./run-fetch.ts"
import { ScriptResponse } from "./script-response.ts"
import { siteOf } from "./site.ts"
import type { AddressSpace } from "./transport.ts"

/** What a page is, beside its URL. */
export interface PageOptions {
  /** A sandboxed frame: its origin is opaque, and `Origin` says `null`. */
  readonly sandboxed?: boolean
  /** What relative URLs are resolved against, as by `<base>`. Default: the page's URL. */
  readonly baseUrl?: string
  /** The URL of the top-level page, where this page is a frame in it. Default: the page itself. */
  readonly topLevel?: string
  /** Where the page came from (Local Network Access). Default: read off its host. */
  readonly addressSpace?: AddressSpace
  /** Its `Referrer-Policy`. Default: `strict-origin-when-cross-origin`. */
  readonly referrerPolicy?: string
  /** Its `Cross-Origin-Embedder-Policy`. Default: `unsafe-none`. */
  readonly embedderPolicy?: "unsafe-none" | "require-corp" | "credentialless"
}

/** A page whose script fetches. */
export interface Page {
  readonly url: string
  /** As `Origin` says it; `null` where it is opaque. */
  readonly origin: string
  /**
   * Fetches as `fetch` does on this page.
   *
   * @throws CorsError, a `TypeError` with the report, where script would get a `TypeError`; what `signal` was aborted with
   */
  fetch(input: string | URL | Request, init?: FetchInit): Promise<Response>
  /** Fetches likewise, reads the body, and tells everything. Never throws, and never waits longer than the limit. */
  explain(input: string | URL | Request, init?: FetchInit): Promise<Report>
}

/** Makes a page of a browser. */
export function createPage(state: BrowserState, facts: PageFacts, timeLimit: number): Page {
  const report = (run: Run): Report => buildReport(state, facts, timeLimit, run)
  return {
    url: facts.url.href,
    origin: facts.origin,
    async fetch(input, init = {}) {
      const run = await runFetch(state, facts, timeLimit, input, init, false)
      const { result } = run
      if (result.kind === "response") return new ScriptResponse(result.filtered, result.body ?? null)
      // oxlint-disable-next-line no-throw-literal -- `signal.reason` is thrown as it is, as in browsers
      if (result.kind === "aborted") throw result.reason
      if (result.exception !== undefined) throw new DOMException(result.message, result.exception)
      throw new CorsError(result.message, report(run))
    },
    async explain(input, init = {}) {
      return report(await runFetch(state, facts, timeLimit, input, init, true))
    },
  }
}

let opaqueOrigins = 0

/** What the algorithms need to know of a page. @throws TypeError where a URL does not parse */
export function pageFacts(url: string, options: PageOptions, registrableDomain: RegistrableDomain): PageFacts {
  const parsed = absolute(url)
  const topLevel = options.topLevel === undefined ? parsed : absolute(options.topLevel)
  const origin = options.sandboxed === true ? "null" : originOf(parsed)
  const topOrigin = options.topLevel === undefined ? origin : originOf(topLevel)
  return {
    url: parsed,
    baseUrl: options.baseUrl === undefined ? parsed : absolute(options.baseUrl, parsed),
    origin,
    addressSpace: options.addressSpace ?? addressSpaceOfHost(parsed.hostname) ?? "public",
    secureContext: isPotentiallyTrustworthy(parsed) && isPotentiallyTrustworthy(topLevel),
    referrerPolicy: options.referrerPolicy ?? "strict-origin-when-cross-origin",
    embedderPolicy: options.embedderPolicy ?? "unsafe-none",
    partition: topOrigin === "null" ? `opaque ${++opaqueOrigins}` : siteOf(topOrigin, registrableDomain),
    crossSiteAncestor: siteOf(origin, registrableDomain) !== siteOf(topOrigin, registrableDomain),
    registrableDomain,
  }
}

function absolute(text: string, base?: URL): URL {
  const url = parseUrl(text, base)
  if (url === undefined) throw new TypeError(`\`${text}\` is no URL of a page: write \`http://localhost:3000\`.`)
  return url
}
