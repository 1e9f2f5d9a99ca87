import type { HeaderList } from "./header-list.ts"
import type { CacheMode, FetchRequest } from "./request.ts"
import type { EngineProfile } from "./engine-profile.ts"
import type { CacheParams } from "./preflight-cache.ts"
import type { FetchParams } from "./fetch-params.ts"
import { serializedRequestOrigin } from "./origin.ts"

const CONDITIONAL = /^if-(?:modified-since|none-match|unmodified-since|match|range)$/i

/** Whether script asks for validation itself: the HTTP cache then keeps out of it. */
export function isConditional(headers: HeaderList): boolean {
  return headers.some(([name]) => CONDITIONAL.test(name))
}

/** HTTP-network-or-cache fetch, 8.16: the cache mode, which conditional headers of script's own change. */
export function cacheModeOf(request: FetchRequest, profile: EngineProfile): CacheMode {
  return request.cache === "default" && isConditional(request.headers) ? profile.conditionalCacheMode : request.cache
}

/** What the preflight cache is asked with. */
export function cacheParams({ request, page, browser }: FetchParams): CacheParams {
  const origin = serializedRequestOrigin(request, page)
  return { request, page, origin, cacheMode: cacheModeOf(request, browser.profile) }
}
