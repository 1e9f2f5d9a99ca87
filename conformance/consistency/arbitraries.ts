/**
 * Valid settings, pages, fetches and applications at random, from pools small enough that they meet.
 *
 * @module
 */
import fc from "fast-check"
import type { OriginCheck } from "../vector.ts"
import type { Behaviour, HeaderChange, RuleSettings, Scenario, ScriptFetch } from "./scenario.ts"

/** How many of the pages below are drawn as often as all of them together: those that most settings allow. */
const FAVOURITES = 3

const PAGES = [
  "https://app.example",
  "http://localhost:3000",
  "https://eu.shop.example",
  "https://app.example:8443",
  "https://app.example.evil.example",
  "http://app.example",
  "http://localhost",
  "http://[::1]:5173",
  "https://shop.example",
  "https://a.eu.shop.example",
  "https://notshop.example",
  "https://pr-12.preview.example",
  "http://intranet.example",
  "http://hr.intranet.example",
  "https://me.github.io",
  "https://xn--bcher-kva.example",
  "capacitor://localhost",
  "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
  "https://evil.example",
  "https://api.example",
]

/** Origins that may stand in any settings. */
const ORIGINS = [
  "https://app.example",
  "http://localhost:3000",
  "http://localhost:*",
  "http://[::1]:5173",
  "https://*.shop.example",
  "https://*.shop.example:*",
  "https://xn--bcher-kva.example",
  "capacitor://localhost",
  "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
]
const INSECURE_ORIGINS = ["http://intranet.example", "http://*.intranet.example"]
const SUFFIX_ORIGINS = ["https://*.github.io"]

const REGEXES = [
  "^https://[a-z]+-[0-9]+\\.preview\\.example$",
  "^https?://(?:[a-z]+\\.)?(?:app|intranet)\\.example(?::[0-9]+)?$",
  "^(?:null|https://evil\\.example)$",
  "^http://.*$",
]

const CHECKS: readonly OriginCheck[] = [
  "returns true",
  "returns false",
  "returns a truthy object",
  "throws",
  "resolves true",
  "resolves true late",
  "resolves false",
  "rejects",
]

const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PURGE"]
const HEADERS = ["accept", "authorization", "Content-Type", "x-csrftoken", "X-Custom", "if-none-match"]
const EXPOSED = ["X-Total", "etag", "X-Request-Id"]
const URLS = [
  "/api/*",
  "/api",
  "/public/*",
  "/public/logo",
  "/admin/*",
  "/",
  "/*",
  { regex: "^/(?:api|admin)" },
  { regex: "items" },
]

const some = <Value>(pool: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc.subarray([...pool], { maxLength: Math.min(4, pool.length) })
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

/** A list of names, or an asterisk where that is valid. */
function names(pool: readonly string[], openToo: boolean): fc.Arbitrary<readonly string[] | "*" | undefined> {
  const list: fc.Arbitrary<readonly string[] | "*"> = openToo
    ? fc.oneof(some(pool), fc.constantFrom<"*" | string[]>("*", ["*"], ["*", pool[1]!]))
    : some(pool)
  return maybe(list)
}

type Kind = "plain" | "credentials" | "everyone" | "reflecting"

function settingsOf(kind: Kind): fc.Arbitrary<RuleSettings> {
  const credentials = kind === "credentials" || kind === "reflecting"
  return fc
    .record({
      favourites: fc.subarray(PAGES.slice(0, FAVOURITES)),
      origins: some(credentials ? ORIGINS : [...ORIGINS, ...INSECURE_ORIGINS, ...SUFFIX_ORIGINS, "null"]),
      risky: credentials
        ? fc.record({ insecure: maybe(some(INSECURE_ORIGINS)), suffixes: maybe(some(SUFFIX_ORIGINS)) })
        : fc.constant({}),
      regexes: maybe(some(REGEXES)),
      check: maybe(fc.constantFrom(...CHECKS)),
      methods: names(METHODS, !credentials),
      headers: names(HEADERS, !credentials),
      exposed: names(EXPOSED, !credentials),
      maxAge: maybe(fc.constantFrom(0, 5, 86_400)),
      privateNetwork: maybe(fc.boolean()),
      reject: maybe(fc.boolean()),
      candidate: maybe(
        fc.constantFrom<RuleSettings>({ allowAllOrigins: true }, { allowedOrigins: ["https://evil.example"] }),
      ),
    })
    .map((made) => {
      const { insecure, suffixes } = made.risky as { insecure?: string[] | undefined; suffixes?: string[] | undefined }
      const dangerously = [
        ...(insecure === undefined ? [] : (["insecure-origins"] as const)),
        ...(suffixes === undefined ? [] : (["public-suffix-subdomains"] as const)),
        ...(kind === "reflecting" ? (["reflect-any-origin"] as const) : []),
      ]
      const all = {
        allowAllOrigins: kind === "everyone" || kind === "reflecting" ? true : undefined,
        allowCredentials: credentials ? true : undefined,
        allowedOrigins: orNone([...made.favourites, ...made.origins, ...(insecure ?? []), ...(suffixes ?? [])]),
        allowedOriginRegexes: made.regexes,
        allowOriginWhen: made.check,
        allowMethods: made.methods,
        allowHeaders: made.headers,
        exposeHeaders: made.exposed,
        preflightMaxAge: made.maxAge,
        allowPrivateNetwork: made.privateNetwork,
        rejectDisallowed: made.reject,
        reportOnly: made.candidate,
        dangerously: orNone(dangerously),
      }
      return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    })
}

function orNone<Value>(list: Value[]): Value[] | undefined {
  return list.length === 0 ? undefined : list
}

const kinds: fc.Arbitrary<Kind> = fc.constantFrom(
  "plain",
  "plain",
  "credentials",
  "credentials",
  "everyone",
  "reflecting",
)
const ruleSettings: fc.Arbitrary<RuleSettings> = kinds.chain(settingsOf)

const rules: fc.Arbitrary<readonly RuleSettings[]> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...URLS), ruleSettings), { maxLength: 2 }),
    fc.tuple(fc.constantFrom(...URLS, ...URLS.map(() => undefined)), ruleSettings),
  )
  .map(([before, [urls, last]]) => [
    ...before.map(([urls, rule]) => ({ urls, ...rule })),
    urls === undefined ? last : { urls, ...last },
  ])

const PATHS = [
  "/",
  "/api",
  "/api/items",
  "/api/items?q=1",
  "/public/logo",
  "/admin",
  "/API/items",
  "/public/..%2fadmin",
  "/%61pi/items",
  "/other",
]

/** What script may set, each name once. */
const SENT_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["Accept", "application/json"],
  ["Accept-Language", "de"],
  ["Authorization", "Bearer x"],
  ["X-CSRFToken", "1"],
  ["X-Custom", "1"],
  ["If-None-Match", '"a"'],
]
const CONTENT_TYPES = [undefined, undefined, "text/plain", "application/json"] as const

const scriptFetch: fc.Arbitrary<ScriptFetch> = fc
  .record({
    path: fc.constantFrom(...PATHS),
    method: fc.constantFrom("GET", "GET", "HEAD", "POST", "PUT", "put", "DELETE", "PATCH", "OPTIONS", "PURGE"),
    headers: fc.oneof(fc.constant([]), fc.subarray([...SENT_HEADERS], { maxLength: 3 })),
    type: fc.constantFrom(...CONTENT_TYPES),
    credentials: fc.constantFrom("omit" as const, "same-origin" as const, "include" as const),
  })
  .map(({ type, headers, ...rest }) => ({
    ...rest,
    headers: type === undefined ? headers : [...headers, ["Content-Type", type] as const],
  }))

const HEADER_CHANGES: readonly HeaderChange[] = [
  ["set", "X-Total", "3"],
  ["set", "X-Request-Id", "7"],
  ["set", "Cache-Control", "no-store"],
  ["set", "Vary", "Accept"],
  ["append", "Vary", "Accept-Language"],
  ["set", "Vary", "*"],
  ["set", "Access-Control-Allow-Origin", "*"],
  ["set", "Access-Control-Allow-Origin", "https://evil.example"],
  ["append", "Access-Control-Allow-Origin", "https://app.example"],
  ["set", "Access-Control-Allow-Credentials", "true"],
  ["set", "Access-Control-Expose-Headers", "x-request-id"],
  ["set", "Set-Cookie", "seen=1"],
]

const behaviour: fc.Arbitrary<Behaviour> = fc
  .record({
    ends: fc.constantFrom("send" as const, "send" as const, "send" as const, "throw" as const, "redirect" as const),
    status: fc.constantFrom(200, 200, 201, 204, 304, 401, 404, 500),
    redirect: fc.constantFrom(301, 302, 303, 307, 308),
    location: fc.constantFrom("/api/items/", "/public/moved", "/admin/moved", "/moved"),
    headers: fc.oneof(fc.constant([]), fc.subarray([...HEADER_CHANGES], { maxLength: 3 })),
  })
  .map(({ redirect, ...made }) => (made.ends === "redirect" ? { ...made, status: redirect } : made))

/** Any scenario. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  engine: fc.constantFrom("standard" as const, "chromium" as const, "firefox" as const, "webkit" as const),
  rules,
  page: fc.record({
    url: fc.oneof(fc.constantFrom(...PAGES.slice(0, FAVOURITES)), fc.constantFrom(...PAGES)),
    sandboxed: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 9),
  }),
  fetch: scriptFetch,
  behaviour,
})
