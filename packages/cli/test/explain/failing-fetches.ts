import * as fc from "fast-check"
import type {
  BrowserDiagnosticCode,
  BrowserOptions,
  FetchInit,
  HeaderLine,
  NetworkErrorKind,
  Send,
  WireResponse,
} from "ofcors/browser"

/** A fetch that fails for one reason, with everything beside that reason left to chance. */
export interface FailingFetch {
  readonly page: string
  readonly pageOptions?: object
  readonly url: string
  readonly init: FetchInit
  readonly preflight?: Answer
  readonly actual: Answer
  readonly browser?: Partial<BrowserOptions>
}

type Answer = WireResponse | { readonly error: NetworkErrorKind; readonly message: string }

/** What a header may hold: printable ASCII and bytes beyond, no byte that a later UTF-8 reading would make invisible. */
const value = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(..."abc:/.,;*' \"()’‘0é".split("").filter((c) => c.charCodeAt(0) < 256)),
      maxLength: 30,
    }),
    fc.constantFrom(
      "https://app.example.com/",
      "http://localhost:3001",
      "null",
      "undefined",
      "",
      "a b",
      "', but only one is allowed.",
      "x’).",
    ),
  )
  .map((text) => text.replace(/[^\x20-\xff]/g, "").trim())
const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/)
const page = fc.constantFrom("http://localhost:3000", "https://app.example.com", "http://127.0.0.1:5173")
const path = fc
  .array(fc.constantFrom("api", "items", "it's", "(x)", "v1.0", "é", "a,b", "‘q’"), { maxLength: 4 })
  .map((parts) => `/${parts.join("/")}`)
const query = fc.constantFrom("", "?q=1", "?from origin 'x'", "#top", "?a=b#c")
const url = fc
  .tuple(fc.constantFrom("https://api.example.com", "https://localhost:8443"), path, query)
  .map((parts) => parts.join(""))
const status = fc.constantFrom(200, 204, 401, 404, 405, 500, 502)

const answer = (status: number, headers: readonly HeaderLine[]): WireResponse => ({
  status,
  statusText: "",
  headers,
  body: null,
})
const allowing = (origin: string): HeaderLine => ["Access-Control-Allow-Origin", origin]
const CREDENTIALS: HeaderLine = ["Access-Control-Allow-Credentials", "true"]

type Case = (chance: {
  readonly page: string
  readonly url: string
  readonly status: number
  readonly value: string
  readonly other: string
  readonly token: string
}) => Omit<FailingFetch, "page" | "url"> & { readonly url?: string; readonly page?: string }

/** The same response to the preflight, if there is one, and to the request. */
function checked(
  headers: (page: string, value: string, other: string) => readonly HeaderLine[],
  init: FetchInit = {},
): Case {
  return ({ page, status, value, other }) => {
    const response = answer(status, headers(page, value, other))
    const isPreflighted = status === 405
    return { init: { ...init, ...(isPreflighted && { method: "PUT" }) }, preflight: response, actual: response }
  }
}

/** A preflight that passes the CORS check, with the headers that are to fail. */
function preflighted(
  init: (token: string) => FetchInit,
  headers: (value: string) => readonly HeaderLine[],
  status = 204,
): Case {
  return ({ page, value, token }) => ({
    init: { method: "PUT", ...init(token) },
    preflight: answer(status, [allowing(page), ...headers(value)]),
    actual: answer(200, [allowing(page)]),
  })
}

function redirected(location: (value: string) => string, init: FetchInit = {}): Case {
  return ({ page, value }) => ({
    init,
    actual: answer(302, [allowing(page), ["Location", location(value)]]),
  })
}

function broken(error: NetworkErrorKind): Case {
  return ({ status, value }) => {
    const failure = { error, message: `it broke (${value})` }
    return { init: status === 405 ? { method: "PUT" } : {}, preflight: failure, actual: failure }
  }
}

const INCLUDE = { credentials: "include" }

/** How to fail with each code that any engine prints something for; `undefined` where none does. */
export const CASES: Readonly<Record<BrowserDiagnosticCode, Case | undefined>> = {
  "allow-origin-missing": checked(() => [["X-Other", "1"]]),
  "allow-origin-wildcard-with-credentials": checked(() => [allowing("*"), CREDENTIALS], INCLUDE),
  "allow-origin-multiple": checked((page, value) => [allowing(page), allowing(value)]),
  "allow-origin-invalid": checked((_, value) => [allowing(`?${value}`)]),
  "allow-origin-mismatch": checked((_, value) => [allowing(`https://other.example/${encodeURI(value)}`)]),
  "allow-credentials-not-true": checked(
    (page, value) => [allowing(page), ["Access-Control-Allow-Credentials", value]],
    INCLUDE,
  ),
  "preflight-redirect": preflighted(
    (token) => ({ redirect: token.length % 2 === 0 ? "follow" : "manual" }),
    () => [["Location", "/elsewhere"]],
    307,
  ),
  "preflight-status": ({ page, status }) => ({
    init: { method: "PUT" },
    preflight: answer(status < 300 ? 403 : status, [allowing(page)]),
    actual: answer(200, []),
  }),
  "allow-methods-malformed": preflighted(
    () => ({}),
    (value) => [["Access-Control-Allow-Methods", `PUT, ${value} =/`]],
  ),
  "allow-headers-malformed": preflighted(
    () => ({}),
    (value) => [
      ["Access-Control-Allow-Methods", "PUT"],
      ["Access-Control-Allow-Headers", `x-a, ${value} =/`],
    ],
  ),
  "method-not-allowed": preflighted(
    (token) => ({ method: `X${token}` }),
    () => [["Access-Control-Allow-Methods", "PUT"]],
  ),
  "header-not-allowed": preflighted(
    (token) => ({ headers: { [`X-${token}`]: "1", "Content-Type": "application/json" } }),
    () => [["Access-Control-Allow-Methods", "PUT"]],
  ),
  "authorization-covered-by-wildcard": ({ page }) => ({
    init: { headers: { Authorization: "Bearer 1" } },
    preflight: answer(204, [allowing("*"), ["Access-Control-Allow-Headers", "*"]]),
    actual: answer(200, [allowing(page)]),
  }),
  "redirect-has-credentials": redirected(() => "https://user:secret@other.example/x"),
  "redirect-scheme": redirected((value) => (value.length % 2 === 0 ? "data:text/plain,x" : "foo:bar")),
  "redirect-location-invalid": redirected(() => "http://"),
  "redirect-not-allowed": redirected((value) => (value.length % 2 === 0 ? "/elsewhere" : "data:,x"), {
    redirect: "error",
  }),
  "redirect-limit": redirected(() => "/again"),
  "redirect-of-stream": undefined,
  "origin-turned-null": undefined,
  "method-rewritten": undefined,
  "authorization-dropped": undefined,
  "scheme-not-supported": () => ({ url: "ftp://files.example.com/x", init: {}, actual: answer(200, []) }),
  "same-origin-mode": () => ({ init: { mode: "same-origin" }, actual: answer(200, []) }),
  "no-cors-redirect-mode": () => ({ init: { mode: "no-cors", redirect: "error" }, actual: answer(200, []) }),
  "bad-port": () => ({
    url: "http://api.example.com:25/x",
    init: {},
    actual: answer(200, []),
    page: "http://localhost:3000",
  }),
  "mixed-content": () => ({
    page: "https://app.example.com",
    url: "http://api.example.com/x",
    init: {},
    actual: answer(200, []),
  }),
  "stream-body": undefined,
  "keepalive-too-large": undefined,
  "not-cached": () => ({
    page: "https://app.example.com",
    url: "https://app.example.com/own",
    init: { cache: "only-if-cached", mode: "same-origin" },
    actual: answer(200, []),
  }),
  "about-url": undefined,
  "data-url-invalid": () => ({ url: "data:nothing", init: {}, actual: answer(200, []) }),
  "blob-url-unknown": () => ({
    page: "http://localhost:3000",
    url: "blob:http://localhost:3000/1-2-3",
    init: {},
    actual: answer(200, []),
  }),
  "local-network-insecure-page": () => ({
    page: "http://app.example.com",
    url: "http://127.0.0.1:8000/x",
    init: {},
    actual: answer(200, [allowing("*")]),
  }),
  "local-network-permission": () => ({
    page: "https://app.example.com",
    url: "https://192.168.0.1/x",
    init: {},
    actual: answer(200, [allowing("*")]),
  }),
  "local-network-space-mismatch": () => ({
    page: "https://app.example.com",
    url: "https://127.0.0.1:8443/x",
    init: { targetAddressSpace: "local" },
    actual: answer(200, [allowing("*")]),
    browser: { localNetworkPermission: "granted" },
  }),
  "invalid-url": undefined,
  "url-has-credentials": undefined,
  "forbidden-method": undefined,
  "no-cors-method": undefined,
  "invalid-init": undefined,
  "header-forbidden": undefined,
  "header-dropped-no-cors": undefined,
  "network-dns": broken("dns"),
  "network-refused": broken("refused"),
  "network-reset": broken("reset"),
  "network-tls": broken("tls"),
  "network-timeout": broken("timeout"),
  "network-malformed": broken("malformed"),
  "body-broken": undefined,
  "proxy-authentication": ({ page }) => ({ init: {}, actual: answer(407, [allowing(page)]) }),
  "time-limit": undefined,
  "model-incomplete": undefined,
  aborted: undefined,
  "resource-policy": () => ({
    init: { mode: "no-cors" },
    actual: answer(200, [["Cross-Origin-Resource-Policy", "same-origin"]]),
  }),
  "integrity-mismatch": undefined,
  "integrity-opaque": undefined,
  "partial-response": undefined,
  "cookie-not-sent": undefined,
  "cookie-not-stored": undefined,
  "response-from-cache": undefined,
  "expose-headers-malformed": undefined,
  "expose-wildcard-with-credentials": undefined,
}

/** Fetches that fail with a code, or with another that the engine looks for first. */
export function failingFetch(make: Case): fc.Arbitrary<FailingFetch> {
  return fc
    .record({ page, url, status, value, other: value, token })
    .map((chance) => ({ page: chance.page, url: chance.url, ...make(chance) }))
}

/** Answers as the fetch says, preflights apart. */
export function answersOf({ preflight, actual }: FailingFetch): Send {
  return ({ method, headers }) =>
    method === "OPTIONS" && headers.some(([name]) => name === "Access-Control-Request-Method")
      ? (preflight ?? actual)
      : actual
}
