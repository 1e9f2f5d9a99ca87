import { type HeaderList, containsHeader, deleteHeader, getHeader } from "./header-list.ts"
import type { EngineProfile } from "./engine-profile.ts"
import type { SentRequest } from "./sent-request.ts"
import { withoutFragment } from "./without-fragment.ts"
import type { FetchResponse } from "./response.ts"
import type { HeaderLine } from "./transport.ts"

/** A response in the HTTP cache. */
export interface StoredResponse {
  readonly status: number
  readonly statusText: string
  headers: HeaderLine[]
  body: Uint8Array | null
  storedAt: number
  readonly requestHeaders: readonly HeaderLine[]
  /** The `Origin` of the request that it was stored for, `""` where that had none. */
  readonly storedFor: string
  /** Whether the body has arrived to its end. */
  complete: boolean
}

/** RFC 9110, 15.1: statuses that may be stored without being told so. 206 is left to media. */
const STORABLE = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])

/** Statuses that stay fresh for ever unless the response says otherwise, in all engines. */
const PERMANENT = new Set([300, 301, 308, 410])

/** A 304 updates every header but those that describe the bytes on the wire (RFC 9111, 3.2). */
const NOT_FRESHENED = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "content-range",
  "transfer-encoding",
])

/** So many responses are kept; the oldest go first. */
const CAPACITY = 1000

/** A private cache (RFC 9111), partitioned by top-level site, with one response for each URL. */
export class HttpCache {
  readonly #keyedByCredentials: boolean
  readonly #cachesNotModified: boolean
  readonly #now: () => number
  readonly #responses = new Map<string, StoredResponse>()

  constructor(profile: EngineProfile, now: () => number) {
    this.#keyedByCredentials = profile.httpCacheKeyedByCredentials
    this.#cachesNotModified = profile.cachesNotModified
    this.#now = now
  }

  /** RFC 9111, 4 "Constructing Responses from Caches": what could be reused, fresh or stale. */
  select(
    partition: string,
    url: URL,
    headers: readonly HeaderLine[],
    withCredentials: boolean,
  ): StoredResponse | undefined {
    if (this.#responses.size === 0) return undefined
    const stored = this.#responses.get(this.#key(partition, url, withCredentials))
    if (stored === undefined || !stored.complete || containsHeader(headers, "range")) return undefined
    // 4.1. A stored response's Vary must match the request.
    for (const name of listOf(stored.headers, "vary")) {
      if (name === "*" || getHeader(stored.requestHeaders, name) !== getHeader(headers, name)) return undefined
    }
    return stored
  }

  /** A response that `Vary` keeps from being used as it is, but that a server may confirm by its `ETag`. */
  otherVariant(partition: string, url: URL, withCredentials: boolean): StoredResponse | undefined {
    const stored = this.#responses.get(this.#key(partition, url, withCredentials))
    return stored?.complete === true && containsHeader(stored.headers, "etag") ? stored : undefined
  }

  /** RFC 9111, 4.2: whether it may be used without asking the server. */
  isFresh(stored: StoredResponse): boolean {
    const now = this.#now()
    const directives = listOf(stored.headers, "cache-control")
    if (directives.includes("no-cache")) return false
    const age = Number(getHeader(stored.headers, "age") ?? 0) || 0
    return age * 1000 + now - stored.storedAt < lifetime(stored, directives)
  }

  /** RFC 9111, 3 "Storing Responses in Caches". The body is kept once it has been read to its end. */
  store(partition: string, url: URL, request: SentRequest, response: FetchResponse): void {
    const directives = listOf(response.headers, "cache-control")
    if (response.status === 304 && !this.#cachesNotModified) return
    const isStorable = STORABLE.has(response.status) || hasExplicitLifetime(response.headers, directives)
    if (
      !isStorable ||
      response.status === 206 ||
      directives.includes("no-store") ||
      containsHeader(request.headers, "range")
    )
      return
    const { status, statusText, body } = response
    const stored: StoredResponse = {
      status,
      statusText,
      headers: [...response.headers],
      body: body instanceof ReadableStream ? null : body,
      storedAt: this.#now(),
      requestHeaders: request.headers,
      storedFor: getHeader(request.headers, "origin") ?? "",
      complete: !(body instanceof ReadableStream),
    }
    const key = this.#key(partition, url, request.includeCredentials)
    this.#responses.delete(key)
    this.#responses.set(key, stored)
    response.forget = () => {
      if (this.#responses.get(key) === stored) this.#responses.delete(key)
    }
    if (!stored.complete)
      response.onBodyRead = (bytes) => {
        stored.body = bytes
        stored.complete = true
      }
    if (this.#responses.size > CAPACITY) this.#responses.delete(this.#responses.keys().next().value ?? key)
  }

  /** RFC 9111, 3.2 "Updating Stored Header Fields", by a 304. */
  freshen(stored: StoredResponse, headers: readonly HeaderLine[]): void {
    const fresh = headers.filter(([name]) => !NOT_FRESHENED.has(name.toLowerCase()))
    const kept: HeaderList = [...stored.headers]
    for (const [name] of fresh) deleteHeader(kept, name.toLowerCase())
    stored.headers = [...kept, ...fresh]
    stored.storedAt = this.#now()
  }

  /** RFC 9111, 4.4 "Invalidating Stored Responses". */
  invalidate(partition: string, url: URL): void {
    for (const withCredentials of [true, false]) this.#responses.delete(this.#key(partition, url, withCredentials))
  }

  #key(partition: string, url: URL, withCredentials: boolean): string {
    return `${partition} ${this.#keyedByCredentials && withCredentials ? "with" : "without"} ${withoutFragment(url)}`
  }
}

/** Any final status may be stored by a response that says for how long. */
function hasExplicitLifetime(headers: readonly HeaderLine[], directives: readonly string[]): boolean {
  return directives.some((directive) => directive.startsWith("max-age=")) || containsHeader(headers, "expires")
}

/** Milliseconds for which a response stays fresh (RFC 9111, 4.2.1 and 4.2.2). */
function lifetime({ headers, status, storedAt }: StoredResponse, directives: readonly string[]): number {
  const maxAge = directives.find((directive) => /^max-age="?[0-9]+"?$/.test(directive))
  if (maxAge !== undefined) return Number(maxAge.replace(/[^0-9]/g, "")) * 1000
  const date = Date.parse(getHeader(headers, "date") ?? "") || storedAt
  const expires = getHeader(headers, "expires")
  // An unreadable date, `0` above all, means "already expired".
  if (expires !== undefined) return (Date.parse(expires) || 0) - date
  if (PERMANENT.has(status)) return Number.POSITIVE_INFINITY
  const lastModified = Date.parse(getHeader(headers, "last-modified") ?? "")
  // A tenth of the time since the last change, as RFC 9111 suggests and the engines do.
  return status === 200 && !Number.isNaN(lastModified) && !directives.includes("must-revalidate")
    ? (date - lastModified) / 10
    : 0
}

/** A comma list in lower case. */
function listOf(headers: readonly HeaderLine[], name: string): readonly string[] {
  const value = getHeader(headers, name)
  return value === undefined ? [] : value.split(",").map((element) => element.trim().toLowerCase())
}
