import type { HeaderList } from "./header-list.ts"
import type { CacheMode, RequestBody, Tainting } from "./request.ts"

/** Fetch's `httpRequest`: what goes to the cache or the network, a preflight or the request itself. */
export interface SentRequest {
  readonly kind: "preflight" | "actual"
  readonly method: string
  readonly headers: HeaderList
  readonly body: RequestBody | null
  readonly includeCredentials: boolean
  cache: CacheMode
  readonly tainting: Tainting
  /** What its `Origin` says, where it has one. */
  readonly origin: string
}
