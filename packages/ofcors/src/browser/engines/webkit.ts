import type { EngineProfile } from "../engine-profile.ts"
import { isSafelistedRequestHeader } from "../safelisted-request-headers.ts"

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
  // `Range: BYTES=0-1` needs no preflight.
  extraSafelist: (name, value) => (name === "range" ? isSafelistedRequestHeader(name, value.toLowerCase()) : undefined),
  // As Chromium, silently.
  authorizationUnderWildcard: "allowed",
  // A JSON POST answered 302: the GET that follows is preflighted, and the preflight still asks for `content-type`.
  preflightsRewrittenRequests: true,
  asksForDroppedHeaders: true,
  preflightOriginAfterRedirects: "null",
  // The page's own server redirects to an API, which redirects on: the API's redirect needs `Allow-Credentials`.
  redirectsKeepCredentials: true,
  referrerPolicyHidesOrigin: true,
  preflightCache: {
    maxAgeLimit: 600,
    // `-1` and `0`: not cached. `abc`, `10.5`, `10, 20` and twenty digits: cached for 5 s.
    readMaxAge: (value) => (/^[+-]?[0-9]{1,18}$/.test(value) ? Math.max(0, Number(value)) : 5),
    merges: false,
    keyedByCredentials: false,
    // A stored `*` serves a later `Authorization` as well.
    storedWildcardHeaders: "all",
    storedWildcardMethods: true,
    methodsWithoutEntry: ["GET", "HEAD", "POST"],
    storedWildcardVoidedBy: "request",
    // A header refused because of `*` with credentials; the same without credentials needs no second preflight.
    storedBeforeMatching: true,
    // Unlike Chromium: `X-B` refused leaves the entry for `Authorization` alone.
    dropsUnfitResults: false,
    taintedOrigin: "not kept",
    clearedByFailures: "none",
    bypassedBy: [],
  },
  cookies: {
    // Nothing of another site is sent.
    thirdParty: "none",
    defaultSameSite: "lax",
    // `Secure` cookies set over http://localhost are refused.
    secureOnLoopback: false,
    noneNeedsSecure: false,
    partitioned: false,
  },
  conditionalCacheMode: "no-store",
  preflightCarriesCacheMode: false,
  rewritesRange: false,
  dropsEmptyLines: false,
  ownRedirectsMayHaveCredentials: true,
  // After a redirect across origins a CORS request has no `Sec-Fetch-*` at all; its preflight does, and says
  // `cross-site` where its `Origin` is `null`.
  fetchMetadataAfterRedirects: "webkit",
  // POST answered 302, the GET after it 303: the third request has `Content-Type` again.
  restoresBodyHeaders: "across origins",
  // DELETE answered 302 to another origin: a GET (libsoup; not measured in Safari).
  redirectsDeleteAsGet: true,
  // A `no-cors` POST of a Blob of type `application/json` arrives with that type.
  guardsBodyType: false,
  // `referrerPolicy: "same-origin"` and a redirect to another origin: its preflight has `Referer`.
  preflightsNameThePage: true,
  // A 302 with an empty `Location` fails without another request.
  emptyLocation: "failure",
  dropsOnRedirect: undefined,
  hidesOriginInRedirects: false,
  // A `no-cors` POST that the page's own server sends on: the other server's cookies are stored.
  noCorsKeepsCredentials: true,
  // A response header with the byte E9: script reads the bytes of U+FFFD.
  readsHeadersAsUtf8: true,
  // `cache: "no-store"` and a redirect across origins: no `Pragma` after it.
  dropsCacheHeadersAcrossOrigins: true,
  revalidatesOtherVariants: false,
  // `Content-Language: é` arrives as two bytes.
  sendsHeadersAsUtf8: true,
  cachesNotModified: false,
  // A same-origin POST answered 301: the GET that follows has `Origin`.
  keepsOriginHeader: true,
  cachesRefusedResponses: false,
  // A 205 with a body: script reads it.
  readsResetContent: true,
  retriesMisdirected: false,
  httpCacheKeyedByCredentials: false,
  localNetworkAccess: { checked: false, refusesInsecurePages: false },
  // `body: new ReadableStream(…)`: a NotSupportedError.
  streamBody: "refused",
  networkErrorMessage: "Load failed",
}
