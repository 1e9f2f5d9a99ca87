import type { Diagnostic } from "../diagnostics/diagnostic.ts"

/** What to do with a request. Plain data: only adapters act on it. */
export interface Decision {
  /**
   * - `not-cors`: no `Origin`, the server's own origin, or a path outside every `urls`
   * - `preflight`: `OPTIONS` with `Origin` and `Access-Control-Request-Method`; it never reaches the application
   * - `actual`: any other request with an `Origin`
   */
  readonly kind: "not-cors" | "actual" | "preflight"
  /** Whether a browser will let the page have what it asks for. */
  readonly allowed: boolean
  /** Why not: the first failing check in the standard's order (origin, credentials, method, headers). */
  readonly reason?: Diagnostic | undefined
  /** The status to answer with at once, without asking the application. Absent: the application answers. */
  readonly status?: 204 | 403 | undefined
  /** To be set, never appended. Empty for a refused origin. */
  readonly headers: Readonly<Record<string, string>>
  /** To be merged into `Vary` when the response is sent, so that no handler can erase it. */
  readonly vary: readonly string[]
}

/** The response depends on the request's origin, also where there is none. */
export const VARY_ORIGIN: readonly string[] = Object.freeze(["Origin"])
/** The response is the same for everyone. */
export const NO_VARY: readonly string[] = Object.freeze([])
/** A refused origin learns nothing. */
export const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({})

/** Goes on with a decision, at once where it is at hand. */
export function whenDecided<Result>(
  decision: Decision | Promise<Decision>,
  next: (decision: Decision) => Result,
): Result | Promise<Result> {
  return decision instanceof Promise ? decision.then(next) : next(decision)
}
