import type { Engine } from "./report.ts"
import type { CacheMode } from "./request.ts"
import type { ExtraSafelist } from "./safelisted-request-headers.ts"

/** What an engine looks at in the response to a preflight. */
export type PreflightCheck =
  | "redirect"
  | "status"
  | "allow-origin"
  | "allow-credentials"
  | "parse-methods"
  | "parse-headers"
  | "method"
  | "headers"

/** Where an engine differs from the standard, or chooses where the standard leaves a choice. */
export interface EngineProfile {
  readonly engine: Engine
  /** The order of the checks on a preflight's response: decides which of several faults is printed. */
  readonly preflightOrder: readonly PreflightCheck[]
  /** What `Access-Control-Allow-Headers: *` means for `Authorization`, without credentials. */
  readonly authorizationUnderWildcard: "refused" | "warned" | "allowed"
  /** Request headers that need no preflight although the standard wants one. */
  readonly extraSafelist?: ExtraSafelist
  /** Whether a redirected request is preflighted because it was before, even when it has become a simple GET. */
  readonly preflightsRewrittenRequests: boolean
  /** Whether a preflight names headers that redirects dropped: no, those that the last redirect did not, or all. */
  readonly asksForDroppedHeaders: "no" | "not the last ones" | "all"
  /** The `Origin` of a preflight whose actual request will say `null`; its response is checked against the same. */
  readonly preflightOriginAfterRedirects: "null" | "page"
  /** Whether `no-cors` with `referrerPolicy: "no-referrer"` (and its like) hides the origin as well. */
  readonly referrerPolicyHidesOrigin: boolean
  /** Whether having no referrer, as by `referrer: ""`, hides it likewise. */
  readonly missingReferrerHidesOrigin: boolean
  /** Whether the redirect that first leads away from the page's origin names it all the same. */
  readonly namesOriginOnLeaving: boolean
  readonly preflightCache: PreflightCacheProfile
  readonly httpCache: HttpCacheProfile
  readonly redirects: RedirectProfile
  readonly cookies: CookieProfile
  /** What conditional headers of script's own make of the cache mode "default". */
  readonly conditionalCacheMode: "no-store" | "no-cache"
  /** Whether a preflight carries the `Cache-Control` and `Pragma` of its request's cache mode. */
  readonly preflightCarriesCacheMode: boolean
  /** Whether a single range is written anew: `BYTES=00-1` as `bytes=0-1`. */
  readonly rewritesRange: boolean
  /** Whether empty lines of a repeated response header count for nothing, and several lines are seen before that. */
  readonly dropsEmptyLines: boolean
  /** What a redirected request says in `Sec-Fetch-*`: see the engine's own comment. */
  readonly fetchMetadataAfterRedirects: "standard" | "chromium" | "firefox" | "webkit"
  /** Whether a preflight has the `Referer` of the request that script made, whatever redirects have made of it. */
  readonly preflightsKeepReferer: boolean
  /** Whether a page of an opaque origin names its URL in `Referer`. */
  readonly opaqueOriginsHaveReferrer: boolean
  /**
   * Whether a frame names its origin when it asks the top-level page's site with credentials (Storage Access): not at
   * all, where it began so, or while redirects have not tainted it.
   */
  readonly namesOriginForStorageAccess: "no" | "from the first" | "untainted"
  /** Whether lenient referrer policies count for nothing across sites. */
  readonly curbsReferrerPolicies: boolean
  /** Whether script's `User-Agent` is left out silently. */
  readonly ignoresUserAgent: boolean
  /** What `Cross-Origin-Resource-Policy` with a value that nobody knows is. */
  readonly unknownResourcePolicy: "missing" | "cross-origin"
  /** Whether a sandboxed frame counts as of its URL's site for `Cross-Origin-Resource-Policy: same-site`. */
  readonly sandboxKeepsSite: boolean
  /** Whether modes that rule the request out are looked at before the port. */
  readonly checksModeFirst: boolean
  /** Whether `no-cors` may fetch `about:blank`. */
  readonly fetchesAboutBlank: boolean
  /** Whether the response of a `data:` URL has `Content-Length`. */
  readonly measuresDataUrls: boolean
  /** Whether bytes above 127 in script's headers go out as UTF-8. */
  readonly sendsHeadersAsUtf8: boolean
  /** Whether a `no-cors` request that a redirect leads to another origin says `Origin: null`. */
  readonly hidesOriginInRedirects: boolean
  /** Whether `no-cors` with `credentials: "same-origin"` keeps cookies on redirects away from the page. */
  readonly noCorsKeepsCredentials: boolean
  /** Whether bytes above 127 in response headers are read as UTF-8, with replacement characters. */
  readonly readsHeadersAsUtf8: boolean
  /** Whether a CORS request loses the headers of its cache mode on a redirect across origins. */
  readonly dropsCacheHeadersAcrossOrigins: boolean
  /** Whether the type of a body is dropped from a `no-cors` request like a `Content-Type` of script's own. */
  readonly guardsBodyType: boolean
  /** Whether a redirect that turns a POST into a GET leaves its `Origin` in place. */
  readonly keepsOriginHeader: boolean
  /** Whether script can read the body of a 205. */
  readonly readsResetContent: boolean
  /** Whether a misdirected request (421) is sent once more, on another connection. */
  readonly retriesMisdirected: boolean
  /** Which pages Local Network Access guards, and whether an insecure page is refused without asking. */
  readonly localNetworkAccess: { readonly checked: boolean; readonly refusesInsecurePages: boolean }
  /** What a stream as request body becomes. */
  readonly streamBody: "sent" | "text" | "refused"
  /** Whether a stream as body makes a `cors` request of a `same-origin` one. */
  readonly streamsForceCors: boolean
  /** Whether a preflight that a stream asks for may leave its method unmentioned. */
  readonly streamsAllowTheirMethod: boolean
  /** What script reads in the `TypeError` of a network error. */
  readonly networkErrorMessage: string
}

/** What can be wrong with a `Location` by itself. */
export type LocationFault = "redirect-location-invalid" | "redirect-scheme"

/** What an engine makes of a redirect. */
export interface RedirectProfile {
  /** What several lines of `Location` are: no URL, no response unless they say the same, or one line with commas. */
  readonly severalLocations: "no URL" | "no response" | "joined"
  /** What an empty `Location` is: the same URL again, no redirect, or a failure. */
  readonly emptyLocation: "same URL" | "no redirect" | "failure"
  /** Whether `redirect: "error"` lets a redirect status pass that comes without a `Location`, or with an empty one. */
  readonly errorModeNeedsLocation: boolean
  /** Whether a fault of a `Location` is found before the CORS check, on preflights as well. */
  readonly findsFirst: (fault: LocationFault, url: URL | undefined) => boolean
  /** Whether the cross-origin resource policy comes before that. */
  readonly policyFirst: boolean
  /** The redirect modes in which they are found. */
  readonly findsFirstIn: readonly ("follow" | "error" | "manual")[]
  /** Where credentials and schemes in a `Location` are minded although nothing will be followed. */
  readonly mindsTargetIn: readonly ("error" | "preflight")[]
  /** How many redirects a request in keepalive mode follows. */
  readonly keepaliveLimit: number
  /** Whether such a request follows, unseen, a redirect that its page has not followed: see `keepalive.ts`. */
  readonly keepaliveGoesOn: boolean
  /** Whether a `no-cors` request in keepalive mode may be redirected to `about:blank`. */
  readonly keepaliveToAboutBlank: boolean
  /** Whether a redirect to the page's own origin may carry credentials in its URL. */
  readonly ownMayHaveCredentials: boolean
  /**
   * Whether redirects are judged once more by the page's process, after the next request's preflight: there
   * `credentials: "same-origin"` that began on the page's origin counts as `include`, and credentials in the URL count.
   */
  readonly judgedAgain: boolean
  /** Request headers that any redirect away from the page drops. Lower case. */
  readonly drops: RegExp | undefined
  /** What becomes of the headers that a redirect before this one dropped. */
  readonly droppedHeaders: "gone" | "restored each time" | "restored without rewriting"
  /** Whether a redirect to another origin turns a DELETE into a GET, whatever its status. */
  readonly deleteAsGet: boolean
}

/** How a response could be used again once it is stored. */
export interface Reuse {
  /** Whether it says itself for how long. */
  readonly hasLifetime: boolean
  /** Whether it is fresh now. */
  readonly isFresh: boolean
  /** Whether it has an `ETag` or `Last-Modified`. */
  readonly hasValidator: boolean
}

/** How an engine stores responses. */
export interface HttpCacheProfile {
  /** Whether requests with and without credentials are kept apart. */
  readonly keyedByCredentials: boolean
  /** Whether a response of this status is stored, given how it could be used again. */
  readonly stores: (status: number, reuse: Reuse) => boolean
  /** Whether a stored response of this status is used without asking while it is fresh. */
  readonly servesFresh: (status: number) => boolean
  /** Statuses that stay fresh for ever unless the response says otherwise. */
  readonly permanent: readonly number[]
  /** Whether any 304 confirms what is stored, even where nothing was asked by a validator. */
  readonly takesAnyNotModified: boolean
  /** What a response that failed the CORS check leaves: itself, nothing, or what was stored before it. */
  readonly afterRefusal: "stored" | "nothing" | "as before"
  /** Whether a response that no page may embed (JSON, HTML, XML or text with `nosniff`) is not stored for `no-cors`. */
  readonly dropsUnembeddable: boolean
  /** Whether requests without credentials to other sites remove nothing. */
  readonly keepsForOtherSites: boolean
  /** Whether an `Expires` that is no date counts for nothing. */
  readonly ignoresOddExpires: boolean
  /** Whether a response that `Vary` keeps from being used is asked for by its `ETag`. */
  readonly revalidatesOtherVariants: boolean
  /** Whether a stored response of this status is asked for by its validators. */
  readonly revalidates: (status: number) => boolean
  /** Whether `cache: "only-if-cached"` asks the server for what is not stored. */
  readonly asksAnyway: boolean
  /** Whether `cache: "reload"` forgets what was stored before it asks. */
  readonly reloadForgets: boolean
  /** Whether headers with an empty value are not stored. */
  readonly dropsEmptyHeaders: boolean
  /** Headers that a 304 does not change. Lower case. */
  readonly notFreshened: RegExp
  /** Whether a 304 with `no-store` removes what it confirmed. */
  readonly dropsFreshenedNoStore: boolean
  /** What a 304 that nobody asked for does to what is stored. */
  readonly unaskedNotModified: "ignored" | "removes"
  /** Whether nothing more, but by a reload, can be stored for a URL once this status has come for it, a 304 unasked. */
  readonly locks: (status: number) => boolean
  /** What serves a HEAD: nothing stored, the stored GET, or an earlier HEAD. */
  readonly head: "network" | "as GET" | "apart"
  /** Whether a request of this method, answered so, removes what is stored for its URL. */
  readonly invalidatedBy: (method: string, cache: CacheMode, status: number) => boolean
}

/** How an engine keeps the results of preflights. */
export interface PreflightCacheProfile {
  /** Longest time in seconds; more is cut down to it. */
  readonly maxAgeLimit: number
  /** Seconds for a value of `Access-Control-Max-Age` that is present; a missing one means 5 everywhere. */
  readonly readMaxAge: (value: string) => number
  /** Whether a result that may not be kept at all leaves in place what is, even for its own methods and headers. */
  readonly zeroLeavesEntries: boolean
  /** Whether a second preflight adds to what the first one allowed, or replaces it. */
  readonly merges: boolean
  /** Whether results with credentials serve only requests with credentials. */
  readonly keyedByCredentials: boolean
  /** Which names a stored `*` in `Access-Control-Allow-Headers` serves. */
  readonly storedWildcardHeaders: "all" | "not-authorization" | "none"
  /** Whether a stored `*` in `Access-Control-Allow-Methods` serves other methods. */
  readonly storedWildcardMethods: boolean
  /** Methods for which an entry of the URL is enough, whether it lists them or not. */
  readonly methodsWithoutEntry: readonly string[]
  /** Whether that does not go for a request whose body is a stream. */
  readonly streamsNeedEntry: boolean
  /** Whose credentials make a stored `*` mean nothing: nobody's, the new request's, or those of the one it came from. */
  readonly storedWildcardVoidedBy: "nobody" | "request" | "entry"
  /** Whether a preflight's result is kept before the request's method and headers are looked up in it. */
  readonly storedBeforeMatching: boolean
  /** Whether a result that does not cover a request is thrown away as soon as that is found. */
  readonly dropsUnfitResults: boolean
  /** Whether results of pages of an opaque origin are kept. */
  readonly keepsOpaque: boolean
  /**
   * By which origin the results of requests are kept whose origin redirects have turned into `null`; one of the request's
   * own serves its later redirects alone.
   */
  readonly taintedOrigin: "null" | "page" | "of the request" | "not kept"
  /** Which network errors afterwards (a failed CORS check is one) remove the entries. */
  readonly clearedByFailures: "all" | "all but refused redirects" | "none"
  /** Whether failures of requests that need no preflight remove the URL's entries, too. */
  readonly clearedBySimpleRequests: boolean
  /** The `cache` modes of a request for which entries are not looked at. */
  readonly bypassedBy: readonly string[]
  /** The `cache` modes of a request whose preflight is not kept. */
  readonly notKeptFor: readonly string[]
  /** Whether that a URL was preflighted expires, as the methods and header names do. */
  readonly urlExpires: boolean
}

/** How an engine treats cookies. */
export interface CookieProfile {
  /** What a page may use of another site: all cookies, those of a jar of its own, only `Partitioned` ones, or none. */
  readonly thirdParty: "all" | "own-jar" | "partitioned" | "none"
  /** What a cookie without `SameSite` is. */
  readonly defaultSameSite: "lax" | "none"
  /** Whether `Secure` cookies work over http on loopback hosts. */
  readonly secureOnLoopback: boolean
  /** Whether `SameSite=None` is refused without `Secure`. */
  readonly noneNeedsSecure: boolean
  /** Whether a redirect by another site keeps `SameSite` cookies back where the chain returns. */
  readonly mindsRedirects: boolean
  /** Whether a frame of another site, or a sandboxed one, has no cookies of the top-level page's site. */
  readonly mindsAncestors: boolean
  /** Whether `Partitioned` is known. */
  readonly partitioned: boolean
}
