import type { EngineProfile } from "../engine-profile.ts"

/** RFC 9110, 15.1: heuristically cacheable; 206 is left to media. */
const HEURISTIC: ReadonlySet<number> = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501])

/**
 * The Fetch standard as written. Where it leaves a choice: no limit on preflights' max-age but a day, third-party
 * cookies as their `SameSite` says, one HTTP cache for a site, no Local Network Access (not yet part of Fetch).
 */
export const standard: EngineProfile = {
  engine: "standard",
  // CORS-preflight fetch, 7: the CORS check and the ok status; 7.3: parsing; 7.5: method; 7.6 and 7.7: headers.
  preflightOrder: [
    "allow-origin",
    "allow-credentials",
    "redirect",
    "status",
    "parse-methods",
    "parse-headers",
    "method",
    "headers",
  ],
  authorizationUnderWildcard: "refused",
  preflightsRewrittenRequests: false,
  asksForDroppedHeaders: "no",
  preflightOriginAfterRedirects: "null",
  referrerPolicyHidesOrigin: true,
  preflightCache: {
    maxAgeLimit: 86_400,
    readMaxAge: (value) => (/^[0-9]+$/.test(value) ? Number(value) : 5),
    merges: true,
    keyedByCredentials: false,
    storedWildcardHeaders: "not-authorization",
    storedWildcardMethods: true,
    methodsWithoutEntry: ["GET", "HEAD", "POST"],
    storedWildcardVoidedBy: "nobody",
    storedBeforeMatching: false,
    dropsUnfitResults: false,
    taintedOrigin: "null",
    clearedByFailures: "all",
    clearedBySimpleRequests: false,
    bypassedBy: [],
    notKeptFor: [],
    urlExpires: true,
  },
  httpCache: {
    keyedByCredentials: false,
    // RFC 9111, 3: statuses that may be stored without being told so (RFC 9110, 15.1), and any that says for how long.
    stores: (status, { hasLifetime }) => status !== 304 && (hasLifetime || HEURISTIC.has(status)),
    servesFresh: () => true,
    permanent: [300, 301, 308, 410],
    takesAnyNotModified: false,
    afterRefusal: "stored",
    revalidatesOtherVariants: false,
    revalidates: () => true,
    reloadForgets: false,
    dropsEmptyHeaders: false,
    // RFC 9111, 3.2: what describes the bytes on the wire.
    notFreshened: /^(?:connection|content-encoding|content-length|content-range|transfer-encoding)$/,
    dropsFreshenedNoStore: true,
    unaskedNotModified: "ignored",
    head: "network",
    // HTTP-network-or-cache fetch, 10.3: an unsafe method, and a status in the range 200 to 399.
    invalidatedBy: (method, _, status) =>
      !/^(?:GET|HEAD|OPTIONS|TRACE)$/.test(method) && status >= 200 && status <= 399,
  },
  redirects: {
    emptyLocation: "same URL",
    errorModeNeedsLocation: false,
    findsFirst: () => false,
    findsFirstIn: [],
    mindsTargetIn: [],
    ownMayHaveCredentials: true,
    judgedAgain: false,
    drops: undefined,
    droppedHeaders: "gone",
    deleteAsGet: false,
  },
  cookies: {
    thirdParty: "all",
    defaultSameSite: "lax",
    secureOnLoopback: true,
    noneNeedsSecure: true,
    mindsRedirects: true,
    partitioned: true,
  },
  preflightsKeepReferer: false,
  conditionalCacheMode: "no-store",
  preflightCarriesCacheMode: false,
  rewritesRange: false,
  dropsEmptyLines: false,
  fetchMetadataAfterRedirects: "standard",
  guardsBodyType: true,
  hidesOriginInRedirects: false,
  noCorsKeepsCredentials: false,
  readsHeadersAsUtf8: false,
  dropsCacheHeadersAcrossOrigins: false,
  sendsHeadersAsUtf8: false,
  keepsOriginHeader: false,
  readsResetContent: false,
  retriesMisdirected: true,
  localNetworkAccess: { checked: false, refusesInsecurePages: false },
  streamBody: "sent",
  // The standard leaves the words open; client libraries know these as a network error.
  networkErrorMessage: "Failed to fetch",
}
