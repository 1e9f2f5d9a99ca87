import type { Cookie, CookieJar } from "tough-cookie"
import { isLoopbackHost } from "../http/origin.ts"
import type { CookieProfile } from "./engine-profile.ts"
import { originOf } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import type { CookieNotSent } from "./report.ts"
import { siteOf } from "./site.ts"
import type { HeaderLine } from "./transport.ts"

type Library = typeof import("tough-cookie")

/** What the `Cookie` header says, and what is missing in it. */
export interface RequestCookies {
  readonly value: string
  readonly notSent: readonly CookieNotSent[]
}

/** Name and value together (the cookie standard's successor to RFC 6265, 5.6). */
const LONGEST = 4096

const NONE: RequestCookies = { value: "", notSent: [] }
const GOES_TO = "the request goes to"
const NO_LIBRARY = "this model keeps cookies with the package `tough-cookie`, which is not installed"

/**
 * All cookies of one browser. Syntax, domains, paths and expiry are `tough-cookie`'s, which is loaded when the first
 * cookie comes; which ones a page may use is decided here, with the reason for each that it may not.
 */
export class CookieStore {
  readonly #profile: CookieProfile
  readonly #now: () => number
  /** By partition; `""` is the jar that all sites share. */
  readonly #jars = new Map<string, CookieJar>()
  #library: Library | undefined

  constructor(profile: CookieProfile, now: () => number) {
    this.#profile = profile
    this.#now = now
  }

  /**
   * Fetch, "append a request `Cookie` header": with the cookies that stay at home, and why. `byOtherSite`: whether a
   * redirect of another site has led here.
   */
  forRequest(url: URL, page: PageFacts, byOtherSite: boolean): RequestCookies {
    if (this.#jars.size === 0) return NONE
    const sent: Cookie[] = []
    const notSent: CookieNotSent[] = []
    for (const partition of ["", page.partition]) {
      for (const cookie of this.#stored(partition, url)) {
        const reason =
          this.#refusesSecure(cookie, url) ??
          this.#refusesRedirect(cookie, byOtherSite) ??
          this.#refusesSite(cookie, url, page, partition !== "", GOES_TO)
        if (reason === undefined) sent.push(cookie)
        else notSent.push({ name: cookie.key, reason })
      }
    }
    // All jars together: longer paths first, then the older ones (RFC 6265, 5.4).
    sent.sort(
      (a, b) => pathLength(b) - pathLength(a) || createdAt(a) - createdAt(b) || a.creationIndex - b.creationIndex,
    )
    return { value: sent.map((cookie) => cookie.cookieString()).join("; "), notSent }
  }

  /** Fetch, "parse and store response `Set-Cookie` headers": those that are not stored, or nothing where none came. */
  store(url: URL, page: PageFacts, headers: readonly HeaderLine[]): Promise<readonly CookieNotSent[]> | undefined {
    const lines = headers.filter(([name]) => name.toLowerCase() === "set-cookie").map(([, value]) => value)
    return lines.length === 0 ? undefined : this.#storeLines(url, page, lines)
  }

  async #storeLines(url: URL, page: PageFacts, lines: readonly string[]): Promise<readonly CookieNotSent[]> {
    this.#library ??= await import("tough-cookie").catch(() => undefined)
    const notStored: CookieNotSent[] = []
    for (const line of lines) {
      const name = line.split(/[=;]/)[0]?.trim() ?? ""
      const reason = this.#library === undefined ? NO_LIBRARY : this.#storeLine(this.#library, url, page, line)
      if (reason !== undefined) notStored.push({ name, reason })
    }
    return notStored
  }

  #storeLine(library: Library, url: URL, page: PageFacts, line: string): string | undefined {
    const cookie = library.Cookie.parse(line)
    if (cookie === undefined) return "it does not parse"
    if (cookie.key.length + cookie.value.length > LONGEST) return `its name and value are longer than ${LONGEST} bytes`
    const isPartitioned = this.#profile.partitioned && hasPartitioned(cookie)
    if (isPartitioned && !cookie.secure) return "it is `Partitioned`, which needs `Secure`"
    if (cookie.sameSite === "none" && !cookie.secure && this.#profile.noneNeedsSecure)
      return "it is `SameSite=None`, which needs `Secure`"
    const ownJar = isPartitioned || (this.#profile.thirdParty === "own-jar" && this.#isThirdParty(url, page))
    const reason =
      this.#refusesSecure(cookie, url) ?? this.#refusesSite(cookie, url, page, isPartitioned, "it comes from")
    if (reason !== undefined) return reason
    // Counted from now, by this browser's clock; the library would count from its last look.
    if (typeof cookie.maxAge === "number") cookie.setExpires(new Date(this.#now() + cookie.maxAge * 1000))
    cookie.maxAge = null
    const partition = ownJar ? page.partition : ""
    const jar =
      this.#jars.get(partition) ??
      new library.CookieJar(undefined, { allowSpecialUseDomain: true, prefixSecurity: "strict" })
    try {
      jar.setCookieSync(cookie, url.href, { now: new Date(this.#now()) })
    } catch (error) {
      return (error as Error).message
    }
    this.#jars.set(partition, jar)
    // An expired cookie deletes the one before, whose age a new one must not inherit.
    if (this.#isExpired(cookie)) jar.store.removeCookie(cookie.domain, cookie.path, cookie.key, () => undefined)
    return undefined
  }

  /** What domain and path let go to `url`, whatever its scheme: the rest is judged with a reason. */
  #stored(partition: string, url: URL): readonly Cookie[] {
    const jar = this.#jars.get(partition)
    if (jar === undefined) return []
    const asHttps = url.href.replace(/^http:/, "https:")
    return jar.getCookiesSync(asHttps, { expire: false }).filter((cookie) => !this.#isExpired(cookie))
  }

  #isExpired({ expires }: Cookie): boolean {
    return expires instanceof Date && expires.getTime() <= this.#now()
  }

  #refusesSecure(cookie: Cookie, url: URL): string | undefined {
    if (!cookie.secure || url.protocol === "https:") return undefined
    if (this.#profile.secureOnLoopback && isLoopbackHost(url.hostname)) return undefined
    return "it is `Secure`, and the connection is plain http"
  }

  /** Whether cookies of `url` are another site's for this page ("same-site for cookies" looks at schemes, too). */
  #isThirdParty(url: URL, page: PageFacts): boolean {
    return (
      (page.crossSiteAncestor && this.#profile.mindsAncestors) ||
      siteOf(originOf(url), page.registrableDomain) !== page.partition
    )
  }

  /** Fetch, "determine the same-site mode": a redirect-taint of "cross-site" lets only cookies of other sites pass. */
  #refusesRedirect({ sameSite = "default" }: Cookie, byOtherSite: boolean): string | undefined {
    const { mindsRedirects, defaultSameSite } = this.#profile
    const mode = sameSite === "default" ? defaultSameSite : sameSite
    if (!byOtherSite || !mindsRedirects || (mode !== "lax" && mode !== "strict")) return undefined
    return `it is \`SameSite=${mode === "lax" ? "Lax" : "Strict"}\`, and another site redirected the request here`
  }

  #refusesSite(
    cookie: Cookie,
    url: URL,
    page: PageFacts,
    ownPartition: boolean,
    direction: string,
  ): string | undefined {
    if (!this.#isThirdParty(url, page)) return undefined
    const where = `${direction} another site (${siteOf(originOf(url), page.registrableDomain)}) than the page's`
    const sameSite = cookie.sameSite ?? "default"
    if (sameSite === "strict" || sameSite === "lax")
      return `it is \`SameSite=${sameSite === "lax" ? "Lax" : "Strict"}\`, and ${where}`
    if (sameSite === "default" && this.#profile.defaultSameSite === "lax")
      return `it has no \`SameSite\`, which counts as \`Lax\`, and ${where}`
    if (this.#profile.thirdParty === "own-jar" && direction === GOES_TO && !ownPartition)
      return `third-party cookies are kept apart for each page's site, and ${where}`
    if (this.#profile.thirdParty === "none") return `third-party cookies are blocked, and ${where}`
    if (this.#profile.thirdParty === "partitioned" && !ownPartition)
      return `third-party cookies are blocked unless they are \`Partitioned\`, and ${where}`
    return undefined
  }
}

function hasPartitioned(cookie: Cookie): boolean {
  return cookie.extensions?.some((extension) => extension.toLowerCase() === "partitioned") === true
}

function pathLength({ path }: Cookie): number {
  return path?.length ?? 0
}

function createdAt({ creation }: Cookie): number {
  return creation instanceof Date ? creation.getTime() : 0
}
