import fc from "fast-check"
import type { OracleRequest } from "./oracle/django-oracle.ts"
import type { DjangoSettings, PythonValue } from "../../src/import/python-value.ts"

const regex = (source: string, flags = ""): PythonValue => ({ kind: "regex", source, flags })

const ORIGIN_ENTRIES: readonly PythonValue[] = [
  "http://localhost:3000",
  "http://127.0.0.1:3000",
  "https://app.example.com",
  "https://app.example.com:8443",
  "http://app.example.com",
  "https://example.com",
  "capacitor://localhost",
  "http://[::1]:3000",
  "https://app.example.com/",
  "https://app.example.com/path",
  "HTTPS://app.example.com",
  "https://APP.example.com",
  "https://app.example.com:443",
  "https://*.example.com",
  " https://app.example.com",
  "https://app.example.com ",
  "app.example.com",
  "localhost:3000",
  "*",
  "",
  "null",
  "file://",
  "https://app.example.comhttp://localhost:3000",
]

const REGEX_ENTRIES: readonly PythonValue[] = [
  "^https://app\\.example\\.com$",
  "^https://\\w+\\.example\\.com$",
  "^https?://(?:\\w+\\.)*example\\.com(?::\\d+)?$",
  "https://app.example.com",
  "^https://.*\\.example\\.com",
  "^http://localhost:\\d+$",
  "^http://localhost",
  "^.*$",
  "\\Ahttps://(?P<name>[a-z0-9-]+)\\.example\\.com\\Z",
  regex("^https://APP\\.example\\.com$", "i"),
  "^https://(?!evil)\\w+\\.example\\.com$",
  "^(?:null|https://a\\.example)$",
]

const URL_PATTERNS: readonly PythonValue[] = [
  "^/api/.*$",
  "^/api/",
  "/api",
  "^.*$",
  regex("^/(?:API|login)/", "i"),
  "^api/",
  ".*",
]

const REQUEST_ORIGINS = [
  "http://localhost:3000",
  "http://localhost:30001",
  "http://localhost.evil.example",
  "http://127.0.0.1:3000",
  "http://[::1]:3000",
  "https://app.example.com",
  "https://app.example.com:8443",
  "http://app.example.com",
  "https://appxexample.com",
  "https://app.example.com.evil.example",
  "https://evil.example",
  "https://evil.example.com",
  "https://example.com",
  "capacitor://localhost",
  "null",
  "file://",
  "https://APP.example.com",
  "HTTPS://app.example.com",
  "https://app.example.com/",
  "https://app.example.com:443",
  "https://a.example",
  "nonsense",
]

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "put", "patch", "PURGE", "*"]
const HEADERS = ["content-type", "authorization", "X-Token", "x-csrftoken", "*", "accept"]

/** Settings of django-cors-headers as people have them, mistakes included. */
export const settingsToCompare: fc.Arbitrary<DjangoSettings> = fc
  .record(
    {
      CORS_ALLOWED_ORIGINS: sequence(fc.constantFrom(...ORIGIN_ENTRIES), 4),
      CORS_ALLOWED_ORIGIN_REGEXES: sequence(fc.constantFrom(...REGEX_ENTRIES), 2),
      CORS_ORIGIN_WHITELIST: sequence(fc.constantFrom(...ORIGIN_ENTRIES), 2),
      CORS_ALLOW_ALL_ORIGINS: fc.constantFrom(false, false, true),
      CORS_ALLOW_CREDENTIALS: fc.boolean(),
      CORS_ALLOW_METHODS: sequence(fc.constantFrom(...METHODS), 5),
      CORS_ALLOW_HEADERS: sequence(fc.constantFrom(...HEADERS), 4),
      CORS_EXPOSE_HEADERS: sequence(fc.constantFrom("x-total", "ETag", "*"), 2),
      CORS_PREFLIGHT_MAX_AGE: fc.constantFrom(0, 5, 600, 86_400, 100_000),
      CORS_URLS_REGEX: fc.constantFrom(...URL_PATTERNS),
      CORS_ALLOW_PRIVATE_NETWORK: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .map((settings) => new Map(Object.entries(settings)))

/** Requests of pages and of programs. */
export const requestToCompare: fc.Arbitrary<OracleRequest> = fc
  .record({
    kind: fc.constantFrom("preflight", "preflight", "actual", "actual", "options"),
    method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
    path: fc.constantFrom(
      "/api/items/",
      "/api/",
      "/api",
      "/login/",
      "/broken/",
      "/missing/",
      "/",
      "/api/..%2fadmin/",
      "/api/caf%C3%A9/",
    ),
    origin: fc.option(fc.constantFrom(...REQUEST_ORIGINS), { nil: undefined, freq: 8 }),
    headers: fc.constantFrom("content-type", "authorization,x-token", "x-unknown", ""),
    privateNetwork: fc.boolean(),
  })
  .map(({ kind, method, path, origin, headers, privateNetwork }) => ({
    method: kind === "actual" ? method : "OPTIONS",
    path,
    headers: {
      ...(origin === undefined ? {} : { origin }),
      ...(kind === "preflight" ? { "access-control-request-method": method } : {}),
      ...(kind === "preflight" && headers !== "" ? { "access-control-request-headers": headers } : {}),
      ...(privateNetwork ? { "access-control-request-private-network": "true" } : {}),
    },
  }))

function sequence(entry: fc.Arbitrary<PythonValue>, most: number): fc.Arbitrary<PythonValue> {
  return fc
    .tuple(fc.constantFrom("list" as const, "tuple" as const), fc.array(entry, { maxLength: most }))
    .map(([kind, items]) => ({ kind, items }))
}
