import { type HeaderList, containsHeader, deleteHeader, getHeader } from "./header-list.ts"
import type { HttpCacheProfile } from "./engine-profile.ts"
import type { SentRequest } from "./sent-request.ts"
import { withoutFragment } from "./without-fragment.ts"
import type { FetchResponse } from "./response.ts"
import type { HeaderLine } from "./transport.ts"

/** A response in the HTTP cache. */
export interface StoredResponse {
  readonly status: number
  readonly statusText: string
  headers: readonly HeaderLine[]
  body: Uint8Array | null
  storedAt: number
  /** Those of the request that it was last stored or confirmed for: `Vary` is about them. */
  requestHeaders: readonly HeaderLine[]
  /** The `Origin` of the request that it was stored for, `""` where that had none. */
  readonly storedFor: string
  /** Whether the body has arrived to its end. */
  complete: boolean
}

/** So many responses are kept; the oldest go first. */
const CAPACITY = 1000

/** What a stored response is found by: a key of the cache's own, and the headers that `Vary` is about. */
export interface CacheLookup {
  readonly key: string
  readonly headers: HeaderList
  /** Whether the request asks for the place to be made anew. */
  readonly reloads: boolean
}

/** A private cache (RFC 9111), partitioned by top-level site, with one response for each URL. */
export class HttpCache {
  readonly #profile: HttpCacheProfile
  readonly #now: () => number
  readonly #responses = new Map<string, StoredResponse>()
  /** Where nothing can be stored any more, but by a reload. */
  readonly #locked = new Set<string>()

  constructor(profile: HttpCacheProfile, now: () => number) {
    this.#profile = profile
    this.#now = now
  }

  /** How a request finds what is stored, given the site of the top-level page. */
  lookup(partition: string, url: URL, request: SentRequest): CacheLookup {
    const credentials = this.#profile.keyedByCredentials && request.includeCredentials ? "with" : "without"
    const method = this.#profile.head === "apart" && request.method === "HEAD" ? "HEAD" : "GET"
    const key = `${partition} ${credentials} ${method} ${withoutFragment(url)}`
    return { key, headers: request.headers, reloads: request.cache === "reload" }
  }

  /** RFC 9111, 4 "Constructing Responses from Caches": what could be reused, fresh or stale. */
  select(lookup: CacheLookup): StoredResponse | undefined {
    if (this.#responses.size === 0) return undefined
    const stored = this.#responses.get(lookup.key)
    const { headers } = lookup
    if (stored === undefined || !stored.complete || containsHeader(headers, "range")) return undefined
    // 4.1. A stored response's Vary must match the request.
    for (const name of listOf(stored.headers, "vary")) {
      if (name === "*" || getHeader(stored.requestHeaders, name) !== getHeader(headers, name)) return undefined
    }
    return stored
  }

  /** A response that `Vary` keeps from being used as it is, but that a server may confirm by its `ETag`. */
  otherVariant(lookup: CacheLookup): StoredResponse | undefined {
    const stored = this.#responses.get(lookup.key)
    if (stored === undefined || !stored.complete || !this.#profile.revalidates(stored.status)) return undefined
    return containsHeader(stored.headers, "etag") || this.#profile.takesAnyNotModified ? stored : undefined
  }

  /** RFC 9111, 4.2: whether it may be used without asking the server. */
  isFresh(stored: StoredResponse): boolean {
    const now = this.#now()
    const directives = listOf(stored.headers, "cache-control")
    if (directives.includes("no-cache")) return false
    const age = Number(getHeader(stored.headers, "age") ?? 0) || 0
    if (!this.#profile.servesFresh(stored.status)) return false
    return age * 1000 + now - stored.storedAt < lifetime(stored, directives, this.#profile)
  }

  /** RFC 9111, 3 "Storing Responses in Caches". The body is kept once it has been read to its end. */
  store(lookup: CacheLookup, response: FetchResponse): void {
    const { key, headers, reloads } = lookup
    const directives = listOf(response.headers, "cache-control")
    if (reloads) this.#locked.delete(key)
    else if (this.#locked.has(key)) return
    if (response.status === 304 && this.#profile.unaskedNotModified === "ignored") return
    if (this.#profile.locks(response.status)) this.#locked.add(key)
    const before = this.#responses.get(key)
    // Whatever came takes the place of what was there, even where it must not be stored itself.
    if (before !== undefined) this.#responses.delete(key)
    const restore = (): void => {
      if (before !== undefined) this.#responses.set(key, before)
    }
    if (this.#profile.afterRefusal === "as before") response.refuse = restore
    if (!this.#isStorable(response, directives) || containsHeader(headers, "range")) return
    const { status, statusText, body } = response
    const stored: StoredResponse = {
      status,
      statusText,
      headers: response.headers.filter((line) => this.#keeps(line)),
      body: body instanceof ReadableStream ? null : body,
      storedAt: this.#now(),
      requestHeaders: headers,
      storedFor: getHeader(headers, "origin") ?? "",
      complete: !(body instanceof ReadableStream),
    }
    this.#responses.set(key, stored)
    if (this.#profile.afterRefusal !== "stored")
      response.refuse = () => {
        if (this.#responses.get(key) === stored) this.#responses.delete(key)
        if (this.#profile.afterRefusal === "as before") restore()
      }
    if (!stored.complete)
      response.onBodyRead = (bytes) => {
        stored.body = bytes
        stored.complete = true
      }
    if (this.#responses.size > CAPACITY) this.#responses.delete(this.#responses.keys().next().value ?? key)
  }

  #isStorable({ status, headers }: FetchResponse, directives: readonly string[]): boolean {
    if (status === 206 || directives.includes("no-store")) return false
    const storedAt = this.#now()
    return this.#profile.stores(status, {
      hasLifetime: hasExplicitLifetime(headers, directives, this.#profile),
      isFresh:
        !directives.includes("no-cache") && lifetime({ headers, status, storedAt }, directives, this.#profile) > 0,
      hasValidator: containsHeader(headers, "etag") || containsHeader(headers, "last-modified"),
    })
  }

  /** RFC 9111, 3.2 "Updating Stored Header Fields", by a 304 to `request`. */
  freshen(lookup: CacheLookup, stored: StoredResponse, headers: readonly HeaderLine[]): void {
    const fresh = headers.filter(([name]) => !this.#profile.notFreshened.test(name.toLowerCase()))
    const kept: HeaderList = [...stored.headers]
    for (const [name] of fresh) deleteHeader(kept, name.toLowerCase())
    stored.headers = [...kept, ...fresh].filter((line) => this.#keeps(line))
    stored.storedAt = this.#now()
    stored.requestHeaders = lookup.headers
    const isForbidden = listOf(stored.headers, "cache-control").includes("no-store")
    if (isForbidden && this.#profile.dropsFreshenedNoStore) this.invalidate(lookup)
  }

  /** RFC 9111, 4.4 "Invalidating Stored Responses", by `response`, which may fail the CORS check yet. */
  invalidate(lookup: CacheLookup, response?: FetchResponse): void {
    const { key } = lookup
    const before = this.#responses.get(key)
    if (before === undefined) return
    this.#responses.delete(key)
    if (response !== undefined && this.#profile.afterRefusal === "as before")
      response.refuse = () => this.#responses.set(key, before)
  }

  #keeps([, value]: HeaderLine): boolean {
    return value !== "" || !this.#profile.dropsEmptyHeaders
  }
}

/** Any final status may be stored by a response that says for how long. */
function hasExplicitLifetime(
  headers: readonly HeaderLine[],
  directives: readonly string[],
  { ignoresOddExpires }: HttpCacheProfile,
): boolean {
  if (directives.some((directive) => directive.startsWith("max-age="))) return true
  const expires = getHeader(headers, "expires")
  return expires !== undefined && !(ignoresOddExpires && Number.isNaN(dateOf(expires)))
}

/** `Date.parse` takes `0` for a year. */
function dateOf(text: string): number {
  return /^[0-9-]*$/.test(text.trim()) ? Number.NaN : Date.parse(text)
}

/** Milliseconds for which a response stays fresh (RFC 9111, 4.2.1 and 4.2.2). */
function lifetime(
  { headers, status, storedAt }: Pick<StoredResponse, "headers" | "status" | "storedAt">,
  directives: readonly string[],
  profile: HttpCacheProfile,
): number {
  const maxAge = directives.find((directive) => /^max-age="?[0-9]+"?$/.test(directive))
  if (maxAge !== undefined) return Number(maxAge.replace(/[^0-9]/g, "")) * 1000
  const dated = getHeader(headers, "date")
  const date = (dated === undefined ? 0 : Date.parse(dated)) || storedAt
  const expires = getHeader(headers, "expires")
  // An unreadable date, `0` above all, means "already expired".
  const expiresAt = expires === undefined ? undefined : dateOf(expires)
  if (expiresAt !== undefined && !(Number.isNaN(expiresAt) && profile.ignoresOddExpires)) return (expiresAt || 0) - date
  if (profile.permanent.includes(status)) return Number.POSITIVE_INFINITY
  const changed = getHeader(headers, "last-modified")
  if (changed === undefined || status !== 200 || directives.includes("must-revalidate")) return 0
  // A tenth of the time since the last change, as RFC 9111 suggests and the engines do.
  const lastModified = Date.parse(changed)
  return Number.isNaN(lastModified) ? 0 : (date - lastModified) / 10
}

const NONE: readonly string[] = []

/** A comma list in lower case. */
function listOf(headers: readonly HeaderLine[], name: string): readonly string[] {
  const value = getHeader(headers, name)
  return value === undefined ? NONE : value.split(",").map((element) => element.trim().toLowerCase())
}
