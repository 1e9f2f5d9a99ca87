import type { BrowserDiagnostic, ConsoleEngine, Verdict } from "ofcors/browser"
import type { CauseCode, Certainty, WarningCode } from "./causes/cause.ts"
import type { Fix } from "./fixes/fix.ts"
import type { Stack } from "./stack/recognise.ts"

/** The version of the shape that `--json` prints: it grows with each change that a reader could trip over. */
export const RESULT_VERSION = 1

/** Readable by script, blocked by a browser, out of reach, or not to be told without sending more. */
export type CheckVerdict = "readable" | "blocked" | "unreachable" | "unknown"

/** A cause or a warning, with what to do about it. */
export interface Finding<Code extends string = CauseCode> {
  readonly code: Code
  readonly certainty: Certainty
  readonly message: string
  readonly evidence: readonly string[]
  readonly fix: Fix
  /** The page of the documentation about this code. */
  readonly link: string
}

/** What one engine makes of the request. */
export interface EngineResult {
  readonly verdict: Verdict
  /** The diagnostic at which it stops. */
  readonly failure?: string
  /** Its console, line by line. */
  readonly console: readonly string[]
  /** Seconds for which it keeps the preflight's answer; missing where there was none. */
  readonly preflightCache?: number
}

/** A finding of the browser model, and the engines whose consoles name it. */
export type CheckDiagnostic = BrowserDiagnostic & { readonly printedBy: readonly ConsoleEngine[] }

/** One request and its answer. */
export interface ExchangeResult {
  readonly name: string
  readonly method: string
  readonly url: string
  readonly requestHeaders: readonly (readonly [string, string])[]
  readonly status?: number
  readonly responseHeaders?: readonly (readonly [string, string])[]
  readonly error?: string
  readonly milliseconds: number
}

/** Everything that a check found: what `ofcors check --json` prints. */
export interface CheckResult {
  readonly version: typeof RESULT_VERSION
  readonly url: string
  readonly from: string
  readonly method: string
  readonly credentials: boolean
  readonly verdict: CheckVerdict
  /** The one to mend first at the front. */
  readonly causes: readonly Finding[]
  readonly warnings: readonly Finding<WarningCode>[]
  /** What the browser model found, in the order of the engine that blocks. */
  readonly diagnostics: readonly CheckDiagnostic[]
  readonly stack: Stack
  readonly engines: Readonly<Partial<Record<ConsoleEngine, EngineResult>>>
  readonly exchanges: readonly ExchangeResult[]
  /** Requests that were not sent because they may change something. */
  readonly notSent: readonly string[]
  /** Milliseconds for everything, and how long it took. */
  readonly timeout: number
  readonly milliseconds: number
}
