import { describe, expect, test } from "vitest"
import {
  type BrowserDiagnosticCode,
  type BrowserOptions,
  type Failure,
  type FetchInit,
  type HeaderLine,
  type NetworkErrorKind,
  type PageOptions,
  type Report,
  type WireResponse,
  createBrowser,
} from "./index.ts"

/** Codes that explain something and stop nothing. */
type Remark =
  | "authorization-covered-by-wildcard"
  | "authorization-dropped"
  | "cookie-not-sent"
  | "cookie-not-stored"
  | "expose-headers-malformed"
  | "expose-wildcard-with-credentials"
  | "header-dropped-no-cors"
  | "header-forbidden"
  | "method-rewritten"
  | "origin-turned-null"
  | "response-from-cache"

/** Only media elements ask for ranges without CORS, and no `about:` URL but `about:blank` has a page that fetches. */
type Unreachable = "about-url" | "partial-response"

interface Case {
  readonly url?: string
  readonly init?: FetchInit
  readonly page?: string
  readonly pageOptions?: PageOptions
  readonly browser?: Partial<BrowserOptions> & { readonly streamsBodies?: boolean }
  /** The answer to everything, or to preflights and to requests. */
  readonly answer?: Partial<WireResponse> | { readonly error: NetworkErrorKind }
  readonly preflight?: Partial<WireResponse>
  readonly failure: Pick<Failure, "algorithm" | "step"> & Partial<Failure>
}

const SERVER = "http://api.example:8000/items"
const star: HeaderLine = ["access-control-allow-origin", "*"]
const lines = (...headers: readonly HeaderLine[]): Partial<WireResponse> => ({ headers })
const to = (location: string, status = 302): Partial<WireResponse> => ({
  status,
  ...lines(star, ["LOCATION", location]),
})
const breaking = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ pull: (inside) => inside.error(new Error("cut")) })
const atConstructor = { algorithm: "request-constructor", step: "", phase: "before-send" } as const
const put: FetchInit = { method: "PUT", headers: { "x-a": "1" } }

const cases: Readonly<Record<Exclude<BrowserDiagnosticCode, Remark | Unreachable>, Case>> = {
  "allow-origin-missing": {
    answer: lines(["Vary", "Origin"]),
    failure: {
      algorithm: "cors-check",
      step: "2",
      header: "Access-Control-Allow-Origin",
      phase: "actual",
      exchange: 0,
    },
  },
  "allow-origin-wildcard-with-credentials": {
    init: { credentials: "include" },
    answer: lines(star),
    failure: { algorithm: "cors-check", step: "4", bytes: "access-control-allow-origin: *" },
  },
  "allow-origin-multiple": {
    answer: lines(["Access-Control-Allow-Origin", "http://a.example"], star),
    failure: {
      algorithm: "cors-check",
      step: "4",
      bytes: "Access-Control-Allow-Origin: http://a.example\r\naccess-control-allow-origin: *",
    },
  },
  "allow-origin-invalid": {
    answer: lines(["Access-Control-Allow-Origin", "shop"]),
    failure: { algorithm: "cors-check", step: "4", bytes: "Access-Control-Allow-Origin: shop" },
  },
  "allow-origin-mismatch": {
    init: put,
    preflight: lines(["Access-Control-Allow-Origin", "http://a.example"]),
    failure: {
      algorithm: "cors-check",
      step: "4",
      phase: "preflight",
      bytes: "Access-Control-Allow-Origin: http://a.example",
    },
  },
  "allow-credentials-not-true": {
    init: { credentials: "include" },
    answer: lines(["Access-Control-Allow-Origin", "http://shop.example"], ["access-control-allow-CREDENTIALS", "True"]),
    failure: { algorithm: "cors-check", step: "8", bytes: "access-control-allow-CREDENTIALS: True" },
  },
  "preflight-redirect": {
    init: put,
    preflight: to("/login"),
    failure: { algorithm: "cors-preflight-fetch", step: "7", header: "Location", bytes: "LOCATION: /login" },
  },
  "preflight-status": {
    init: put,
    preflight: { status: 405, ...lines(star) },
    failure: { algorithm: "cors-preflight-fetch", step: "7", bytes: "405" },
  },
  "allow-methods-malformed": {
    init: put,
    preflight: lines(star, ["Access-Control-Allow-Methods", "PUT, 'GET"], ["access-control-allow-methods", "a b"]),
    failure: {
      algorithm: "cors-preflight-fetch",
      step: "7.3",
      bytes: "Access-Control-Allow-Methods: PUT, 'GET\r\naccess-control-allow-methods: a b",
    },
  },
  "allow-headers-malformed": {
    init: put,
    preflight: lines(star, ["Access-Control-Allow-Methods", "PUT"], ["Access-Control-Allow-Headers", "x a"]),
    failure: { algorithm: "cors-preflight-fetch", step: "7.3", bytes: "Access-Control-Allow-Headers: x a" },
  },
  "method-not-allowed": {
    init: put,
    preflight: lines(star, ["Access-Control-Allow-Methods", "put"]),
    failure: { algorithm: "cors-preflight-fetch", step: "7.5", bytes: "Access-Control-Allow-Methods: put" },
  },
  "header-not-allowed": {
    init: put,
    preflight: lines(star, ["Access-Control-Allow-Methods", "PUT"], ["Access-Control-Allow-Headers", "x-b"]),
    failure: { algorithm: "cors-preflight-fetch", step: "7.7", bytes: "Access-Control-Allow-Headers: x-b" },
  },
  "redirect-has-credentials": {
    answer: to("http://me:pass@api.example/"),
    failure: { algorithm: "http-redirect-fetch", step: "9", bytes: "LOCATION: http://me:pass@api.example/" },
  },
  "redirect-scheme": {
    answer: to("data:,x"),
    failure: { algorithm: "http-redirect-fetch", step: "6", header: "Location", bytes: "LOCATION: data:,x" },
  },
  "redirect-location-invalid": {
    answer: to("http://:80"),
    failure: { algorithm: "http-redirect-fetch", step: "5", bytes: "LOCATION: http://:80" },
  },
  "redirect-not-allowed": {
    init: { redirect: "error" },
    answer: to("/"),
    failure: { algorithm: "http-fetch", step: "6.2", bytes: "LOCATION: /" },
  },
  "redirect-limit": {
    answer: to("?again"),
    failure: { algorithm: "http-redirect-fetch", step: "7", exchange: 20, bytes: "LOCATION: ?again" },
  },
  "redirect-of-stream": {
    init: { method: "POST", body: new Blob(["a"]).stream(), duplex: "half" },
    preflight: lines(star),
    answer: to("/", 307),
    failure: { algorithm: "http-redirect-fetch", step: "11", bytes: "LOCATION: /" },
  },
  "scheme-not-supported": { url: "ftp://api.example/", failure: { algorithm: "main-fetch", step: "12" } },
  "same-origin-mode": { init: { mode: "same-origin" }, failure: { algorithm: "main-fetch", step: "12" } },
  "no-cors-redirect-mode": {
    init: { mode: "no-cors", redirect: "error" },
    failure: { algorithm: "main-fetch", step: "12" },
  },
  "bad-port": { url: "http://api.example:25/", failure: { algorithm: "main-fetch", step: "7", phase: "before-send" } },
  "mixed-content": { page: "https://shop.example", failure: { algorithm: "main-fetch", step: "7" } },
  "stream-body": {
    init: { method: "POST", body: new Blob(["a"]).stream(), duplex: "half" },
    preflight: lines(star),
    browser: { streamsBodies: false },
    failure: { algorithm: "http-network-fetch", step: "8.3" },
  },
  "keepalive-too-large": {
    init: { method: "POST", keepalive: true, body: "a".repeat(65_537) },
    failure: { algorithm: "http-network-or-cache-fetch", step: "8.10" },
  },
  "not-cached": {
    url: "http://shop.example/",
    init: { cache: "only-if-cached", mode: "same-origin" },
    failure: { algorithm: "http-network-or-cache-fetch", step: "10.1" },
  },
  "data-url-invalid": { url: "data:text/plain", failure: { algorithm: "scheme-fetch", step: "3" } },
  "blob-url-unknown": { url: "blob:http://shop.example/1", failure: { algorithm: "scheme-fetch", step: "3" } },
  "local-network-insecure-page": {
    url: "http://127.0.0.1/",
    browser: { engine: "chromium" },
    failure: { algorithm: "local-network-access-check", step: "secure-context" },
  },
  "local-network-permission": {
    page: "https://shop.example",
    url: "http://127.0.0.1/",
    browser: { engine: "chromium" },
    failure: { algorithm: "local-network-access-check", step: "permission" },
  },
  "local-network-space-mismatch": {
    init: { targetAddressSpace: "local" },
    browser: { engine: "chromium" },
    failure: { algorithm: "local-network-access-check", step: "target" },
  },
  "invalid-url": { url: "http://:80", failure: atConstructor },
  "url-has-credentials": { url: "http://me@api.example/", failure: atConstructor },
  "forbidden-method": { init: { method: "TRACE" }, failure: atConstructor },
  "no-cors-method": { init: { method: "PUT", mode: "no-cors" }, failure: atConstructor },
  "invalid-init": { init: { mode: "websocket" }, failure: atConstructor },
  "network-dns": { answer: { error: "dns" }, failure: { algorithm: "http-network-fetch", step: "8.5" } },
  "network-refused": { answer: { error: "refused" }, failure: { algorithm: "http-network-fetch", step: "8.5" } },
  "network-reset": { answer: { error: "reset" }, failure: { algorithm: "http-network-fetch", step: "8.5" } },
  "network-tls": { answer: { error: "tls" }, failure: { algorithm: "http-network-fetch", step: "8.5" } },
  "network-timeout": { answer: { error: "timeout" }, failure: { algorithm: "http-network-fetch", step: "8.5" } },
  "network-malformed": { answer: { error: "malformed" }, failure: { algorithm: "http-network-fetch", step: "8.5" } },
  "body-broken": {
    init: { integrity: "sha256-a" },
    answer: { ...lines(star), body: breaking() },
    failure: { algorithm: "main-fetch", step: "22.4" },
  },
  "proxy-authentication": {
    answer: { status: 407, ...lines(star) },
    failure: { algorithm: "http-network-or-cache-fetch", step: "15.1", bytes: "407" },
  },
  "time-limit": {
    browser: { timeLimit: 10, send: () => new Promise(() => undefined) },
    failure: { algorithm: "fetch", step: "time-limit", exchange: 0 },
  },
  "model-incomplete": {
    browser: {
      now() {
        throw new Error("the clock stands still")
      },
    },
    answer: lines(star),
    failure: { algorithm: "fetch", step: "" },
  },
  aborted: {
    init: { signal: AbortSignal.abort() },
    failure: { algorithm: "fetch", step: "abort", phase: "before-send" },
  },
  "resource-policy": {
    init: { mode: "no-cors" },
    answer: lines(["cross-origin-resource-policy", "same-site"]),
    failure: {
      algorithm: "cross-origin-resource-policy-check",
      step: "3",
      bytes: "cross-origin-resource-policy: same-site",
    },
  },
  "integrity-mismatch": {
    init: { integrity: "sha256-a" },
    answer: lines(star),
    failure: { algorithm: "main-fetch", step: "22.3" },
  },
  "integrity-opaque": {
    init: { integrity: "sha256-a", mode: "no-cors" },
    failure: { algorithm: "main-fetch", step: "22.2" },
  },
}

async function explained(given: Case): Promise<Report> {
  const { url = SERVER, init, page = "http://shop.example", browser = {}, answer = {}, preflight = answer } = given
  const send: BrowserOptions["send"] = (request) => {
    const chosen = request.method === "OPTIONS" ? preflight : answer
    if ("error" in chosen) return { error: chosen.error, message: "for a reason" }
    return { status: 200, statusText: "", headers: [], body: null, ...chosen }
  }
  const { streamsBodies = true, ...options } = browser
  const transport = Object.assign(send, { streamsBodies })
  return createBrowser({ send: transport, ...options })
    .page(page, given.pageOptions)
    .explain(url, init)
}

describe("a fetch that fails names the step, and the bytes at fault as they stood on the wire", () => {
  test.each(Object.entries(cases))("%s", async (code, given) => {
    const report = await explained(given)
    expect(report.failure).toMatchObject({ code, ...given.failure })
    if (given.failure.bytes === undefined) expect(report.failure).not.toHaveProperty("bytes")
    const first = report.diagnostics.find(({ severity }) => severity === "error")
    expect(first?.code).toBe(code)
    if (report.engine === "standard") expect(first?.printed).toBe(true)
    expect(first?.message).not.toMatch(/undefined|``/)
    // Plain JSON: nothing is lost on the way through text.
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(report.verdict).not.toBe("allowed")
  })
})
