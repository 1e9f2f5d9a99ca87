import type { ConsoleEngine } from "ofcors/browser"
import type { Wording } from "./console-message.ts"

/** A text that is a message by itself, whoever prints it. */
export interface OtherWording extends Wording {
  readonly engine?: ConsoleEngine
}

/** What browsers refuse by other rules than CORS, or say about `fetch` itself. */
export const POLICY_WORDINGS: readonly OtherWording[] = [
  {
    topic: "content-security-policy",
    codes: [],
    engine: "chromium",
    texts: [
      "Refused to connect to '{url}' because it violates",
      "Connecting to '{url}' violates the following Content Security Policy directive",
      "Refused to load the {kind} '{url}' because it violates the following Content Security Policy directive",
      "Loading the {kind} '{url}' violates the following Content Security Policy directive",
    ],
  },
  {
    topic: "content-security-policy",
    codes: [],
    engine: "firefox",
    texts: [
      "Content-Security-Policy: The page’s settings blocked the loading of a resource ({kind}) at {url} because",
      "Content-Security-Policy: The page’s settings blocked the loading of a resource at {url} (",
      "Content Security Policy: The page’s settings blocked the loading of a resource at {url} (",
    ],
  },
  {
    topic: "content-security-policy",
    codes: [],
    engine: "webkit",
    texts: [
      "Refused to connect to {url} because it does not appear in the connect-src directive",
      "Refused to connect to {url} because it appears in neither",
      "Refused to connect to {url} because",
    ],
  },
  {
    topic: "mixed-content",
    codes: ["mixed-content"],
    engine: "chromium",
    texts: [
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure resource '{url}'.",
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint '{url}'.",
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'.",
      "Mixed Content: The page at '{page}' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint '{url}'.",
    ],
  },
  {
    topic: "mixed-content",
    codes: ["mixed-content"],
    engine: "firefox",
    texts: ["Blocked loading mixed active content “{url}”", "Blocked loading mixed display content “{url}”"],
  },
  {
    topic: "mixed-content",
    codes: ["mixed-content"],
    engine: "webkit",
    texts: [
      "The page at {page} requested insecure content from {url}.",
      "The page at {page} was not allowed to run insecure content from {url}.",
      "The page at {page} was not allowed to display insecure content from {url}.",
    ],
  },
  {
    topic: "blob-url-unknown",
    codes: ["blob-url-unknown"],
    engine: "firefox",
    texts: ["Security Error: Content at {page} may not load data from blob:{detail}."],
  },
  {
    topic: "same-origin-mode",
    codes: ["same-origin-mode"],
    engine: "firefox",
    texts: ["Security Error: Content at {page} may not load data from {url}."],
  },
  {
    topic: "redirect-scheme",
    codes: ["redirect-scheme"],
    engine: "firefox",
    texts: ["Security Error: Content at {url} may not load or link to {location}."],
  },
  {
    topic: "resource-policy",
    codes: ["resource-policy"],
    engine: "firefox",
    header: "Cross-Origin-Resource-Policy",
    texts: ["The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header"],
  },
  {
    topic: "opaque-response-blocking",
    codes: [],
    engine: "firefox",
    texts: [
      "The resource at “{url}” was blocked by OpaqueResponseBlocking.",
      "A resource is blocked by OpaqueResponseBlocking",
    ],
  },
  {
    topic: "opaque-response-blocking",
    codes: [],
    engine: "chromium",
    texts: [
      "Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type",
      "Response was blocked by CORB",
      "Response was blocked by ORB",
    ],
  },
  {
    topic: "local-network-permission",
    codes: ["local-network-permission"],
    engine: "firefox",
    texts: ["Local Network Access permission required", "Local Network Access permission detected"],
  },
  {
    topic: "frame-access",
    codes: [],
    texts: [
      "Blocked a frame with origin “{origin}” from accessing a",
      "Permission denied to access property",
      "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided",
    ],
  },
  {
    topic: "tainted-canvas",
    codes: [],
    texts: [
      "Tainted canvases may not be",
      "The canvas has been tainted by cross-origin data",
      "The operation is insecure.",
    ],
  },
  {
    topic: "integrity-mismatch",
    codes: ["integrity-mismatch"],
    engine: "chromium",
    texts: ["Failed to find a valid digest in the 'integrity' attribute for resource '{url}'"],
  },
  {
    topic: "integrity-opaque",
    codes: ["integrity-opaque"],
    engine: "chromium",
    texts: ["Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires"],
  },
  {
    topic: "response-header-not-exposed",
    codes: [],
    isWarning: true,
    texts: ['Refused to get unsafe header "{name}"'],
  },
  {
    topic: "header-forbidden",
    codes: ["header-forbidden"],
    isWarning: true,
    texts: ['Refused to set unsafe header "{name}"', "Attempt to set a forbidden header was denied: {name}"],
  },
  {
    topic: "no-cors-method",
    codes: ["no-cors-method"],
    texts: ["Failed to execute 'fetch' on 'Window': '{method}' is unsupported in no-cors mode"],
  },
  {
    topic: "url-has-credentials",
    codes: ["url-has-credentials"],
    texts: [
      "Request cannot be constructed from a URL that includes credentials: {url}",
      "Request cannot be constructed from a URL that includes credentials",
    ],
  },
  { topic: "invalid-url", codes: ["invalid-url"], texts: ["Failed to parse URL from {url}"] },
  {
    topic: "cookie-not-stored",
    codes: ["cookie-not-stored"],
    isWarning: true,
    texts: [
      "Cookie “{name}” has been rejected because",
      "Cookie “{name}” will soon be rejected because",
      "This Set-Cookie was blocked because",
      "This attempt to set a cookie via a Set-Cookie header was blocked because",
    ],
  },
]

/** What script is told of a failed request: no reason in any browser. */
export const SCRIPT_ERROR_WORDINGS: readonly OtherWording[] = [
  {
    topic: "error-without-reason",
    codes: [],
    engine: "chromium",
    texts: ["Failed to fetch", "Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'"],
  },
  {
    topic: "error-without-reason",
    codes: [],
    engine: "firefox",
    texts: ["NetworkError when attempting to fetch resource.", "A network error occurred."],
  },
  { topic: "error-without-reason", codes: [], engine: "webkit", texts: ["Load failed"] },
  {
    topic: "error-without-reason",
    codes: [],
    texts: [
      "Http failure response for {url}: 0 ",
      "Network Error",
      "ERR_NETWORK",
      "XMLHttpRequest error",
      "<no response>",
    ],
  },
]

/** What programs say that are no browsers, where CORS does not exist. */
export const OUTSIDE_WORDINGS: readonly OtherWording[] = [
  {
    topic: "not-a-browser",
    codes: [],
    texts: [
      "fetch failed",
      "connect ECONNREFUSED",
      "connect ETIMEDOUT",
      "getaddrinfo ENOTFOUND",
      "getaddrinfo EAI_AGAIN",
      "Network request failed",
      "socket hang up",
    ],
  },
  {
    topic: "server-refused",
    codes: [],
    texts: [
      "Invalid CORS request",
      "Disallowed CORS origin",
      "Disallowed CORS method",
      "Disallowed CORS headers",
      "Not allowed by CORS",
    ],
  },
  {
    topic: "csrf-refused",
    codes: [],
    texts: [
      "CSRF verification failed",
      "CSRF Failed",
      "Origin checking failed",
      "CSRF token missing",
      "CSRF token mismatch",
    ],
  },
]
