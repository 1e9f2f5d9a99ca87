import type { DiagnosticFacts, BrowserDiagnosticCode } from "./diagnostics.ts"
import type { AddressSpace, HeaderLine, NetworkErrorKind } from "./transport.ts"

/** The version of the report's shape: it grows with each change that a reader of the old one could trip over. */
export const REPORT_VERSION = 1

/** Whose behaviour is modelled: the Fetch standard's, or that of one of the three browser engines. */
export type Engine = "standard" | "chromium" | "firefox" | "webkit"

/** An engine that prints to a console. */
export type ConsoleEngine = Exclude<Engine, "standard">

/** What happened to one `fetch`, and why. Plain JSON, the same for the same inputs. */
export interface Report {
  readonly version: typeof REPORT_VERSION
  readonly engine: Engine
  /** The page whose script fetches; `origin` as browsers serialise it, `null` where it is opaque. */
  readonly page: { readonly url: string; readonly origin: string }
  /** The request as script made it, after the constructor of `Request` has normalised and guarded it. */
  readonly request: RequestFacts
  readonly verdict: Verdict
  /** Each request that left the browser or was answered by its HTTP cache, in order. */
  readonly exchanges: readonly Exchange[]
  /** Each numbered step of the standard's algorithms that decided something, in order. */
  readonly steps: readonly Step[]
  /** Everything found, in the order in which the engine looks; at most one is `printed`. */
  readonly diagnostics: readonly BrowserDiagnostic[]
  /** Where the request was stopped; missing where script gets a response. */
  readonly failure?: Failure
  readonly seen: SeenByScript
  /** What each engine prints for the exchanges above, line by line. */
  readonly console: Readonly<Record<ConsoleEngine, readonly ConsoleLine[]>>
  /** Milliseconds after which the whole fetch would have been given up. */
  readonly timeLimit: number
}

/**
 * - `allowed`: script gets the response and can read it
 * - `opaque`: script gets a response that it cannot read (`no-cors`, `redirect: "manual"`)
 * - `blocked`: a rule of the browser withholds the response, or does not let the request go
 * - `failed`: the network, the server or the time limit failed; no rule of CORS did
 * - `invalid`: the arguments of `fetch` are refused before anything is fetched
 * - `aborted`: the `signal` was aborted
 */
export type Verdict = "allowed" | "opaque" | "blocked" | "failed" | "invalid" | "aborted"

/** The request's own part of a report. `url` and `method` are as given where `fetch` refused them. */
export interface RequestFacts {
  readonly method: string
  readonly url: string
  readonly mode: string
  readonly credentials: string
  readonly redirect: string
  readonly cache: string
  /** The headers that survived the guards, in the order given. */
  readonly headers: readonly HeaderLine[]
}

/** One request and what came back. */
export interface Exchange {
  readonly kind: "preflight" | "actual"
  /** `http-cache`: nothing was sent. `revalidated`: a stored response was confirmed or replaced by the server. */
  readonly source: "network" | "http-cache" | "revalidated"
  readonly request: RequestHead
  readonly response?: ResponseHead
  readonly error?: { readonly kind: NetworkErrorKind; readonly message: string }
  /** The cookies that the browser has for this URL and did not send, each with the reason. */
  readonly cookiesNotSent: readonly CookieNotSent[]
  /** Where the transport or the address says that the server stands, when it mattered. */
  readonly addressSpace?: AddressSpace
}

/** A request as it left, header lines in order. */
export interface RequestHead {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderLine[]
  /** Bytes of the body; `-1` for a stream of unknown length, `0` for none. */
  readonly bodyLength: number
}

/** A response as it arrived, header lines in order, repeated and spelled as sent. */
export interface ResponseHead {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly HeaderLine[]
}

/** A cookie that stayed at home. */
export interface CookieNotSent {
  readonly name: string
  readonly reason: string
}

/** One step of an algorithm of the standard: `cors-check`, `4`, what it compared, and what came of it. */
export interface Step {
  /** The algorithm's name in the Fetch standard, in lower case with hyphens. */
  readonly algorithm: string
  /** Its number there: `4`, `7.5`. Steps of other standards and of engines have a word instead. */
  readonly step: string
  readonly input: Readonly<Record<string, string>>
  readonly result: string
  /** Which of the report's exchanges it looked at, where it looked at one. */
  readonly exchange?: number
}

/** One finding. */
export interface BrowserDiagnostic {
  readonly code: BrowserDiagnosticCode
  /** `error` stops the request; `warning` does not, and `note` explains something that script will notice. */
  readonly severity: "error" | "warning" | "note"
  readonly phase: Phase
  /** Whether this is the one that the engine names on its console. */
  readonly printed: boolean
  /** For people, one sentence. */
  readonly message: string
  /** What the message is made of. */
  readonly facts: Readonly<DiagnosticFacts>
  readonly exchange?: number
}

/** When something was found: before anything was sent, on the preflight, on a redirect or on the final response. */
export type Phase = "before-send" | "preflight" | "redirect" | "actual"

/** The step that stopped the request. */
export interface Failure {
  readonly code: BrowserDiagnosticCode
  readonly phase: Phase
  readonly algorithm: string
  readonly step: string
  readonly exchange?: number
  /** The bytes that made it fail, as they stood on the wire; missing where it is their absence, or no bytes came. */
  readonly bytes?: string
  /** The header whose value, or absence, made it fail. */
  readonly header?: string
}

/** What the script gets. */
export type SeenByScript =
  | {
      readonly kind: "response"
      readonly type: "basic" | "cors" | "default" | "opaque" | "opaqueredirect"
      readonly status: number
      readonly statusText: string
      readonly url: string
      readonly redirected: boolean
      /** As `Headers` iterates: lower-case names, sorted, combined. */
      readonly headers: readonly HeaderLine[]
      /** Headers that arrived and that script cannot read, in lower case. */
      readonly hiddenHeaders: readonly string[]
      /** Bytes of the body that arrived, and whether it ended, broke off or was still open. */
      readonly body: { readonly length: number; readonly end: "complete" | "error" | "open" | "unread" }
    }
  | { readonly kind: "error"; readonly name: string; readonly message: string }

/** One line of a console. */
export interface ConsoleLine {
  readonly level: "error" | "warning"
  readonly text: string
  /** The engine's own name for it: Chromium's `corsError`, Firefox's script-error category. */
  readonly category?: string
  /** Chromium's `failedParameter`. */
  readonly parameter?: string
}
