import type { PythonValue } from "../../src/import/python-value.ts"
import type { Observed } from "./observe.ts"
import type { OracleRequest } from "./oracle/django-oracle.ts"

/** A request on which both sides differ in one way, and what each says there. */
export interface DifferenceExample {
  readonly settings: Readonly<Record<string, PythonValue>>
  readonly request: OracleRequest
  readonly django: Partial<Observed>
  readonly ours: Partial<Observed>
}

const list = (...items: readonly PythonValue[]): PythonValue => ({ kind: "list", items })
const APP = "https://app.example.com"
const ALLOWS_APP = { CORS_ALLOWED_ORIGINS: list(APP) }
const get = (origin: string, more: Readonly<Record<string, string>> = {}): OracleRequest => ({
  method: "GET",
  path: "/api/",
  headers: { origin, ...more },
})
const preflight = (origin: string): OracleRequest => ({
  method: "OPTIONS",
  path: "/api/",
  headers: { origin, "access-control-request-method": "PUT" },
})
const refused = { origin: undefined, varies: true }
const letIn = (origin: string): Partial<Observed> => ({ origin, varies: true })

/** One example for each intended difference. */
export const differenceExamples: Readonly<Record<string, DifferenceExample>> = {
  "preflight-status": {
    settings: ALLOWS_APP,
    request: preflight(APP),
    django: { status: 200, origin: APP },
    ours: { status: 204, origin: APP },
  },
  "refused-preflight-status": {
    settings: ALLOWS_APP,
    request: preflight("https://evil.example"),
    django: { status: 200, ...refused },
    ours: { status: 403, ...refused },
  },
  "preflight-without-origin": {
    settings: ALLOWS_APP,
    request: { method: "OPTIONS", path: "/api/", headers: { "access-control-request-method": "PUT" } },
    django: { status: 200, ...refused },
    ours: { status: undefined, ...refused },
  },
  "options-without-preflight": {
    settings: { ...ALLOWS_APP, CORS_ALLOW_METHODS: list("PUT"), CORS_ALLOW_HEADERS: list("x-token") },
    request: { method: "OPTIONS", path: "/api/", headers: { origin: APP } },
    django: { origin: APP, methods: "PUT", headers: "x-token", maxAge: "86400" },
    ours: { origin: APP, methods: undefined, headers: undefined, maxAge: undefined },
  },
  "exposed-on-preflights": {
    settings: { ...ALLOWS_APP, CORS_EXPOSE_HEADERS: list("x-total") },
    request: preflight(APP),
    django: { origin: APP, exposed: "x-total" },
    ours: { origin: APP, exposed: undefined },
  },
  "wildcard-without-vary": {
    settings: { CORS_ALLOW_ALL_ORIGINS: true },
    request: get(APP),
    django: { origin: "*", varies: true },
    ours: { origin: "*", varies: false },
  },
  "wildcard-without-origin": {
    settings: { CORS_ALLOW_ALL_ORIGINS: true },
    request: { method: "GET", path: "/api/" },
    django: { origin: undefined },
    ours: { origin: "*" },
  },
  "empty-list": {
    settings: { ...ALLOWS_APP, CORS_ALLOW_METHODS: list(), CORS_ALLOW_HEADERS: list() },
    request: preflight(APP),
    django: { origin: APP, methods: "", headers: "" },
    ours: { origin: APP, methods: undefined, headers: undefined },
  },
  "max-age-zero": {
    settings: { ...ALLOWS_APP, CORS_PREFLIGHT_MAX_AGE: 0 },
    request: preflight(APP),
    django: { origin: APP, maxAge: undefined },
    ours: { origin: APP, maxAge: "0" },
  },
  "max-age-limit": {
    settings: { ...ALLOWS_APP, CORS_PREFLIGHT_MAX_AGE: 604_800 },
    request: preflight(APP),
    django: { origin: APP, maxAge: "604800" },
    ours: { origin: APP, maxAge: "86400" },
  },
  "wildcard-names": {
    settings: { ...ALLOWS_APP, CORS_ALLOW_HEADERS: list("*", "x-token"), CORS_ALLOW_METHODS: list("GET", "*") },
    request: preflight(APP),
    django: { headers: "*, x-token", methods: "GET, *" },
    ours: { headers: "*, authorization", methods: "*" },
  },
  "private-network-elsewhere": {
    settings: { ...ALLOWS_APP, CORS_ALLOW_PRIVATE_NETWORK: true },
    request: get(APP, { "access-control-request-private-network": "true" }),
    django: { origin: APP, privateNetwork: "true" },
    ours: { origin: APP, privateNetwork: undefined },
  },
  "origin-not-serialized": {
    settings: ALLOWS_APP,
    request: get(`${APP}/path`),
    django: letIn(`${APP}/path`),
    ours: refused,
  },
  "path-ambiguous": {
    settings: { ...ALLOWS_APP, CORS_URLS_REGEX: "^/api/" },
    request: { method: "GET", path: "/api/..%2fadmin/", headers: { origin: APP } },
    django: letIn(APP),
    ours: refused,
  },
  "null-without-scheme": {
    settings: { CORS_ALLOWED_ORIGINS: list("app.example.com"), CORS_ALLOW_CREDENTIALS: true },
    request: get("null"),
    django: { ...letIn("null"), credentials: "true" },
    ours: { ...refused, credentials: undefined },
  },
  "null-with-credentials": {
    settings: { CORS_ALLOWED_ORIGINS: list("null"), CORS_ALLOW_CREDENTIALS: true },
    request: get("null"),
    django: { ...letIn("null"), credentials: "true" },
    ours: { ...refused, credentials: undefined },
  },
  "null-by-pattern": {
    settings: { CORS_ALLOWED_ORIGIN_REGEXES: list("^.*$") },
    request: get("null"),
    django: letIn("null"),
    ours: refused,
  },
  "pattern-open-end": {
    settings: { CORS_ALLOWED_ORIGIN_REGEXES: list("^https://app\\.example\\.com") },
    request: get("https://app.example.com.evil.example"),
    django: letIn("https://app.example.com.evil.example"),
    ours: refused,
  },
  "pattern-untranslatable": {
    settings: { CORS_ALLOWED_ORIGIN_REGEXES: list("^https://(?!evil)\\w+\\.example\\.com$") },
    request: get(APP),
    django: letIn(APP),
    ours: refused,
  },
  "reflection-refused": {
    settings: { CORS_ALLOW_ALL_ORIGINS: true, CORS_ALLOW_CREDENTIALS: true },
    request: get("https://evil.example"),
    django: { origin: "https://evil.example", credentials: "true" },
    ours: { origin: "*", credentials: undefined },
  },
  "methods-in-lower-case": {
    settings: { ...ALLOWS_APP, CORS_ALLOW_METHODS: list("GET", "put") },
    request: preflight(APP),
    django: { methods: "GET, put" },
    ours: { methods: "GET" },
  },
  "wildcard-with-credentials": {
    settings: { ...ALLOWS_APP, CORS_ALLOW_CREDENTIALS: true, CORS_ALLOW_HEADERS: list("*", "x-token") },
    request: preflight(APP),
    django: { credentials: "true", headers: "*, x-token" },
    ours: { credentials: "true", headers: "x-token" },
  },
}
