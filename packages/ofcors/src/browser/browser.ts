import { CookieStore } from "./cookies.ts"
import type { EngineProfile } from "./engine-profile.ts"
import { profileOf } from "./engine.ts"
import type { BrowserState } from "./fetch-params.ts"
import { HttpCache } from "./http-cache.ts"
import { originOf } from "./origin.ts"
import type { PageFacts, RegistrableDomain } from "./page-facts.ts"
import { type Page, type PageOptions, createPage, pageFacts } from "./page.ts"
import { parseUrl } from "./parse-url.ts"
import { PreflightCache } from "./preflight-cache.ts"
import type { CookieNotSent, Engine } from "./report.ts"
import { lastTwoLabels } from "./site.ts"
import type { Send } from "./transport.ts"

/** What a modelled browser is made of. */
export interface BrowserOptions {
  /** How requests leave: `inProcess(app)` here, or `networkTransport()` of `ofcors/browser-node`. */
  readonly send: Send
  /** Whose behaviour is modelled. Default: `"standard"`, the Fetch standard as written. */
  readonly engine?: Engine
  /** The clock of caches and cookies, milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number
  /** Milliseconds after which a fetch is given up, until its response's head is there. Default: 30,000. */
  readonly timeLimit?: number
  /** Which cookies of other sites a page may use. Default: what the engine does in a fresh profile. */
  readonly thirdPartyCookies?: "all" | "own-jar" | "partitioned" | "none"
  /** What the user answers when a page wants to reach the local network. Default: `"prompt"`, which counts as no. */
  readonly localNetworkPermission?: "granted" | "denied" | "prompt"
  /** Finds the registrable domain of a host, by which sites are told apart. Default: its last two labels. */
  readonly registrableDomain?: RegistrableDomain
  /** Default: a plain `Mozilla/5.0` with the name of this package. */
  readonly userAgent?: string
}

/** One browser: its pages share the HTTP cache, the preflight cache and the cookies. */
export interface Browser {
  /** Opens a page. `url` may be an origin alone. @throws TypeError where it is no URL */
  page(url: string, options?: PageOptions): Page
  /**
   * Stores a cookie as a response of `url` to its own page would: `setCookie("sid=1; Secure", "https://api.example/")`.
   * Returns why it was not stored, or nothing.
   */
  setCookie(cookie: string, url: string): Promise<CookieNotSent | undefined>
}

const DEFAULT_TIME_LIMIT = 30_000

/** Makes a browser that follows the client's half of the CORS protocol, and says at each step why. */
export function createBrowser(options: BrowserOptions): Browser {
  const { send, now = Date.now, timeLimit = DEFAULT_TIME_LIMIT, registrableDomain = lastTwoLabels } = options
  const profile = withThirdPartyCookies(profileOf(options.engine ?? "standard"), options.thirdPartyCookies)
  const cookies = new CookieStore(profile.cookies, now)
  const state: BrowserState = {
    profile,
    send,
    now,
    cookies,
    preflightCache: new PreflightCache(profile.preflightCache, now),
    httpCache: new HttpCache(profile.httpCache, now),
    localNetworkPermission: options.localNetworkPermission ?? "prompt",
    userAgent: options.userAgent ?? "Mozilla/5.0 (compatible; ofcors)",
  }
  const open = (url: string, pageOptions: PageOptions): PageFacts => pageFacts(url, pageOptions, registrableDomain)
  return {
    page: (url, pageOptions = {}) => createPage(state, open(url, pageOptions), timeLimit),
    async setCookie(cookie, url) {
      const parsed = parseUrl(url)
      if (parsed === undefined) throw new TypeError(`\`${url}\` is no URL.`)
      const refused = await cookies.store(parsed, open(originOf(parsed), {}), [["Set-Cookie", cookie]])
      return refused?.[0]
    },
  }
}

function withThirdPartyCookies(profile: EngineProfile, thirdParty: BrowserOptions["thirdPartyCookies"]): EngineProfile {
  return thirdParty === undefined ? profile : { ...profile, cookies: { ...profile.cookies, thirdParty } }
}
