import type { HeadersInput } from "./request-headers-guard.ts"

/** Everything that `fetch` takes as its second argument. */
export interface FetchInit {
  readonly method?: string
  readonly headers?: HeadersInput
  /** A string, bytes, `Blob`, `FormData`, `URLSearchParams` or `ReadableStream`; anything else is turned into text. */
  readonly body?: unknown
  readonly mode?: string
  readonly credentials?: string
  readonly cache?: string
  readonly redirect?: string
  readonly referrer?: string
  readonly referrerPolicy?: string
  readonly integrity?: string
  readonly keepalive?: boolean
  readonly signal?: AbortSignal | null
  readonly duplex?: string
  /** A hint without effect on any outcome. */
  readonly priority?: string
  readonly window?: null
  /** Local Network Access: where the page expects the server. */
  readonly targetAddressSpace?: string
}
