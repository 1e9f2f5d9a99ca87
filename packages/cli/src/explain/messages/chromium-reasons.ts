import type { Wording } from "./console-message.ts"

const ALLOW_ORIGIN = "Access-Control-Allow-Origin"
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
const ALLOW_METHODS = "Access-Control-Allow-Methods"
const ALLOW_HEADERS = "Access-Control-Allow-Headers"

/**
 * What stands after "has been blocked by CORS policy:" in Chromium, Edge, Brave and Opera. Older texts follow today's.
 * Where a check failed on a preflight, the category gets `Preflight` in front.
 */
export const CHROMIUM_REASONS: readonly Wording[] = [
  {
    topic: "allow-origin-missing",
    codes: ["allow-origin-missing"],
    category: "MissingAllowOriginHeader",
    header: ALLOW_ORIGIN,
    texts: [
      "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      "No Access-Control-Allow-Origin header is present on the requested resource.",
    ],
  },
  {
    topic: "allow-origin-wildcard-with-credentials",
    codes: ["allow-origin-wildcard-with-credentials"],
    category: "WildcardOriginNotAllowed",
    header: ALLOW_ORIGIN,
    texts: [
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
      "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
      "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    ],
  },
  {
    topic: "allow-origin-multiple",
    codes: ["allow-origin-multiple"],
    category: "MultipleAllowOriginValues",
    header: ALLOW_ORIGIN,
    texts: ["The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed."],
  },
  {
    topic: "allow-origin-invalid",
    codes: ["allow-origin-invalid"],
    category: "InvalidAllowOriginValue",
    header: ALLOW_ORIGIN,
    texts: [
      "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'. Have the server",
      "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'. Origin",
      "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
    ],
  },
  {
    topic: "allow-origin-mismatch",
    // Two lines of which one is empty come out as one value.
    codes: ["allow-origin-mismatch"],
    category: "AllowOriginMismatch",
    header: ALLOW_ORIGIN,
    texts: [
      "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
      "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin '{supplied}'.",
    ],
  },
  {
    topic: "allow-credentials-not-true",
    codes: ["allow-credentials-not-true"],
    category: "InvalidAllowCredentials",
    header: ALLOW_CREDENTIALS,
    texts: [
      "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.",
      "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.",
    ],
  },
  {
    topic: "preflight-status",
    codes: ["preflight-status"],
    category: "PreflightInvalidStatus",
    texts: [
      "It does not have HTTP ok status.",
      "Response for preflight has invalid HTTP status code {status}",
      "Response for preflight does not have HTTP ok status.",
      "Invalid HTTP status code {status}",
    ],
  },
  {
    topic: "preflight-redirect",
    codes: ["preflight-redirect"],
    category: "PreflightDisallowedRedirect",
    texts: [
      "Redirect is not allowed for a preflight request.",
      "Response for preflight is invalid (redirect)",
      "The request was redirected to '{target}', which is disallowed for cross-origin requests that require preflight.",
      "Request requires preflight, which is disallowed to follow cross-origin redirect.",
    ],
  },
  {
    topic: "allow-methods-malformed",
    codes: ["allow-methods-malformed"],
    category: "InvalidAllowMethodsPreflightResponse",
    header: ALLOW_METHODS,
    texts: ["Cannot parse Access-Control-Allow-Methods response header field in preflight response."],
  },
  {
    topic: "allow-headers-malformed",
    codes: ["allow-headers-malformed"],
    category: "InvalidAllowHeadersPreflightResponse",
    header: ALLOW_HEADERS,
    texts: ["Cannot parse Access-Control-Allow-Headers response header field in preflight response."],
  },
  {
    topic: "method-not-allowed",
    codes: ["method-not-allowed"],
    category: "MethodDisallowedByPreflightResponse",
    header: ALLOW_METHODS,
    texts: ["Method {method} is not allowed by Access-Control-Allow-Methods in preflight response."],
  },
  {
    topic: "header-not-allowed",
    codes: ["header-not-allowed"],
    category: "HeaderDisallowedByPreflightResponse",
    header: ALLOW_HEADERS,
    texts: [
      "Request header field {name} is not allowed by Access-Control-Allow-Headers in preflight response.",
      "Request header field {name} is not allowed by Access-Control-Allow-Headers itself in preflight response.",
    ],
  },
  {
    topic: "redirect-has-credentials",
    codes: ["redirect-has-credentials"],
    category: "RedirectContainsCredentials",
    texts: [
      "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests.",
      "Redirect location '{location}' contains userinfo, which is disallowed for cross-origin requests.",
    ],
  },
  {
    topic: "scheme-not-supported",
    codes: ["scheme-not-supported", "redirect-scheme"],
    category: "CorsDisabledScheme",
    texts: [
      "Cross origin requests are only supported for protocol schemes: {detail}.",
      "Redirect location '{location}' has a disallowed scheme for cross-origin requests.",
    ],
  },
  {
    topic: "same-origin-mode",
    codes: ["same-origin-mode"],
    category: "DisallowedByMode",
    texts: [
      "Cross origin requests are not allowed by request mode.",
      "Cross-origin requests are not allowed by request mode.",
    ],
  },
  {
    topic: "request-did-not-succeed",
    codes: ["network-malformed"],
    category: "InvalidResponse",
    texts: ["The response is invalid."],
  },
  {
    topic: "local-network-insecure-page",
    codes: ["local-network-insecure-page"],
    category: "InsecureLocalNetwork",
    texts: ["The request client is not a secure context and the resource is in more-private address space `{space}`."],
  },
  {
    topic: "local-network-permission",
    codes: ["local-network-permission"],
    category: "LocalNetworkAccessPermissionDenied",
    texts: [
      "Permission was denied for this request to access the `{space}` address space.",
      "Unable to ask for permission",
      "Permission was denied",
    ],
  },
  {
    topic: "local-network-space-mismatch",
    codes: ["local-network-space-mismatch"],
    category: "InvalidLocalNetworkAccess",
    texts: [
      "Request had a target IP address space of `{target}` yet the resource is in address space `{space}`.",
      "Request had no target IP address space, yet the resource is in address space `{space}`.",
    ],
  },
  {
    topic: "private-network-access",
    codes: [],
    texts: [
      "No 'Access-Control-Allow-Private-Network' header was present in the preflight response",
      "The 'Access-Control-Allow-Private-Network' header in the preflight response",
      "The value of the 'Access-Control-Allow-Private-Network' header",
      "No 'Private-Network-Access-",
    ],
  },
]
