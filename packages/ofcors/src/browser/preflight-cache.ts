import type { PreflightCacheProfile } from "./engine-profile.ts"
import type { PageFacts } from "./page-facts.ts"
import { isNonWildcardRequestHeader } from "./request-header-names.ts"
import { type CacheMode, type FetchRequest, currentUrl } from "./request.ts"

/** Fetch, "cache entry": one method or one header name, allowed until it expires. */
interface CacheEntry {
  readonly credentials: boolean
  readonly method: string | null
  /** Lower case. */
  readonly headerName: string | null
  expiresAt: number
}

/** Whose entries are looked at. */
export interface CacheParams {
  readonly request: FetchRequest
  readonly page: PageFacts
  /** The request's, byte-serialized. */
  readonly origin: string
  /** The request's cache mode as it goes out. */
  readonly cacheMode: CacheMode
}

/** Fetch, "CORS-preflight cache", with the engines' ways of keeping it. */
export class PreflightCache {
  readonly #profile: PreflightCacheProfile
  readonly #now: () => number
  readonly #entries = new Map<string, CacheEntry[]>()
  readonly #tainted = new WeakMap<FetchRequest, number>()
  #taintedCount = 0

  constructor(profile: PreflightCacheProfile, now: () => number) {
    this.#profile = profile
    this.#now = now
  }

  /**
   * HTTP fetch, 4.1: whether there is a method cache entry match and a header-name cache entry match for all that the
   * request needs. `needsUrl`: that it needs an entry of its URL at least.
   */
  covers(params: CacheParams, unsafeNames: readonly string[], needsUrl: boolean): boolean {
    const { request } = params
    const profile = this.#profile
    const key = this.#keyOf(params)
    if (key === undefined || profile.bypassedBy.includes(params.cacheMode)) return false
    const entries = this.#matching(key, request)
    const isVoid = (entry: CacheEntry): boolean =>
      (profile.storedWildcardVoidedBy === "request" && request.credentials === "include") ||
      (profile.storedWildcardVoidedBy === "entry" && entry.credentials)
    const coversMethod =
      (profile.methodsWithoutEntry.includes(request.method) &&
        !(request.useCorsPreflight && profile.streamsNeedEntry)) ||
      entries.some(
        (entry) =>
          entry.method === request.method || (entry.method === "*" && profile.storedWildcardMethods && !isVoid(entry)),
      )
    const coversHeaders = unsafeNames.every((name) =>
      entries.some(
        (entry) =>
          entry.headerName === name || (entry.headerName === "*" && !isVoid(entry) && this.#wildcardServes(name)),
      ),
    )
    const isCovered =
      coversMethod && coversHeaders && !(needsUrl && entries.length === 0 && !this.#keepsUrl(key, request))
    if (!isCovered && profile.dropsUnfitResults) this.#entries.delete(key)
    return isCovered
  }

  /** CORS-preflight fetch, 7.8 to 7.14: stores what a preflight allowed. Returns the seconds it is kept for. */
  store(
    params: CacheParams,
    allowed: { readonly methods: readonly string[]; readonly headerNames: readonly string[] },
    maxAgeHeader: string | undefined,
  ): number {
    // 7.9. If max-age is failure or null, then set max-age to 5.
    const asked = maxAgeHeader === undefined ? 5 : this.#profile.readMaxAge(maxAgeHeader)
    // 7.10. If max-age is greater than an imposed limit, then set max-age to the imposed limit.
    const maxAge = Math.min(asked, this.#profile.maxAgeLimit)
    const expiresAt = this.#now() + maxAge * 1000
    const key = this.#keyOf(params)
    if (key === undefined || this.#profile.notKeptFor.includes(params.cacheMode)) return 0
    if (maxAge === 0 && this.#profile.zeroLeavesEntries) return 0
    const credentials = params.request.credentials === "include"
    const kept = this.#profile.merges ? (this.#entries.get(key) ?? []) : []
    const add = (method: string | null, headerName: string | null): void => {
      const same = kept.find(
        (entry) => entry.credentials === credentials && entry.method === method && entry.headerName === headerName,
      )
      if (same === undefined) kept.push({ credentials, method, headerName, expiresAt })
      else same.expiresAt = expiresAt
    }
    // 7.12. and 7.13. For each method in methods: set the matching entry's max-age, or create a new entry.
    for (const method of allowed.methods) add(method, null)
    // 7.14. and 7.15. For each headerName in headerNames: likewise.
    for (const name of allowed.headerNames) add(null, name.toLowerCase())
    // That a preflight succeeded is kept even where it listed nothing.
    if (kept.length === 0) add("", null)
    this.#entries.set(key, kept)
    return maxAge
  }

  /** Fetch, "clear cache entries". */
  clear(params: CacheParams, isRefusedRedirect: boolean): void {
    const { clearedByFailures } = this.#profile
    const key = this.#keyOf(params)
    if (key !== undefined && (clearedByFailures === "all" || (clearedByFailures !== "none" && !isRefusedRedirect)))
      this.#entries.delete(key)
  }

  /** Fetch, "cache entry match", of those that have not expired. */
  #matching(key: string, request: FetchRequest): readonly CacheEntry[] {
    const stored = this.#entries.get(key)
    if (stored === undefined) return []
    const now = this.#now()
    const withCredentials = request.credentials === "include"
    return stored.filter(
      ({ credentials, expiresAt }) =>
        now < expiresAt && (credentials === withCredentials || (credentials && !this.#profile.keyedByCredentials)),
    )
  }

  /** Whether this URL was preflighted at any time, where that alone is enough for ever. */
  #keepsUrl(key: string, { credentials }: FetchRequest): boolean {
    return (
      !this.#profile.urlExpires &&
      (this.#entries.get(key) ?? []).some((entry) => entry.credentials === (credentials === "include"))
    )
  }

  #wildcardServes(name: string): boolean {
    const { storedWildcardHeaders } = this.#profile
    if (storedWildcardHeaders === "all") return true
    return storedWildcardHeaders === "not-authorization" && !isNonWildcardRequestHeader(name)
  }

  /** By which origin the results of a request are kept whose own origin is lost. */
  #taintedOrigin(request: FetchRequest, page: PageFacts, origin: string): string {
    if (this.#profile.taintedOrigin === "page") return page.origin
    if (this.#profile.taintedOrigin !== "of the request") return origin
    const number = this.#tainted.get(request) ?? ++this.#taintedCount
    this.#tainted.set(request, number)
    return `opaque ${number}`
  }

  /** Network partition, origin and the whole current URL: the engines keep the fragment in it, too. */
  #keyOf({ request, page, origin }: CacheParams): string | undefined {
    const { taintedOrigin, keepsOpaque } = this.#profile
    const isTainted = origin !== page.origin || (origin === "null" && taintedOrigin === "not kept" && !keepsOpaque)
    if (isTainted && taintedOrigin === "not kept") return undefined
    const kept = isTainted ? this.#taintedOrigin(request, page, origin) : origin
    return `${page.partition} ${kept} ${currentUrl(request).href}`
  }
}
