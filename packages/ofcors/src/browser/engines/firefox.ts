import type { EngineProfile } from "../engine-profile.ts"

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
  // `Content-Type: text/plain;` given twice is one value with a comma, which is preflighted; so is `Accept: é`.
  extraSafelist: (name, value) =>
    (name === "content-type" && value.includes(",")) || (name === "accept" && /[\x80-\xff]/.test(value))
      ? false
      : undefined,
  // As Chromium, with a warning on the console.
  authorizationUnderWildcard: "warned",
  // A cross-origin PUT answered 303, a JSON POST answered 302: the GET that follows is preflighted.
  preflightsRewrittenRequests: true,
  asksForDroppedHeaders: false,
  // The preflight after a cross-origin redirect names the page's origin; the request after it says `null`.
  preflightOriginAfterRedirects: "page",
  redirectsKeepCredentials: false,
  referrerPolicyHidesOrigin: true,
  preflightCache: {
    maxAgeLimit: 86_400,
    // `-1`, `0` and junk: not cached; twenty digits: a day.
    readMaxAge: (value) => (/^[0-9]+$/.test(value) ? Number(value) : 0),
    merges: true,
    // A preflight with `credentials: "include"` does not serve the same request without.
    keyedByCredentials: true,
    // Stored lists are compared literally: after `*` every request with such a method or header is preflighted again.
    storedWildcardHeaders: "none",
    storedWildcardMethods: false,
    methodsWithoutEntry: ["GET", "POST"],
    storedWildcardVoidedBy: "nobody",
    storedBeforeMatching: false,
    dropsUnfitResults: false,
    // Results belong to the page, whatever redirects have done to the origin.
    taintedOrigin: "page",
    // `redirect: "error"` and a 302 leave the entry in place; a response without `Allow-Origin` does not.
    clearedByFailures: "all but refused redirects",
    // `cache: "no-store"` and `"reload"`: preflighted again; `"no-cache"`: not.
    bypassedBy: ["no-store", "reload"],
  },
  cookies: {
    // Other sites' cookies live in a jar of the page's own site, so those it stored here are sent.
    thirdParty: "own-jar",
    defaultSameSite: "none",
    secureOnLoopback: true,
    noneNeedsSecure: true,
    partitioned: true,
  },
  // `If-Match` makes the request "no-store", and so its preflight, which is never skipped.
  conditionalCacheMode: "no-store",
  // A PUT with `cache: "no-store"`: the OPTIONS says `Pragma: no-cache`, too.
  preflightCarriesCacheMode: true,
  rewritesRange: false,
  // An empty line of `access-control-allow-origin` beside the right one, both in lower case: passes.
  dropsEmptyLines: true,
  ownRedirectsMayHaveCredentials: true,
  // On hosts without a registrable domain (`localhost`) a redirected request is `cross-site` unless all is one origin.
  // Its preflight looks at its own URL alone.
  fetchMetadataAfterRedirects: "firefox",
  // POST answered 303, the GET after it 307: the third request has `Content-Type` again; not where 302 follows.
  restoresBodyHeaders: "where its own method would stay",
  redirectsDeleteAsGet: false,
  guardsBodyType: true,
  preflightsNameThePage: false,
  emptyLocation: "same URL",
  dropsOnRedirect: undefined,
  hidesOriginInRedirects: false,
  noCorsKeepsCredentials: false,
  readsHeadersAsUtf8: false,
  dropsCacheHeadersAcrossOrigins: false,
  // As Chromium.
  revalidatesOtherVariants: true,
  sendsHeadersAsUtf8: false,
  cachesNotModified: false,
  keepsOriginHeader: false,
  // A CORS fetch that fails, then the same as `no-cors`: one request.
  cachesRefusedResponses: true,
  readsResetContent: false,
  retriesMisdirected: false,
  // A `no-cors` fetch stores what a CORS fetch gets; an image, which has credentials, does not.
  httpCacheKeyedByCredentials: true,
  localNetworkAccess: { checked: true, refusesInsecurePages: false },
  // `body: new ReadableStream(…)` arrives as the text `[object ReadableStream]`.
  streamBody: "text",
  networkErrorMessage: "NetworkError when attempting to fetch resource.",
}
