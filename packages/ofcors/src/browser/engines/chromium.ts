import type { EngineProfile } from "../engine-profile.ts"
import { hasNumberFrom } from "../safelisted-request-headers.ts"

const INTEGER = /^[0-9]+$/
const DECIMAL = /^[0-9]+(?:\.[0-9]+)?$/

/** Client hints that Chromium sends itself and therefore lets scripts send, each with its own values only. */
const CLIENT_HINTS: ReadonlyMap<string, RegExp> = new Map([
  ["width", INTEGER],
  ["viewport-width", INTEGER],
  ["rtt", INTEGER],
  ["device-memory", DECIMAL],
  ["dpr", DECIMAL],
  ["downlink", DECIMAL],
  ["save-data", /^on$/i],
  ["ect", /^(?:slow-2g|2g|3g|4g)$/],
])

/** Chromium 156; also Chrome, Edge, Brave and Opera. Each line below names the scenario that shows it. */
export const chromium: EngineProfile = {
  engine: "chromium",
  // A preflight answered 301 without any CORS header is "Redirect is not allowed", not "No 'Access-Control-…'";
  // one answered 405 without is "No 'Access-Control-Allow-Origin'", and the status is never named.
  preflightOrder: [
    "redirect",
    "allow-origin",
    "allow-credentials",
    "status",
    "parse-methods",
    "parse-headers",
    "method",
    "headers",
  ],
  // `Authorization` to a server that answers `Access-Control-Allow-Headers: *`: passes, with a deprecation issue.
  authorizationUnderWildcard: "warned",
  // A GET with `DPR: 2`, or with `Save-Data: on`: one request, no preflight. `DPR: a`, and `DPR: 1` twice: preflighted.
  // So is `Range: bytes=9223372036854775807-`.
  extraSafelist: (name, value) => {
    if (name === "range" && hasNumberFrom(2n ** 63n - 1n, value)) return false
    return value.length <= 128 && CLIENT_HINTS.get(name)?.test(value) === true ? true : undefined
  },
  preflightsRewrittenRequests: false,
  asksForDroppedHeaders: "no",
  preflightOriginAfterRedirects: "null",
  // A `no-cors` POST with `referrerPolicy: "no-referrer"` sends the page's origin; the standard says `null`.
  referrerPolicyHidesOrigin: false,
  missingReferrerHidesOrigin: false,
  namesOriginOnLeaving: false,
  preflightCache: {
    maxAgeLimit: 7200,
    // `-1` and `0`: not cached. `abc`, `10.5`, `10, 20` and twenty digits: cached for 5 s.
    readMaxAge: (value) => (/^[+-]?[0-9]{1,18}$/.test(value) ? Math.max(0, Number(value)) : 5),
    zeroLeavesEntries: false,
    // PUT allowed first, then a preflight that lists DELETE only: the next PUT is preflighted again.
    merges: false,
    keyedByCredentials: false,
    storedWildcardHeaders: "not-authorization",
    storedWildcardMethods: true,
    methodsWithoutEntry: ["GET", "HEAD", "POST"],
    // A POST of a stream twice, whose preflight lists PUT only: one preflight.
    streamsNeedEntry: false,
    // `*` stored from a preflight with credentials; a PATCH with credentials is preflighted.
    storedWildcardVoidedBy: "entry",
    storedBeforeMatching: false,
    // `Authorization` allowed and stored, then `X-B` refused: `Authorization` is preflighted again.
    dropsUnfitResults: true,
    // A sandboxed frame: the same PUT is preflighted each time.
    keepsOpaque: false,
    // The same preflighted redirect from one foreign origin to another twice: the second hop is preflighted twice.
    taintedOrigin: "not kept",
    // An actual response without `Access-Control-Allow-Origin` does not cost the next request a preflight.
    clearedByFailures: "none",
    clearedBySimpleRequests: false,
    // The same PUT with `cache: "no-store"`, `"reload"` or `"no-cache"`: a preflight each time.
    bypassedBy: ["no-store", "reload", "no-cache"],
    // A PUT with `cache: "no-store"`, then one without: a preflight each.
    notKeptFor: ["no-store"],
    urlExpires: true,
  },
  httpCache: {
    keyedByCredentials: false,
    // Any status is stored and served to `cache: "force-cache"`, even a 304 that nobody asked for; not 205.
    stores: (status) => status !== 205,
    servesFresh: () => true,
    permanent: [300, 301, 308, 410],
    takesAnyNotModified: false,
    // A CORS fetch that fails, then the same as `no-cors`: two requests.
    afterRefusal: "nothing",
    // A `no-cors` GET of JSON with `nosniff`, and the next one: two requests.
    dropsUnembeddable: true,
    keepsForOtherSites: false,
    ignoresOddExpires: false,
    // Stored with `Vary: Origin` for another origin, or none: the request has `If-None-Match`.
    revalidatesOtherVariants: true,
    revalidates: (status) => status === 200,
    asksAnyway: false,
    // Stored with an `ETag`, then `cache: "reload"` answered 304: the next request has no `If-None-Match`.
    reloadForgets: true,
    dropsEmptyHeaders: false,
    // A 304 with another `Content-Type` leaves the stored one in place.
    notFreshened:
      /^(?:connection|proxy-connection|keep-alive|www-authenticate|proxy-authenticate|proxy-authorization|te|trailer|transfer-encoding|upgrade|content-location|content-md5|etag|content-encoding|content-range|content-type|content-length|x-frame-options|x-xss-protection|x-content-.+|x-webkit-.+)$/,
    dropsFreshenedNoStore: true,
    unaskedNotModified: "removes",
    locks: () => false,
    // A HEAD after a GET that is stored: no request, or one with `If-None-Match`; any other answer than 304 ends the entry.
    head: "as GET",
    // A PUT leaves the stored response in place; DELETE and PATCH with `cache: "reload"` remove it however they end.
    invalidatedBy: (method, cache, status) =>
      cache !== "no-store" &&
      ((cache === "reload" && /^(?:DELETE|PATCH)$/.test(method)) ||
        (/^(?:DELETE|PATCH|POST)$/.test(method) && status >= 200 && status <= 399)),
  },
  redirects: {
    // A 302 with an empty `Location` is a response like any other.
    // Two different ones, even with a 200: ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION. The same one twice is one.
    severalLocations: "no response",
    emptyLocation: "no redirect",
    // So is one without, whatever the redirect mode; only "manual" hides it.
    errorModeNeedsLocation: true,
    // `Location: http://`: net::ERR_INVALID_REDIRECT whatever the CORS headers, also on a preflight, also in "manual".
    findsFirst: (fault) => fault === "redirect-location-invalid",
    policyFirst: false,
    findsFirstIn: ["follow", "error", "manual"],
    // `redirect: "error"` and `http://user@` elsewhere: RedirectContainsCredentials.
    mindsTargetIn: ["error"],
    // An endless redirect with `keepalive`: twenty requests; without it twenty-one.
    keepaliveLimit: 19,
    // A `no-cors` GET with `keepalive` and `redirect: "manual"`: the request to `Location` goes out, too. So does one to
    // `http://user@` of the page's own server, which is a `TypeError` all the same.
    keepaliveGoesOn: true,
    keepaliveToAboutBlank: false,
    // A page's own server answers 301 to `http://user@` itself: a TypeError.
    ownMayHaveCredentials: false,
    judgedAgain: false,
    // `DPR: 2` set by script, and a redirect that does not lead to the page: it is gone,
    // but for `keepalive`.
    drops: /^(?:device-memory|dpr|width|viewport-width|rtt|downlink|ect|sec-ch-.+)$/,
    droppedHeaders: "gone",
    deleteAsGet: false,
  },
  cookies: {
    // A fresh profile sends another site's cookies only when they are `Partitioned`.
    thirdParty: "partitioned",
    defaultSameSite: "lax",
    secureOnLoopback: true,
    noneNeedsSecure: true,
    mindsRedirects: false,
    mindsAncestors: true,
    partitioned: true,
  },
  // `If-None-Match: "1"` goes out with `Cache-Control: max-age=0`, and so does its preflight, which is never skipped.
  preflightsKeepReferer: false,
  conditionalCacheMode: "no-cache",
  // A PUT with `cache: "no-store"`: the OPTIONS says `Pragma: no-cache`, too.
  preflightCarriesCacheMode: true,
  // `Range: BYTES=00-1` arrives as `bytes=0-1`, after the preflight that its spelling asked for.
  rewritesRange: true,
  dropsEmptyLines: false,
  // A redirect back to the page's origin: `Origin: null` with `Sec-Fetch-Site: same-origin`. URLs count from where the
  // load was begun anew: at a preflight, and where the tainting or the method changed.
  fetchMetadataAfterRedirects: "chromium",
  guardsBodyType: true,
  // A `no-cors` POST that the page's own server sends on by 307: `Origin: null`.
  hidesOriginInRedirects: true,
  // The same POST stores the cookies of the other server.
  noCorsKeepsCredentials: true,
  readsHeadersAsUtf8: false,
  dropsCacheHeadersAcrossOrigins: false,
  opaqueOriginsHaveReferrer: false,
  // A frame of another site, a `no-cors` GET with credentials to the page's: `Origin` is there, and stays there.
  namesOriginForStorageAccess: "from the first",
  curbsReferrerPolicies: false,
  // `User-Agent` set by script is neither asked for nor sent.
  ignoresUserAgent: true,
  unknownResourcePolicy: "missing",
  // A sandboxed frame gets what its own site marks `same-site`.
  sandboxKeepsSite: true,
  checksModeFirst: true,
  fetchesAboutBlank: false,
  measuresDataUrls: false,
  sendsHeadersAsUtf8: false,
  keepsOriginHeader: false,
  readsResetContent: false,
  // On HTTP/1.1 a 421 is a response like any other.
  retriesMisdirected: false,
  // An https page on a public address, the API on loopback, no permission: no byte is sent.
  localNetworkAccess: { checked: true, refusesInsecurePages: true },
  streamBody: "sent",
  // In mode "same-origin" to another origin: preflighted. A PATCH must be listed in the answer.
  streamsForceCors: true,
  streamsAllowTheirMethod: false,
  networkErrorMessage: "Failed to fetch",
}
