import type { HeaderLine } from "./scenario.ts"

/** What one run of a scenario showed, in a browser or in the model. Placeholders are back in place. */
export interface Observation {
  /** What script saw of each `fetch`, in order. */
  readonly fetches: readonly FetchOutcome[]
  /** Every request that reached a server, in order of arrival. */
  readonly wire: readonly WireRequest[]
  /** What the engine says of each failure where it says it as data, in order. */
  readonly errors: readonly string[]
  /** Console messages of the engine, in order. */
  readonly console: readonly string[]
}

/** What script saw of one `fetch`: a response, an exception, or nothing within the time limit. */
export type FetchOutcome =
  | {
      readonly kind: "response"
      readonly type: string
      readonly status: number
      readonly url: string
      readonly redirected: boolean
      /** Readable headers, names in lower case, sorted. */
      readonly headers: readonly HeaderLine[]
      readonly body: string
    }
  | { readonly kind: "error"; readonly name: string; readonly message: string }
  | { readonly kind: "timeout" }

/** A request as a server read it. */
export interface WireRequest {
  /** The place that it was sent to. */
  readonly place: string
  readonly method: string
  readonly target: string
  /** The header lines in the order and case in which they came. */
  readonly headers: readonly HeaderLine[]
  readonly body: string
  /** The server broke the connection instead of answering: browsers then try again, as often as they like. */
  readonly unanswered?: true
}
