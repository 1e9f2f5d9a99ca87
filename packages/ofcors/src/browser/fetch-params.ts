import type { CookieStore } from "./cookies.ts"
import type { Deadline } from "./deadline.ts"
import type { EngineProfile } from "./engine-profile.ts"
import type { HttpCache } from "./http-cache.ts"
import type { PageFacts } from "./page-facts.ts"
import type { PreflightCache } from "./preflight-cache.ts"
import type { RedirectLocation } from "./redirect-location.ts"
import type { FetchRequest } from "./request.ts"
import type { FetchResponse } from "./response.ts"
import type { Phase } from "./report.ts"
import type { Trace } from "./trace.ts"
import type { Send } from "./transport.ts"

/** What all pages of one browser share. */
export interface BrowserState {
  readonly profile: EngineProfile
  readonly send: Send
  /** Milliseconds since 1970; caches and cookies expire by it. */
  readonly now: () => number
  readonly preflightCache: PreflightCache
  readonly httpCache: HttpCache
  readonly cookies: CookieStore
  /** What the user answers, or has answered, when a page wants to reach the local network. */
  readonly localNetworkPermission: "granted" | "denied" | "prompt"
  readonly userAgent: string
}

/** Fetch, "fetch params": one fetch and everything it works with. */
export interface FetchParams {
  readonly request: FetchRequest
  readonly page: PageFacts
  readonly browser: BrowserState
  readonly trace: Trace
  readonly deadline: Deadline
  /** A redirect that the page does not follow, but the browser does. */
  unfollowed?: UnfollowedRedirect
  /** Whether the page has let go of it: what only the page minds is not minded any more. */
  readonly isUnseen?: boolean
}

/** A redirect, and the response that is one. */
export interface UnfollowedRedirect {
  readonly response: FetchResponse
  readonly location: RedirectLocation
}

/** The phase of what is going on now, outside of preflights. */
export function phaseOf({ request, trace }: FetchParams): Phase {
  return trace.exchanges.length === 0 ? "before-send" : request.urls.length > 1 ? "redirect" : "actual"
}
