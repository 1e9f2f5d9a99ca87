import type { EngineProfile } from "../engine-profile.ts"
import { hasNumberFrom } from "../safelisted-request-headers.ts"

/** URLs that no page may load; others that no redirect may lead to (`foo:bar`) are found out later. */
const FORBIDDEN_TO_LOAD =
  /^(?:about:(?!blank)|blob:|chrome:|data:|file:|javascript:|moz-extension:|resource:|view-source:|wss?:)/

/** Firefox 153. Each line below names the scenario that shows it. */
export const firefox: EngineProfile = {
  engine: "firefox",
  // A preflight answered 301: `Access-Control-Allow-Origin` is looked at first, the redirect only when it is right.
  preflightOrder: [
    "allow-origin",
    "allow-credentials",
    "redirect",
    "status",
    "parse-methods",
    "method",
    "parse-headers",
    "headers",
  ],
  // `Content-Type: text/plain;` given twice is one value with a comma, which is preflighted; so are `Accept: é`,
  // `Content-Type: text/plain; a=é` and `Range: bytes=18446744073709551616-`.
  extraSafelist: (name, value) =>
    (name === "content-type" && value.includes(",")) ||
    ((name === "accept" || name === "content-type") && /[\x80-\xff]/.test(value)) ||
    (name === "range" && hasNumberFrom(2n ** 64n, value))
      ? false
      : undefined,
  // As Chromium, with a warning on the console.
  authorizationUnderWildcard: "warned",
  // A cross-origin PUT answered 303, a JSON POST answered 302: the GET that follows is preflighted.
  preflightsRewrittenRequests: true,
  // A POST of XML answered 302, the GET after it 302: the third preflight asks for `content-type`, which is not sent.
  asksForDroppedHeaders: "not the last ones",
  // The preflight after a cross-origin redirect names the page's origin; the request after it says `null`.
  preflightOriginAfterRedirects: "page",
  referrerPolicyHidesOrigin: true,
  // A `no-cors` POST with `referrer: ""`, whatever the policy: `Origin: null`.
  missingReferrerHidesOrigin: true,
  namesOriginOnLeaving: false,
  preflightCache: {
    maxAgeLimit: 86_400,
    // `-1`, `0` and junk: not cached; twenty digits: a day; nothing at all: as where the header is missing.
    readMaxAge: (value) => (value === "" ? 5 : /^[0-9]+$/.test(value) ? Number(value) : 0),
    // PUT allowed for ten minutes, then once more with `Access-Control-Max-Age: 0`: it stays allowed.
    zeroLeavesEntries: true,
    merges: true,
    // A preflight with `credentials: "include"` does not serve the same request without.
    keyedByCredentials: true,
    // Stored lists are compared literally: after `*` every request with such a method or header is preflighted again.
    storedWildcardHeaders: "none",
    storedWildcardMethods: false,
    methodsWithoutEntry: ["GET", "POST"],
    streamsNeedEntry: true,
    storedWildcardVoidedBy: "nobody",
    storedBeforeMatching: false,
    dropsUnfitResults: false,
    keepsOpaque: true,
    // Results belong to the page, whatever redirects have done to the origin.
    taintedOrigin: "page",
    // `redirect: "error"` and a 302 leave the entry in place; a response without `Allow-Origin` does not.
    clearedByFailures: "all but refused redirects",
    // Nor does a simple GET without, after which a PUT is preflighted again.
    clearedBySimpleRequests: true,
    // `cache: "no-store"` and `"reload"`: preflighted again; `"no-cache"`: not.
    bypassedBy: ["no-store", "reload"],
    notKeptFor: [],
    // A redirect that drops `Authorization` twice, five seconds apart: the second time the target is not preflighted.
    urlExpires: false,
  },
  httpCache: {
    // A `no-cors` fetch stores what a CORS fetch gets; an image, which has credentials, does not.
    keyedByCredentials: true,
    // As Chromium, without 300 and 304.
    stores: (status) => ![205, 300, 304].includes(status),
    // A 404 with `max-age`: asked for again each time; so is a 201, by its `ETag`.
    servesFresh: (status) => [200, 203, 204, 301, 302, 307, 308, 410].includes(status),
    // A 301 without a lifetime is asked for again.
    permanent: [410],
    // Stored without a validator, then answered 304: script gets what is stored.
    takesAnyNotModified: true,
    // A CORS fetch that fails, then the same as `no-cors`: one request.
    afterRefusal: "stored",
    dropsUnembeddable: false,
    // A POST without credentials to another site leaves the stored GET in place.
    keepsForOtherSites: true,
    ignoresOddExpires: false,
    // As Chromium.
    revalidatesOtherVariants: true,
    revalidates: (status) => status >= 200 && status <= 299,
    asksAnyway: false,
    reloadForgets: false,
    // An empty `Access-Control-Allow-Origin` is a missing one when it comes from the cache.
    dropsEmptyHeaders: true,
    notFreshened:
      /^(?:connection|proxy-connection|keep-alive|proxy-authenticate|proxy-authorization|te|trailer|transfer-encoding|upgrade|content-location|content-md5|etag|content-encoding|content-range|content-type|content-length)$/,
    dropsFreshenedNoStore: true,
    unaskedNotModified: "removes",
    // Nothing stored, then a 304, or a 300: no response for this URL is stored any more, until one of a reload is.
    locks: (status) => status === 300 || status === 304,
    // A HEAD stores what the next HEAD gets.
    head: "apart",
    // Even a PUT answered 500; not one answered 304.
    invalidatedBy: (method, _, status) => !/^(?:GET|HEAD|OPTIONS|TRACE)$/.test(method) && status !== 304,
  },
  redirects: {
    // As Chromium.
    severalLocations: "no response",
    emptyLocation: "same URL",
    errorModeNeedsLocation: false,
    // `Location: http://` or `data:`: CORSDidNotSucceed2 whatever the CORS headers, also on a preflight.
    findsFirst: (fault, url) => fault === "redirect-location-invalid" || FORBIDDEN_TO_LOAD.test(url?.href ?? ""),
    // A `no-cors` redirect to `data:` whose policy refuses it: the policy is printed.
    policyFirst: true,
    findsFirstIn: ["follow"],
    // A preflight answered 302 to `http://user@`: CORSDidNotSucceed2 rather than CORSExternalRedirectNotAllowed.
    mindsTargetIn: ["preflight"],
    keepaliveLimit: 20,
    keepaliveGoesOn: false,
    // A `no-cors` GET with `keepalive` that is redirected to `about:blank`: an opaque response.
    keepaliveToAboutBlank: true,
    ownMayHaveCredentials: true,
    judgedAgain: false,
    drops: undefined,
    // Each redirect takes the headers that script gave, and leaves out what it drops itself: POST answered 303, the GET
    // after it 307, and the third request has `Content-Type` again; so has the third one `Authorization`.
    droppedHeaders: "restored each time",
    deleteAsGet: false,
  },
  cookies: {
    // Other sites' cookies live in a jar of the page's own site, so those it stored here are sent.
    thirdParty: "own-jar",
    defaultSameSite: "none",
    secureOnLoopback: true,
    noneNeedsSecure: true,
    // Another site redirects back to the page's: `SameSite=Lax` cookies are not sent.
    mindsRedirects: true,
    mindsAncestors: true,
    partitioned: true,
  },
  // `If-Match` makes the request "no-store", and so its preflight, which is never skipped.
  preflightsKeepReferer: false,
  conditionalCacheMode: "no-store",
  // A PUT with `cache: "no-store"`: the OPTIONS says `Pragma: no-cache`, too.
  preflightCarriesCacheMode: true,
  rewritesRange: false,
  // An empty line of `access-control-allow-origin` beside the right one, both in lower case: passes.
  dropsEmptyLines: true,
  // On hosts without a registrable domain (`localhost`) a redirected request is `cross-site` unless all is one origin.
  // Its preflight looks at its own URL alone.
  fetchMetadataAfterRedirects: "firefox",
  guardsBodyType: true,
  hidesOriginInRedirects: false,
  noCorsKeepsCredentials: false,
  readsHeadersAsUtf8: false,
  dropsCacheHeadersAcrossOrigins: false,
  opaqueOriginsHaveReferrer: false,
  // As Chromium, until redirects make it `null`.
  namesOriginForStorageAccess: "untainted",
  // `referrerPolicy: "unsafe-url"` to another site: the origin alone.
  curbsReferrerPolicies: true,
  ignoresUserAgent: false,
  // With `Cross-Origin-Embedder-Policy: require-corp` even `nonsense` lets a response be embedded.
  unknownResourcePolicy: "cross-origin",
  sandboxKeepsSite: false,
  checksModeFirst: true,
  fetchesAboutBlank: true,
  // `data:,x`: script reads `content-length: 1`.
  measuresDataUrls: true,
  sendsHeadersAsUtf8: false,
  keepsOriginHeader: false,
  readsResetContent: false,
  retriesMisdirected: false,
  localNetworkAccess: { checked: true, refusesInsecurePages: false },
  // `body: new ReadableStream(…)` arrives as the text `[object ReadableStream]`.
  streamBody: "text",
  streamsForceCors: false,
  streamsAllowTheirMethod: true,
  networkErrorMessage: "NetworkError when attempting to fetch resource.",
}
