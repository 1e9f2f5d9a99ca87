import type { EngineProfile } from "../engine-profile.ts"
import { isRedirectStatus } from "../response.ts"
import { hasNumberFrom, isSafelistedRequestHeader } from "../safelisted-request-headers.ts"

/** Statuses that may be stored without being told for how long. */
const HEURISTIC: ReadonlySet<number> = new Set([200, 203, 204, 300, 301, 404, 405, 410, 414, 501])

/** Statuses that may be stored when the response says for how long. */
const WITH_LIFETIME: ReadonlySet<number> = new Set([201, 202, 205, 302, 307, 403])

/** WebKitGTK 2.50, whose network process has Safari's CORS code. Each line below names the scenario that shows it. */
export const webkit: EngineProfile = {
  engine: "webkit",
  // A preflight answered 405 or 301: "Preflight response is not successful", whatever its headers.
  preflightOrder: [
    "redirect",
    "status",
    "allow-origin",
    "allow-credentials",
    "parse-methods",
    "parse-headers",
    "method",
    "headers",
  ],
  // `Range: BYTES=0-1` needs no preflight; `bytes=18446744073709551616-` does.
  extraSafelist: (name, value) =>
    name === "range"
      ? isSafelistedRequestHeader(name, value.toLowerCase()) && !hasNumberFrom(2n ** 64n, value)
      : undefined,
  // As Chromium, silently.
  authorizationUnderWildcard: "allowed",
  // A JSON POST answered 302: the GET that follows is preflighted, and the preflight still asks for `content-type`.
  preflightsRewrittenRequests: true,
  asksForDroppedHeaders: "all",
  preflightOriginAfterRedirects: "null",
  referrerPolicyHidesOrigin: true,
  // A `no-cors` POST with `referrer: ""`, whatever the policy: `Origin: null`.
  missingReferrerHidesOrigin: true,
  // A `no-cors` POST with `referrerPolicy: "no-referrer"` that the page's own server sends elsewhere by 307.
  namesOriginOnLeaving: true,
  preflightCache: {
    maxAgeLimit: 600,
    // `-1` and `0`: not cached. `abc`, `10.5`, `10, 20` and twenty digits: cached for 5 s.
    readMaxAge: (value) => (/^[+-]?[0-9]{1,18}$/.test(value) ? Math.max(0, Number(value)) : 5),
    zeroLeavesEntries: false,
    merges: false,
    keyedByCredentials: false,
    // A stored `*` serves a later `Authorization` as well.
    storedWildcardHeaders: "all",
    storedWildcardMethods: true,
    methodsWithoutEntry: ["GET", "HEAD", "POST"],
    streamsNeedEntry: true,
    storedWildcardVoidedBy: "request",
    // A header refused because of `*` with credentials; the same without credentials needs no second preflight.
    storedBeforeMatching: true,
    // A header allowed and stored, then the same with credentials refused: without credentials it is preflighted again.
    dropsUnfitResults: true,
    keepsOpaque: true,
    // A preflighted redirect from one foreign origin to another, where it goes round: each URL is preflighted once.
    taintedOrigin: "of the request",
    clearedByFailures: "none",
    clearedBySimpleRequests: false,
    bypassedBy: [],
    notKeptFor: [],
    urlExpires: true,
  },
  httpCache: {
    keyedByCredentials: false,
    // Without a lifetime or a validator nothing is stored, and never 400, 500, 503 or 308.
    stores: (status, { hasLifetime, isFresh, hasValidator }) =>
      (isFresh || hasValidator) && (HEURISTIC.has(status) || (hasLifetime && WITH_LIFETIME.has(status))),
    servesFresh: () => true,
    permanent: [301, 410],
    takesAnyNotModified: false,
    // A fresh response, one for `cache: "no-cache"` that fails the CORS check: the first one is used again.
    afterRefusal: "as before",
    dropsUnembeddable: false,
    keepsForOtherSites: false,
    // A 410 with `Expires: 0` is fresh for ever.
    ignoresOddExpires: true,
    revalidatesOtherVariants: false,
    revalidates: (status) => !isRedirectStatus(status),
    // `cache: "only-if-cached"`, and nothing is stored: one request.
    asksAnyway: true,
    reloadForgets: false,
    dropsEmptyHeaders: false,
    // A 304 with another `Last-Modified` or `Content-Language` leaves the stored one in place.
    notFreshened:
      /^(?:allow|connection|etag|keep-alive|last-modified|proxy-authenticate|proxy-connection|trailer|transfer-encoding|upgrade|www-authenticate|x-frame-options|x-xss-protection|content-.+|x-content-.+|x-webkit-.+)$/,
    // A 304 with `no-store`: the next request has `If-None-Match` again.
    dropsFreshenedNoStore: false,
    // `cache: "reload"` answered 304: likewise.
    unaskedNotModified: "ignored",
    locks: () => false,
    head: "network",
    // Even an OPTIONS, even a HEAD, and even a PUT answered 500; not where the answer is 304.
    invalidatedBy: (method, cache, status) => method !== "GET" && cache !== "no-store" && status !== 304,
  },
  redirects: {
    // A 302 with an empty `Location` fails without another request.
    // `/a` and `/b` lead to `/a, /b`.
    severalLocations: "joined",
    emptyLocation: "failure",
    // With `redirect: "error"` it is a response like any other, and so is one without.
    errorModeNeedsLocation: true,
    findsFirst: () => false,
    policyFirst: false,
    findsFirstIn: [],
    mindsTargetIn: [],
    keepaliveLimit: 20,
    keepaliveGoesOn: false,
    keepaliveToAboutBlank: false,
    ownMayHaveCredentials: true,
    // The page's own server redirects to an API, which redirects on: the API's redirect needs `Allow-Credentials`.
    judgedAgain: true,
    drops: undefined,
    // POST answered 302, the GET after it 307: the third request has `Content-Type` again.
    droppedHeaders: "restored without rewriting",
    // DELETE answered 302 to another origin: a GET (libsoup; not measured in Safari).
    deleteAsGet: true,
  },
  cookies: {
    // Nothing of another site is sent.
    thirdParty: "none",
    defaultSameSite: "lax",
    // `Secure` cookies set over http://localhost are refused.
    secureOnLoopback: false,
    noneNeedsSecure: false,
    mindsRedirects: false,
    // A frame of another site, and a sandboxed one, send the cookies of the top-level page's site to it.
    mindsAncestors: false,
    partitioned: false,
  },
  // `referrerPolicy: "same-origin"`, and a redirect from the page to another origin: its preflight has `Referer`.
  preflightsKeepReferer: true,
  conditionalCacheMode: "no-store",
  preflightCarriesCacheMode: false,
  rewritesRange: false,
  dropsEmptyLines: false,
  // After a redirect across origins a CORS request has no `Sec-Fetch-*` at all; its preflight does, and says
  // `cross-site` where its `Origin` is `null`.
  fetchMetadataAfterRedirects: "webkit",
  // A `no-cors` POST of a Blob of type `application/json` arrives with that type.
  guardsBodyType: false,
  hidesOriginInRedirects: false,
  // A `no-cors` POST that the page's own server sends on: the other server's cookies are stored.
  noCorsKeepsCredentials: true,
  // A response header with the byte E9: script reads the bytes of U+FFFD.
  readsHeadersAsUtf8: true,
  // `cache: "no-store"` and a redirect across origins: no `Pragma` after it.
  dropsCacheHeadersAcrossOrigins: true,
  // A sandboxed frame: `Referer` is its URL, although its origin is opaque.
  opaqueOriginsHaveReferrer: true,
  namesOriginForStorageAccess: "no",
  curbsReferrerPolicies: false,
  ignoresUserAgent: false,
  unknownResourcePolicy: "missing",
  sandboxKeepsSite: false,
  checksModeFirst: true,
  fetchesAboutBlank: false,
  measuresDataUrls: false,
  // `Content-Language: é` arrives as two bytes.
  sendsHeadersAsUtf8: true,
  // A same-origin POST answered 301: the GET that follows has `Origin`.
  keepsOriginHeader: true,
  // A 205 with a body: script reads it.
  readsResetContent: true,
  retriesMisdirected: false,
  localNetworkAccess: { checked: false, refusesInsecurePages: false },
  // `body: new ReadableStream(…)`: a NotSupportedError.
  streamBody: "refused",
  streamsForceCors: false,
  streamsAllowTheirMethod: true,
  networkErrorMessage: "Load failed",
}
