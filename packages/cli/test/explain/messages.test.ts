import { describe, expect, test } from "vitest"
import type { ConsoleMessage } from "../../src/explain/messages/console-message.ts"
import { parseMessages } from "../../src/explain/messages/parse-messages.ts"

const API = "http://localhost:8000/api"
const PAGE = "http://localhost:3000"
const BLOCKED = `Access to fetch at '${API}' from origin '${PAGE}' has been blocked by CORS policy: `
const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
const FIREFOX = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. (Reason: `
const FIREFOX_MISSING = `${FIREFOX}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.`
const SAFARI = `Origin ${PAGE} is not allowed by Access-Control-Allow-Origin. Status code: 404`
const SAFARI_URL = `Fetch API cannot load ${API} due to access control checks.`

/** What a message is read as: its topic, then what else the row is about. */
type Row = readonly [name: string, paste: string, topic: string, fields?: Partial<ConsoleMessage>]

const named = (rows: readonly Row[]) =>
  rows.map(([name, paste, topic, fields = {}]) => ({ name, paste, topic, fields }))

function expectRead(paste: string, topic: string, fields: Partial<ConsoleMessage> = {}): void {
  const messages = parseMessages(paste)
  expect(messages.map((message) => message.topic)).toEqual([topic])
  expect(messages[0]).toMatchObject(fields)
}

const missing = { url: API, origin: PAGE, engine: "chromium" } as const

describe("decorations do not matter", () => {
  test.each(
    named([
      [
        "file and line before, a link behind",
        `(index):1 ${BLOCKED}${MISSING}Understand this error`,
        "allow-origin-missing",
        missing,
      ],
      ["a timestamp and a count", `12:30:01.123 3 app.js:12 ${BLOCKED}${MISSING}`, "allow-origin-missing", missing],
      [
        "what DevTools prints behind it, which has the method and the status",
        `${BLOCKED}${MISSING}\napp.js:12 \n\n     GET ${API} net::ERR_FAILED 404 (Not Found)\n(anonymous) @ app.js:12\nUncaught (in promise) TypeError: Failed to fetch\n    at app.js:12:1`,
        "allow-origin-missing",
        { ...missing, facts: { method: "GET", status: "404" } },
      ],
      ["smart quotation marks", `${BLOCKED}${MISSING}`.replaceAll("'", "’"), "allow-origin-missing", missing],
      ["double quotation marks", `${BLOCKED}${MISSING}`.replaceAll("'", '"'), "allow-origin-missing", missing],
      ["escaped quotation marks", `${BLOCKED}${MISSING}`.replaceAll("'", "\\'"), "allow-origin-missing", missing],
      ["HTML's entities", `${BLOCKED}${MISSING}`.replaceAll("'", "&#39;"), "allow-origin-missing", missing],
      [
        "no quotation marks, as a shell leaves it",
        `${BLOCKED}${MISSING}`.replaceAll("'", ""),
        "allow-origin-missing",
        missing,
      ],
      ["colours", `\u001b[31m${BLOCKED}\u001b[1m${MISSING}\u001b[0m`, "allow-origin-missing", missing],
      ["non-breaking spaces", `${BLOCKED}${MISSING}`.replaceAll(" ", "\u00a0"), "allow-origin-missing", missing],
      ["a quotation in mail", `> ${BLOCKED}\n> ${MISSING}`, "allow-origin-missing", missing],
      [
        "lines broken between words",
        `${BLOCKED}${MISSING}`.replace("blocked by", "blocked\n    by").replace("is present", "is\r\npresent"),
        "allow-origin-missing",
        missing,
      ],
      [
        "lines broken anywhere",
        (`${BLOCKED}${MISSING}`.match(/.{1,40}/g) ?? []).join("\n"),
        "allow-origin-missing",
        missing,
      ],
      [
        "Safari's prefixes, and the same once more",
        `[Error] ${SAFARI}\n[Error] ${SAFARI_URL}\n[Error] Failed to load resource: ${SAFARI} (api, line 0)`,
        "allow-origin-missing-or-wrong",
        { url: API, origin: PAGE, facts: { status: "404" } },
      ],
      [
        "Firefox's link, and the error behind it",
        `${FIREFOX_MISSING} [Learn More]\nUncaught (in promise) TypeError: NetworkError when attempting to fetch resource.`,
        "allow-origin-missing",
        { url: API, facts: { status: "404" } },
      ],
      [
        "a URL with quotation marks in it",
        `Access to fetch at '${API}/it's' from origin '${PAGE}' has been blocked by CORS policy: ${MISSING}`,
        "allow-origin-missing",
        { url: `${API}/it's` },
      ],
    ]),
  )("$name", ({ paste, topic, fields }) => expectRead(paste, topic, fields))
})

describe("what is cut off is read as far as it goes", () => {
  test.each(
    named([
      ["without a reason", BLOCKED, "blocked-without-reason", { url: API, origin: PAGE, isTruncated: true }],
      [
        "within the frame",
        `Access to fetch at '${API}' from origin`,
        "blocked-without-reason",
        { url: API, isTruncated: true },
      ],
      [
        "within the reason",
        `${BLOCKED}No 'Access-Control-Allow-Or`,
        "allow-origin-missing",
        { url: API, isTruncated: true },
      ],
      [
        "within a value",
        `${BLOCKED}The 'Access-Control-Allow-Origin' header has a value 'http://loc`,
        "allow-origin-mismatch",
        { isTruncated: true },
      ],
      [
        "where two reasons are left",
        `${BLOCKED}The 'Access-Control-Allow-Origin' header co`,
        "blocked-without-reason",
        { isTruncated: true },
      ],
      [
        "without its beginning",
        `has been blocked by CORS policy: ${MISSING}`,
        "allow-origin-missing",
        { codes: ["allow-origin-missing"] },
      ],
      [
        "Firefox",
        `${FIREFOX}CORS header ‘Access-Control-Allow-Origin’ mis`,
        "allow-origin-missing",
        { url: API, isTruncated: true },
      ],
      ["Safari's second line alone", SAFARI_URL, "blocked-without-reason", { url: API, engine: "webkit" }],
      ["Safari's first line alone", SAFARI, "allow-origin-missing-or-wrong", { origin: PAGE, engine: "webkit" }],
    ]),
  )("$name", ({ paste, topic, fields }) => expectRead(paste, topic, fields))
})

const OLD = "Origin 'http://localhost' is therefore not allowed access."

describe("older wordings", () => {
  test.each(
    named([
      [
        "Chrome 50",
        `XMLHttpRequest cannot load https://a.example/x. ${MISSING} ${OLD} The response had HTTP status code 500.`,
        "allow-origin-missing",
        { url: "https://a.example/x", origin: "http://localhost", facts: { status: "500" } },
      ],
      [
        "Chrome 65",
        `Failed to load https://a.example/x: ${MISSING} ${OLD}`,
        "allow-origin-missing",
        { url: "https://a.example/x", origin: "http://localhost" },
      ],
      [
        "Chrome 65, a preflight's status",
        "Failed to load https://a.example/x: Response for preflight has invalid HTTP status code 405.",
        "preflight-status",
        { isPreflight: true, facts: { status: "405" } },
      ],
      [
        "Chrome 65, a preflight's redirect",
        "Failed to load https://a.example/x: Response for preflight is invalid (redirect)",
        "preflight-redirect",
      ],
      [
        "Chrome 65, a redirect",
        `Redirect from 'https://a.example/x' to 'https://a.example/x/' has been blocked by CORS policy: ${MISSING} ${OLD}`,
        "allow-origin-missing",
        { url: "https://a.example/x", origin: "http://localhost", facts: { location: "https://a.example/x/" } },
      ],
      [
        "Chrome 60, a star with cookies",
        `Fetch API cannot load https://a.example/x. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. ${OLD}`,
        "allow-origin-wildcard-with-credentials",
      ],
      [
        "Chrome 60, credentials",
        "XMLHttpRequest cannot load https://a.example/x. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials.",
        "allow-credentials-not-true",
        { facts: { value: "" } },
      ],
      [
        "Chrome 90, with the advice on opaque responses",
        `${BLOCKED}${MISSING} If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
        "allow-origin-missing",
        missing,
      ],
      [
        "Chrome 110, a private network",
        `${BLOCKED}Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`local\` address space.`,
        "private-network-access",
      ],
      [
        "Chrome 80, a font",
        `Access to font at 'https://cdn.example/a.woff2' from origin '${PAGE}' has been blocked by CORS policy: ${MISSING}`,
        "allow-origin-missing",
        { initiator: "font" },
      ],
      [
        "Chrome 30, a font",
        `Font from origin 'https://cdn.example' has been blocked from loading by Cross-Origin Resource Sharing policy: ${MISSING} ${OLD}`,
        "allow-origin-missing",
        { origin: "http://localhost" },
      ],
      [
        "Safari 9",
        "XMLHttpRequest cannot load https://a.example/x. Origin http://localhost is not allowed by Access-Control-Allow-Origin.",
        "allow-origin-missing-or-wrong",
        { url: "https://a.example/x", origin: "http://localhost" },
      ],
      [
        "Firefox 30",
        `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${API}. This can be fixed by moving the resource to the same domain or enabling CORS.`,
        "blocked-without-reason",
        { url: API },
      ],
      [
        "Firefox 50, straight quotation marks and no status",
        `${FIREFOX}CORS header 'Access-Control-Allow-Origin' missing).`,
        "allow-origin-missing",
        { url: API, facts: {} },
      ],
      [
        "Firefox 60, a missing token",
        `${FIREFOX}missing token ‘x-a’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).`,
        "header-not-allowed",
        { facts: { name: "x-a" } },
      ],
      ["Firefox 60, a preflight", `${FIREFOX}CORS preflight channel did not succeed).`, "preflight-status"],
      ["Firefox 50, the network", `${FIREFOX}CORS request failed).`, "request-did-not-succeed"],
    ]),
  )("$name", ({ paste, topic, fields }) => expectRead(paste, topic, fields))
})

describe("what is not CORS is not called so", () => {
  test.each(
    named([
      [
        "fetch in Chrome",
        "Uncaught (in promise) TypeError: Failed to fetch",
        "error-without-reason",
        { engine: "chromium" },
      ],
      [
        "fetch in Firefox",
        "TypeError: NetworkError when attempting to fetch resource.",
        "error-without-reason",
        { engine: "firefox" },
      ],
      [
        "fetch in Safari",
        "Unhandled Promise Rejection: TypeError: Load failed",
        "error-without-reason",
        { engine: "webkit" },
      ],
      [
        "Axios",
        "AxiosError: Network Error\n    at XMLHttpRequest.handleError (xhr.js:112)\n  code: 'ERR_NETWORK'",
        "error-without-reason",
      ],
      [
        "Angular, with the URL",
        `Http failure response for ${API}: 0 Unknown Error`,
        "error-without-reason",
        { url: API },
      ],
      ["an ad blocker", `GET ${API}/ads net::ERR_BLOCKED_BY_CLIENT`, "blocked-by-client", { url: `${API}/ads` }],
      [
        "a server that is down",
        `GET ${API} net::ERR_CONNECTION_REFUSED`,
        "network-refused",
        { url: API, facts: { method: "GET" } },
      ],
      [
        "a certificate",
        "Failed to load resource: net::ERR_CERT_AUTHORITY_INVALID",
        "network-tls",
        { category: "net::ERR_CERT_AUTHORITY_INVALID" },
      ],
      [
        "an error that could be read",
        `POST ${API} 422 (Unprocessable Entity)`,
        "http-status",
        { facts: { method: "POST", status: "422" } },
      ],
      [
        "CSP in Chrome",
        `Refused to connect to '${API}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
        "content-security-policy",
        { url: API },
      ],
      [
        "CSP in Chrome, newer",
        `Connecting to '${API}' violates the following Content Security Policy directive: "connect-src 'self'".`,
        "content-security-policy",
        { url: API },
      ],
      [
        "CSP in Firefox",
        `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${API} because it violates the following directive: “default-src 'self'”`,
        "content-security-policy",
        { url: API },
      ],
      [
        "CSP in Safari",
        `Refused to connect to ${API} because it does not appear in the connect-src directive of the Content Security Policy.`,
        "content-security-policy",
        { url: API },
      ],
      [
        "mixed content in Chrome",
        "Mixed Content: The page at 'https://app.example.com/a' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://api.example.com/x'. This request has been blocked; the content must be served over HTTPS.",
        "mixed-content",
        { url: "http://api.example.com/x", origin: "https://app.example.com" },
      ],
      [
        "mixed content in Firefox",
        "Blocked loading mixed active content “http://api.example.com/x”",
        "mixed-content",
        { url: "http://api.example.com/x" },
      ],
      [
        "a frame",
        `Uncaught DOMException: Failed to read a named property: Blocked a frame with origin "${PAGE}" from accessing a cross-origin frame.`,
        "frame-access",
        { origin: PAGE },
      ],
      [
        "a canvas",
        "Uncaught DOMException: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
        "tainted-canvas",
      ],
      [
        "Node",
        "TypeError: fetch failed\n    at node:internal/deps/undici\n  [cause]: Error: connect ECONNREFUSED 127.0.0.1:8000",
        "not-a-browser",
      ],
      [
        "a header that is not exposed",
        'Refused to get unsafe header "X-Total-Count"',
        "response-header-not-exposed",
        { isWarning: true, facts: { name: "X-Total-Count" } },
      ],
      ["Spring's answer", "Invalid CORS request", "server-refused"],
      ["Django's CSRF page", "CSRF verification failed. Request aborted.", "csrf-refused"],
    ]),
  )("$name", ({ paste, topic, fields }) => {
    const [message] = parseMessages(paste)
    expect(message?.topic).toBe(topic)
    expect(message).toMatchObject(fields)
  })
})

describe("names", () => {
  test.each(
    named([
      ["of Chromium", "PreflightMissingAllowOriginHeader", "allow-origin-missing", { isPreflight: true }],
      [
        "of Firefox's pages at MDN",
        "https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSDidNotSucceed",
        "request-did-not-succeed",
      ],
    ]),
  )("$name", ({ paste, topic, fields }) => expectRead(paste, topic, fields))
})

test("several messages are several, whatever stands between them", () => {
  const paste = [
    `${BLOCKED}${MISSING}`,
    `GET ${API} net::ERR_FAILED`,
    "hello",
    FIREFOX_MISSING,
    SAFARI,
    SAFARI_URL,
  ].join("\n")
  expect(parseMessages(paste).map(({ engine, topic }) => `${engine} ${topic}`)).toEqual([
    "chromium allow-origin-missing",
    "firefox allow-origin-missing",
    "webkit allow-origin-missing-or-wrong",
  ])
  expect(parseMessages(paste.replaceAll("\n", " "))).toHaveLength(3)
})

test("two reasons of Safari find their own addresses", () => {
  const other = SAFARI_URL.replace(API, `${API}/other`)
  const wildcard = "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."
  expect(parseMessages([SAFARI, wildcard, SAFARI_URL, other].join("\n")).map(({ topic, url }) => [topic, url])).toEqual(
    [
      ["allow-origin-missing-or-wrong", API],
      ["allow-origin-wildcard-with-credentials", `${API}/other`],
    ],
  )
})

test("the same message a hundred times is one", () => {
  expect(parseMessages(`${BLOCKED}${MISSING}\n`.repeat(100))).toHaveLength(1)
})

test.each([
  "",
  "hello world",
  "My app does not work, I get a CORS error",
  "I call http://localhost:8000/api from React and it fails with CORS",
  "how do I enable cors in express?",
  "Error: something with Access-Control-Allow-Origin",
  "{}",
])("%j is no message", (text) => {
  expect(parseMessages(text)).toEqual([])
})
