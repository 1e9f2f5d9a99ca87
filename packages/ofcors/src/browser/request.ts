import type { HeaderList } from "./header-list.ts"
import type { Finding } from "./trace.ts"
import type { HeaderLine } from "./transport.ts"

/** Fetch, "request mode", without those that only navigations and sockets have. */
export type RequestMode = "cors" | "no-cors" | "same-origin"

/** Fetch, "cache mode". */
export type CacheMode = "default" | "no-store" | "reload" | "no-cache" | "force-cache" | "only-if-cached"

/** Fetch, "response tainting". */
export type Tainting = "basic" | "cors" | "opaque"

/** Fetch, "body": bytes, or a stream whose source is null. */
export interface RequestBody {
  /** The bytes; `undefined` where the body is a stream, which can be sent only once. */
  readonly source: Uint8Array | undefined
  readonly stream: ReadableStream<Uint8Array> | undefined
}

/** Fetch, "request": the items that the CORS protocol and its surroundings use. */
export interface FetchRequest {
  method: string
  /** Fetch, "URL list": the last one is the current URL. */
  readonly urls: URL[]
  headers: HeaderList
  body: RequestBody | null
  readonly mode: RequestMode
  readonly credentials: "omit" | "same-origin" | "include"
  cache: CacheMode
  readonly redirect: "follow" | "error" | "manual"
  /** An absolute URL, `""` for none, or `client` while nothing was determined. */
  referrer: string
  referrerPolicy: string
  readonly integrity: string
  readonly keepalive: boolean
  readonly useCorsPreflight: boolean
  readonly targetAddressSpace: string | undefined
  tainting: Tainting
  redirectCount: number
  timingAllowFailed: boolean
  /** What the next preflight asks for, where that is not what the request has. Lower case. */
  namesToAskFor: readonly string[] | undefined
  /** Lower-case names that were unsafe in any hop, for engines that go on asking for them. */
  unsafeNamesSoFar: readonly string[]
  /** Whether a header was unsafe in any hop, or a hop went through the preflight cache. */
  wasUnsafe: boolean
  /** Where in the URL list the load was begun anew, for engines whose `Sec-Fetch-Site` counts from there. */
  begunAt: number
  /** The method that script asked for. */
  readonly firstMethod: string
  /** The headers of the first request, for engines that start again from them at each redirect. */
  readonly firstHeaders: readonly HeaderLine[]
  /** The `Referer` of the first request; missing before it. */
  firstReferrer: string | undefined
  /** Why the last redirect will be refused once its next request has been preflighted, in engines that judge so late. */
  refusedLater: { readonly findings: readonly Finding[]; readonly exchange: number | undefined } | undefined
  /** The method of the hop before. */
  lastMethod: string | undefined
  /** Headers that a redirect dropped with the body. */
  droppedHeaders: HeaderList
  /** What the last request said in `Origin`. */
  lastOrigin: string | undefined
  /** Whether a hop went through the preflight cache, so that a failure clears it. */
  usedPreflightCache: boolean
}

/** Fetch, "current URL". */
export function currentUrl(request: FetchRequest): URL {
  return request.urls[request.urls.length - 1] as URL
}
