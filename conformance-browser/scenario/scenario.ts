/**
 * A scenario: what one page does, and how the servers it talks to answer. Plain JSON.
 *
 * Every string may hold placeholders, filled in for the servers at hand (see `places.ts`): `{api}` is an origin,
 * `{api.host}` its host and port, `/~/` the path that belongs to this run of the scenario alone, and, in answers,
 * `{origin}` the `Origin` that the request carried.
 */
export interface Scenario {
  /** A sentence for a named scenario, `seed/index` for a generated one. */
  readonly name: string
  /** What kind of page fetches; absent for a plain one. */
  readonly page?: FrameKind
  /** What the page does, one step after the other. */
  readonly steps: readonly Step[]
  /** How each resource answers, by place and path: `"api/a"` is `{api}/~/a`. */
  readonly resources: Readonly<Record<string, Resource>>
}

/**
 * Frames in the page: a sandboxed one, whose origin is opaque; one of another site; one that embeds only what lets
 * itself be embedded (`Cross-Origin-Embedder-Policy: require-corp`).
 */
export const FRAME_KINDS = ["sandboxed", "embedded", "require-corp"] as const

/** A page that is not a plain one. */
export type FrameKind = (typeof FRAME_KINDS)[number]

/** One thing that the page does. */
export type Step = FetchStep | WaitStep

/** A call of `fetch`. */
export interface FetchStep {
  readonly url: string
  readonly init: FetchInit
}

/** A pause, for entries of the preflight cache to expire. */
export interface WaitStep {
  readonly waitMilliseconds: number
}

/** The `init` of a `fetch`, as data. Members that are absent are not given to `fetch` either. */
export interface FetchInit {
  readonly method?: string
  /** Given to `Headers.append` in this order. */
  readonly headers?: readonly HeaderLine[]
  readonly body?: BodyInitData
  readonly mode?: string
  readonly credentials?: string
  readonly redirect?: string
  readonly cache?: string
  readonly referrerPolicy?: string
  readonly referrer?: string
  readonly keepalive?: boolean
}

/** A request body as data: a string, its bytes, a stream, a `Blob` with its type, or a form (`URLSearchParams`). */
export type BodyInitData =
  | { readonly text: string }
  | { readonly bytes: string }
  | { readonly stream: string }
  | { readonly blob: string; readonly type: string }
  | { readonly form: readonly HeaderLine[] }

/** A header line: name and value, both as written, latin1. */
export type HeaderLine = readonly [name: string, value: string]

/** One resource. Its n-th request gets the n-th answer, and the last answer is repeated. */
export interface Resource {
  /** Answers to `OPTIONS` with `Access-Control-Request-Method`. */
  readonly preflight?: readonly Answer[]
  /** Answers to everything else. */
  readonly actual: readonly Answer[]
}

/** One answer, written to the socket as it stands; `Content-Length` is added unless the answer frames itself. */
export interface Answer {
  readonly status: number
  readonly headers: readonly HeaderLine[]
  readonly body?: string
  /** Break the connection instead of answering. */
  readonly fault?: "close-before-answer"
}

/** Tells a `fetch` from a pause. */
export const isFetchStep = (step: Step): step is FetchStep => "url" in step
