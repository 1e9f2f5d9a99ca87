import type { HeaderLine } from "./transport.ts"

/** Fetch, "response", internal: everything that came, before any filter. */
export interface FetchResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly HeaderLine[]
  body: Uint8Array | ReadableStream<Uint8Array> | null
  urls: readonly URL[]
  /** Which of the report's exchanges brought it; missing for `data:` and its like. */
  readonly exchange: number | undefined
  rangeRequested: boolean
  /** Whether it is an opaque-redirect filtered response. */
  opaqueRedirect: boolean
  /** Told the whole body once it has been read to its end; for the HTTP cache. */
  onBodyRead?: (bytes: Uint8Array) => void
  /** Tells the HTTP cache, where it was put there just now, that it failed the CORS check. */
  refuse?: () => void
  /** The `Origin` of the request for which the HTTP cache stored it; missing where it came from the network. */
  readonly storedFor?: string
}

/** Fetch, "network error". Why is in the trace. */
export const NETWORK_ERROR: unique symbol = Symbol("network error")

/** A redirect to follow: the request has its new URL, and main fetch goes round again. */
export const FOLLOW: unique symbol = Symbol("follow the redirect")

/** What every fetching algorithm returns. */
export type Outcome = FetchResponse | typeof NETWORK_ERROR

/** Fetch, "redirect status". */
export function isRedirectStatus(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

/** Fetch, "ok status". */
export function isOkStatus(status: number): boolean {
  return status >= 200 && status <= 299
}

/** Fetch, "null body status". */
export function isNullBodyStatus(status: number): boolean {
  return status === 101 || status === 103 || status === 204 || status === 205 || status === 304
}
