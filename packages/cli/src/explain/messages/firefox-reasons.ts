import type { Wording } from "./console-message.ts"

const ALLOW_ORIGIN = "Access-Control-Allow-Origin"
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
const ALLOW_METHODS = "Access-Control-Allow-Methods"
const ALLOW_HEADERS = "Access-Control-Allow-Headers"

/** What Firefox says of a request that has failed for its network, a redirect or a refused permission alike. */
export const DID_NOT_SUCCEED: Wording = {
  topic: "request-did-not-succeed",
  codes: [
    "network-refused",
    "network-tls",
    "network-dns",
    "network-reset",
    "network-timeout",
    "network-malformed",
    "redirect-limit",
    "redirect-scheme",
    "redirect-has-credentials",
    "redirect-location-invalid",
    "local-network-permission",
  ],
  category: "CORSDidNotSucceed2",
  texts: ["CORS request did not succeed", "CORS request failed"],
}

/** What stands after "(Reason:" in Firefox, by category, older texts after today's. */
export const FIREFOX_REASONS: readonly Wording[] = [
  {
    topic: "allow-origin-missing",
    codes: ["allow-origin-missing"],
    category: "CORSMissingAllowOrigin2",
    header: ALLOW_ORIGIN,
    texts: ["CORS header ‘Access-Control-Allow-Origin’ missing"],
  },
  {
    topic: "allow-origin-multiple",
    codes: ["allow-origin-multiple"],
    category: "CORSMultipleAllowOriginNotAllowed",
    header: ALLOW_ORIGIN,
    texts: ["Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed"],
  },
  {
    topic: "allow-origin-not-matching",
    codes: ["allow-origin-mismatch", "allow-origin-multiple", "allow-origin-invalid"],
    category: "CORSAllowOriginNotMatchingOrigin",
    header: ALLOW_ORIGIN,
    texts: ["CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’)"],
  },
  {
    topic: "allow-origin-wildcard-with-credentials",
    codes: ["allow-origin-wildcard-with-credentials"],
    category: "CORSNotSupportingCredentials",
    header: ALLOW_ORIGIN,
    texts: [
      "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’",
      "Credential is not supported if CORS header ‘Access-Control-Allow-Origin’ is ‘*’",
    ],
  },
  {
    topic: "allow-credentials-not-true",
    codes: ["allow-credentials-not-true"],
    category: "CORSMissingAllowCredentials",
    header: ALLOW_CREDENTIALS,
    texts: ["expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’"],
  },
  {
    topic: "preflight-redirect",
    codes: ["preflight-redirect"],
    category: "CORSExternalRedirectNotAllowed",
    texts: ["CORS request external redirect not allowed"],
  },
  {
    topic: "preflight-status",
    codes: ["preflight-status", "preflight-redirect"],
    category: "CORSPreflightDidNotSucceed3",
    texts: ["CORS preflight response did not succeed", "CORS preflight channel did not succeed"],
  },
  {
    topic: "allow-methods-malformed",
    codes: ["allow-methods-malformed"],
    category: "CORSInvalidAllowMethod",
    header: ALLOW_METHODS,
    texts: ["invalid token ‘{element}’ in CORS header ‘Access-Control-Allow-Methods’"],
  },
  {
    topic: "allow-headers-malformed",
    codes: ["allow-headers-malformed"],
    category: "CORSInvalidAllowHeader",
    header: ALLOW_HEADERS,
    texts: ["invalid token ‘{element}’ in CORS header ‘Access-Control-Allow-Headers’"],
  },
  {
    topic: "method-not-allowed",
    codes: ["method-not-allowed"],
    category: "CORSMethodNotFound",
    header: ALLOW_METHODS,
    texts: ["Did not find method in CORS header ‘Access-Control-Allow-Methods’"],
  },
  {
    topic: "header-not-allowed",
    codes: ["header-not-allowed"],
    category: "CORSMissingAllowHeaderFromPreflight2",
    header: ALLOW_HEADERS,
    texts: [
      "header ‘{name}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response",
      "missing token ‘{name}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel",
    ],
  },
  {
    topic: "authorization-covered-by-wildcard",
    codes: ["authorization-covered-by-wildcard"],
    category: "CORSAllowHeaderFromPreflightDeprecation",
    header: ALLOW_HEADERS,
    isWarning: true,
    texts: ["When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered."],
  },
  {
    topic: "scheme-not-supported",
    codes: ["scheme-not-supported"],
    category: "CORSRequestNotHttp",
    texts: ["CORS request not http"],
  },
  { topic: "cors-disabled", codes: [], category: "CORSDisabled", texts: ["CORS disabled"] },
  {
    topic: "cors-disabled",
    codes: [],
    category: "CORSOriginHeaderNotAdded",
    texts: ["CORS header ‘Origin’ cannot be added"],
  },
  DID_NOT_SUCCEED,
]
