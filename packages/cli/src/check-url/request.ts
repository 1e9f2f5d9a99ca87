import type { AddressSpace, ConsoleEngine, HeaderLine } from "ofcors/browser"

/** What a page wants to fetch, and how far the check may go to find out what a browser would say. */
export interface CheckRequest {
  /** As the page's script writes it. */
  readonly url: string
  /** The page: its URL, its origin, or `null` for a page that has none. */
  readonly from: string
  readonly method: string
  readonly headers: readonly HeaderLine[]
  readonly credentials: boolean
  readonly body?: string | undefined
  /** `Set-Cookie` values that the browser got from the server before. */
  readonly cookies: readonly string[]
  /** Response headers that the script wants to read. */
  readonly reads: readonly string[]
  /** Whose verdicts count. */
  readonly engines: readonly ConsoleEngine[]
  /** Whether requests that may change something are sent as they are. */
  readonly send: boolean
  /** Milliseconds for everything together. */
  readonly timeout: number
  /** Where the page comes from (Local Network Access); found out from its host where missing. */
  readonly pageNetwork?: AddressSpace | undefined
  /** Certificates in PEM form that are trusted beside the usual ones. */
  readonly certificates?: string | undefined
  /** The URL was given without a scheme, which the check has put before it. */
  readonly schemeAdded?: boolean
}

/** The engines in the order in which they are reported. */
export const ENGINES: readonly ConsoleEngine[] = ["chromium", "firefox", "webkit"]

/** Milliseconds for a whole check, unless it is told otherwise. */
export const DEFAULT_TIMEOUT = 10_000

/** A request with everything that was not said filled in. */
export function checkRequest(given: Partial<CheckRequest> & Pick<CheckRequest, "url" | "from">): CheckRequest {
  return {
    method: given.body === undefined ? "GET" : "POST",
    headers: [],
    credentials: false,
    cookies: [],
    reads: [],
    engines: ENGINES,
    send: false,
    timeout: DEFAULT_TIMEOUT,
    ...given,
  }
}

/** Methods that change nothing on a server (RFC 9110, 9.2.1), and so may be sent without being asked for. */
export function isSafeMethod(method: string): boolean {
  return /^(?:GET|HEAD|OPTIONS)$/.test(method)
}
