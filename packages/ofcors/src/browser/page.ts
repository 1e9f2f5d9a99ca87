import { type BegunFetch, beginFetch } from "./begin-fetch.ts"
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
import { scriptResponse } from "./script-response.ts"
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
  const begin = (input: string | URL | Request, init: FetchInit | null | undefined): BegunFetch | Run =>
    beginFetch(state, facts, timeLimit, input, init ?? {})
  const settle = (run: Run): Promise<Response> => {
    const { result } = run
    if (result.kind === "response")
      return Promise.resolve(scriptResponse(result.filtered, result.body ?? null, result.bodyState))
    // `signal.reason` is thrown as it is, as in browsers.
    if (result.kind === "thrown") return Promise.reject(result.reason)
    if (result.exception !== undefined) return Promise.reject(new DOMException(result.message, result.exception))
    return Promise.reject(new CorsError(result.message, report(run)))
  }
  return {
    url: facts.url.href,
    origin: facts.origin,
    fetch(input, init) {
      const begun = begin(input, init)
      // What is over already rejects at once, before any other promise's turn.
      return "result" in begun ? settle(begun) : runFetch(begun, false).then(settle)
    },
    async explain(input, init) {
      const begun = begin(input, init)
      return report("result" in begun ? begun : await runFetch(begun, true))
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
