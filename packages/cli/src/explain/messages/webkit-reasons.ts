import type { Wording } from "./console-message.ts"

const ALLOW_ORIGIN = "Access-Control-Allow-Origin"

/** What WebKit prints on the line before the one with the URL; older texts after today's. */
export const WEBKIT_REASONS: readonly Wording[] = [
  {
    topic: "allow-origin-missing-or-wrong",
    codes: ["allow-origin-missing", "allow-origin-mismatch", "allow-origin-invalid", "allow-origin-multiple"],
    header: ALLOW_ORIGIN,
    texts: [
      "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}",
      "Origin {origin} is not allowed by Access-Control-Allow-Origin.",
    ],
  },
  {
    topic: "allow-origin-multiple",
    codes: ["allow-origin-multiple"],
    header: ALLOW_ORIGIN,
    texts: ["Access-Control-Allow-Origin cannot contain more than one origin."],
  },
  {
    topic: "allow-origin-wildcard-with-credentials",
    codes: ["allow-origin-wildcard-with-credentials"],
    header: ALLOW_ORIGIN,
    texts: ["Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."],
  },
  {
    topic: "allow-credentials-not-true",
    codes: ["allow-credentials-not-true"],
    header: "Access-Control-Allow-Credentials",
    texts: ['Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'],
  },
  {
    topic: "preflight-not-successful",
    codes: ["preflight-status", "preflight-redirect"],
    texts: ["Preflight response is not successful. Status code: {status}", "Preflight response is not successful"],
  },
  {
    topic: "allow-methods-malformed",
    codes: ["allow-methods-malformed"],
    header: "Access-Control-Allow-Methods",
    texts: ["Header Access-Control-Allow-Methods has an invalid value: {value}"],
  },
  {
    topic: "allow-headers-malformed",
    codes: ["allow-headers-malformed"],
    header: "Access-Control-Allow-Headers",
    texts: ["Header Access-Control-Allow-Headers has an invalid value: {value}"],
  },
  {
    topic: "method-not-allowed",
    codes: ["method-not-allowed"],
    header: "Access-Control-Allow-Methods",
    texts: ["Method {method} is not allowed by Access-Control-Allow-Methods."],
  },
  {
    topic: "header-not-allowed",
    codes: ["header-not-allowed"],
    header: "Access-Control-Allow-Headers",
    texts: ["Request header field {name} is not allowed by Access-Control-Allow-Headers."],
  },
  {
    topic: "scheme-not-supported",
    codes: ["scheme-not-supported"],
    texts: ["Cross origin requests are only supported for HTTP."],
  },
  {
    topic: "redirect-not-allowed",
    codes: ["redirect-not-allowed"],
    texts: ["Not allowed to follow a redirection while loading {url}"],
  },
  {
    topic: "redirect-limit",
    codes: ["redirect-limit"],
    texts: ["Load cannot follow more than 20 redirections"],
  },
  { topic: "bad-port", codes: ["bad-port"], texts: ["Not allowed to use restricted network port"] },
  {
    topic: "resource-policy",
    codes: ["resource-policy"],
    header: "Cross-Origin-Resource-Policy",
    texts: ["Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header."],
  },
  {
    topic: "redirect-scheme",
    codes: ["redirect-scheme"],
    texts: ["Redirection to URL with a scheme that is not HTTP(S).", "Not allowed to load local resource: {location}"],
  },
  {
    topic: "no-cors-redirect-mode",
    codes: ["no-cors-redirect-mode"],
    texts: ["No-Cors mode requires follow redirect mode"],
  },
  { topic: "network-reset", codes: ["network-reset"], texts: ["Connection terminated unexpectedly"] },
  { topic: "network-refused", codes: ["network-refused"], texts: ["Could not connect to {detail}"] },
  {
    topic: "blocked-without-reason",
    codes: [],
    texts: ["Cross-origin script load denied by Cross-Origin Resource Sharing policy."],
  },
]

/** What stands after "denied by Cross-Origin Resource Sharing policy:", beside the reasons of any response. */
export const WEBKIT_REDIRECT_REASONS: readonly Wording[] = [
  {
    topic: "redirect-has-credentials",
    codes: ["redirect-has-credentials"],
    texts: ["redirection URL {location} has credentials"],
  },
  {
    topic: "redirect-scheme",
    codes: ["redirect-scheme", "redirect-location-invalid"],
    texts: ["not allowed to follow a cross-origin CORS redirection with non CORS scheme"],
  },
]
