import type { Diagnostic } from "../diagnostics/diagnostic.ts"
import { VARY_ORIGIN } from "../http/vary.ts"
import type { Rule } from "../policy/rule.ts"

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

/** A refused origin learns nothing. */
export const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({})

/** What an allowed origin gets: its own name, or `*`, and the headers that stand beside it. */
export function allow(
  kind: Decision["kind"],
  { anyOrigin, vary }: Rule,
  origin: string,
  beside: Readonly<Record<string, string>>,
  reason?: Diagnostic,
  status?: 204,
): Decision {
  const headers = { "Access-Control-Allow-Origin": anyOrigin ? "*" : origin, ...beside }
  return { kind, allowed: reason === undefined, reason, status, headers, vary }
}

/** What a refused origin gets: nothing to read, and nothing that tells why. */
export function refuse(kind: Decision["kind"], reason: Diagnostic | undefined, status: 403 | undefined): Decision {
  return { kind, allowed: false, reason, status, headers: NO_HEADERS, vary: VARY_ORIGIN }
}

/** Goes on with a decision, or with what it depends on, at once where it is at hand. */
export function whenDecided<Value, Result>(
  decided: Value | Promise<Value>,
  next: (value: Value) => Result,
): Result | Promise<Awaited<Result>> {
  return decided instanceof Promise ? (decided.then(next) as Promise<Awaited<Result>>) : next(decided)
}
