import { describe, expect, test } from "vitest"
import "../advice.ts"
import "../regexes.ts"
import { SettingsError } from "../diagnostics/settings-error.ts"
import { policyOf } from "../server/policy.ts"
import type { CorsSettings } from "./settings.ts"

/** Every finding as `code`, or `code -> corrected value`. */
function findingsOf(settings: unknown): readonly string[] {
  const show = ({ code, facts }: { code: string; facts: { corrected?: string } }): string =>
    facts.corrected === undefined ? code : `${code} -> ${facts.corrected}`
  try {
    return policyOf({ explain: false, ...(settings as CorsSettings) }).warnings.map(show)
  } catch (error) {
    if (error instanceof SettingsError) return error.diagnostics.map(show)
    throw error
  }
}

const credentials = { allowCredentials: true }

describe("an origin that cannot match is reported with what to write instead", () => {
  test.each([
    ["https://a.example/", ["origin-has-trailing-slash -> https://a.example"]],
    ["https://a.example/app", ["origin-has-path -> https://a.example"]],
    ["https://a.example?x", ["origin-has-path -> https://a.example"]],
    ["https://a.example#x", ["origin-has-path -> https://a.example"]],
    ["https://a.example\\x", ["origin-has-path -> https://a.example"]],
    ["https://user@a.example", ["origin-has-userinfo -> https://a.example"]],
    ["https://user:pw@a.example/", ["origin-has-userinfo -> https://a.example"]],
    ["localhost:3000", ["origin-missing-scheme -> http://localhost:3000"]],
    ["a.example", ["origin-missing-scheme -> https://a.example"]],
    ["//a.example", ["origin-missing-scheme -> https://a.example"]],
    ["http//a.example", ["origin-missing-scheme -> http://a.example"]],
    ["http:/a.example", ["origin-missing-scheme -> http://a.example"]],
    ["*.a.example", ["origin-missing-scheme -> https://*.a.example"]],
    ["https://A.example", ["origin-not-lowercase -> https://a.example"]],
    ["HTTPS://a.example", ["origin-not-lowercase -> https://a.example"]],
    ["https://a.example:443", ["origin-has-default-port -> https://a.example"]],
    ["http://localhost:80", ["origin-has-default-port -> http://localhost"]],
    ["https://a.example:0", ["origin-has-invalid-port"]],
    ["https://a.example:06060", ["origin-has-invalid-port"]],
    ["https://a.example:65536", ["origin-has-invalid-port"]],
    ["https://a.example:abc", ["origin-has-invalid-port"]],
    ["https://a.example:-1", ["origin-has-invalid-port"]],
    ["https://a.example:", ["origin-has-invalid-port"]],
    ["https://bücher.example", ["origin-not-ascii -> https://xn--bcher-kva.example"]],
    ["https://xn--a", ["origin-invalid"]],
    ["http://127.1", ["origin-not-canonical -> http://127.0.0.1"]],
    ["http://0x7f.0.0.1", ["origin-not-canonical -> http://127.0.0.1"]],
    ["http://[0:0:0:0:0:0:0:1]", ["origin-not-canonical -> http://[::1]"]],
    ["http://[::1%25eth0]", ["origin-invalid"]],
    ["*", ["origin-is-wildcard"]],
    ["https://*", ["origin-misplaced-wildcard"]],
    ["https://*:443", ["origin-misplaced-wildcard"]],
    ["https://a.*.example", ["origin-misplaced-wildcard"]],
    ["https://*a.example", ["origin-misplaced-wildcard"]],
    ["https://**.example.com", ["origin-misplaced-wildcard"]],
    ["https://*.*.example.com", ["origin-misplaced-wildcard"]],
    ["https://*.127.0.0.1", ["origin-misplaced-wildcard"]],
    ["https://*.[::1]", ["origin-misplaced-wildcard"]],
    ["https://a.example:80*", ["origin-misplaced-wildcard"]],
    ["chrome-extension://*", ["origin-misplaced-wildcard"]],
    ["file://", ["origin-is-file"]],
    ["file:///C:/index.html", ["origin-is-file"]],
    ["http://a,http://b", ['origin-list-in-one-string -> ["http://a","http://b"]']],
    ["http://a http://b", ['origin-list-in-one-string -> ["http://a","http://b"]']],
    [" https://a.example", ["origin-invalid -> https://a.example"]],
    ["https://a..example", ["origin-invalid"]],
    ["https://", ["origin-invalid"]],
    ["42://a.example", ["origin-invalid"]],
    ["", ["origin-undefined"]],
    [undefined, ["origin-undefined"]],
    [null, ["origin-undefined"]],
    [42, ["origin-undefined"]],
    [/^https:\/\/a\.example$/, ["origin-undefined"]],
  ])("%s", (origin, expected) => expect(findingsOf({ allowedOrigins: [origin] })).toEqual(expected))
})

describe("an origin that browsers send is accepted as it is", () => {
  test.each([
    "http://localhost:3000",
    "http://localhost:*",
    "https://*.example.com",
    "https://*.example.com:8443",
    "https://*.example.com:*",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
    "https://under_score.example.com",
    "https://example.com.",
    "https://xn--bcher-kva.example",
    "https://a.example:8443",
    "https://1.example",
    "capacitor://localhost",
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    "safari-web-extension://E1B0C1A2-0000-0000-0000-000000000000",
    "tauri://localhost",
    "null",
  ])("%s", (origin) => expect(findingsOf({ allowedOrigins: [origin] })).toEqual([]))
})

describe("settings that do not work, or not as meant, are reported", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["an environment variable that is not set", { allowedOrigins: undefined }, ["setting-undefined"]],
    [
      "a list of regexes that is not set",
      { allowedOrigins: ["http://a"], allowedOriginRegexes: undefined },
      ["setting-undefined"],
    ],
    // eslint-disable-next-line no-sparse-arrays
    ["a hole in a list", { allowedOrigins: ["http://a", , "http://b"] }, ["origin-undefined"]],
    ["a set", { allowedOrigins: new Set(["http://a"]) }, ["setting-wrong-type"]],
    ["one origin without a list", { allowedOrigins: "http://a" }, ['setting-wrong-type -> ["http://a"]']],
    [
      "a comma-joined string",
      { allowedOrigins: "http://a, http://b" },
      ['setting-wrong-type -> ["http://a","http://b"]'],
    ],
    ["* without a list", { allowedOrigins: "*" }, ["origin-is-wildcard"]],
    ["nobody allowed", {}, ["nobody-allowed"]],
    [
      "the options of the cors package",
      { origin: "http://a", credentials: true },
      ["setting-unknown -> allowedOrigins", "setting-unknown -> allowCredentials"],
    ],
    ["a Django name", { CORS_ALLOWED_ORIGINS: [] }, ["setting-unknown -> allowedOrigins"]],
    ["a slip of the pen", { allowedOrigin: [] }, ["setting-unknown -> allowedOrigins"]],
    ["prototype names", { constructor: 1 }, ["setting-unknown"]],
    ["flags as text", { allowCredentials: "true", allowedOrigins: ["http://a"] }, ["setting-wrong-type -> true"]],
    ["credentials for everyone", { ...credentials, allowAllOrigins: true }, ["allow-all-with-credentials"]],
    [
      "credentials for everyone, named",
      { ...credentials, allowAllOrigins: true, dangerously: ["reflect-any-origin"] },
      [],
    ],
    ["credentials for null", { ...credentials, allowedOrigins: ["null"] }, ["null-with-credentials"]],
    [
      "credentials over http",
      { ...credentials, allowedOrigins: ["http://a.example"] },
      ["insecure-origin-with-credentials -> https://a.example"],
    ],
    [
      "credentials over http, named",
      { ...credentials, allowedOrigins: ["http://a.example"], dangerously: ["insecure-origins"] },
      [],
    ],
    [
      "credentials over http on this machine",
      {
        ...credentials,
        allowedOrigins: ["http://localhost:*", "http://127.0.0.1", "http://[::1]:1", "http://app.localhost"],
      },
      [],
    ],
    [
      "credentials for a public suffix",
      { ...credentials, allowedOrigins: ["https://*.github.io"] },
      ["public-suffix-with-credentials"],
    ],
    [
      "credentials for a top-level domain",
      { ...credentials, allowedOrigins: ["https://*.com"] },
      ["public-suffix-with-credentials"],
    ],
    [
      "credentials for a wildcard suffix",
      { ...credentials, allowedOrigins: ["https://*.anything.ck"] },
      ["public-suffix-with-credentials"],
    ],
    ["credentials for an exception of the suffix list", { ...credentials, allowedOrigins: ["https://*.www.ck"] }, []],
    [
      "credentials for own subdomains",
      { ...credentials, allowedOrigins: ["https://*.example.com", "https://*.example.co.uk"] },
      [],
    ],
    [
      "credentials for a public suffix, named",
      { ...credentials, allowedOrigins: ["https://*.github.io"], dangerously: ["public-suffix-subdomains"] },
      [],
    ],
    ["a public suffix without credentials", { allowedOrigins: ["https://*.github.io"] }, []],
    [
      "* in lists with credentials",
      {
        ...credentials,
        allowedOrigins: ["https://a.example"],
        allowMethods: "*",
        allowHeaders: ["*"],
        exposeHeaders: "*",
      },
      ["wildcard-with-credentials", "wildcard-with-credentials", "wildcard-with-credentials"],
    ],
    ["origins beside allow-all", { allowAllOrigins: true, allowedOrigins: ["http://a"] }, ["origins-beside-allow-all"]],
    ["a regex that remembers", { allowedOriginRegexes: [/^https:\/\/a$/g] }, ["regex-has-flag -> /^https:\\/\\/a$/"]],
    ["a sticky regex", { allowedOriginRegexes: [/^https:\/\/a$/y] }, ["regex-has-flag -> /^https:\\/\\/a$/"]],
    [
      "an unanchored regex",
      { allowedOriginRegexes: [/https:\/\/a\.example/] },
      ["regex-not-anchored -> /^https:\\/\\/a\\.example$/"],
    ],
    [
      "a regex anchored in one alternative",
      { allowedOriginRegexes: [/^https:\/\/a|b$/] },
      ["regex-not-anchored -> /^(?:https:\\/\\/a|b)$/"],
    ],
    [
      "a regex anchored in each alternative",
      { allowedOriginRegexes: [/^https:\/\/a$|^https:\/\/b$/, /^(?:https:\/\/c|https:\/\/d)$/] },
      [],
    ],
    ["regexes as text", { allowedOriginRegexes: ["^https://[a-z]+\\.example\\.com$"] }, []],
    [
      "one regex without a list",
      { allowedOriginRegexes: /^https:\/\/a$/ },
      ["setting-wrong-type -> [/^https:\\/\\/a$/]"],
    ],
    ["regexes in one string", { allowedOriginRegexes: "^https://a$" }, ['setting-wrong-type -> ["^https://a$"]']],
    ["text that is no regex", { allowedOriginRegexes: ["^(https"] }, ["regex-invalid"]],
    ["a regex with lookahead", { allowedOriginRegexes: [/^(?!https:\/\/evil)https:\/\/.*$/] }, ["regex-unsupported"]],
    ["a catastrophic regex", { allowedOriginRegexes: [/^https:\/\/(\w+\.?)+\.example\.com$/] }, ["regex-catastrophic"]],
    ["a catastrophic path", { allowedOrigins: ["http://a"], urls: /^\/(a*)*b$/ }, ["regex-catastrophic"]],
    [
      "a lower-case patch",
      { allowedOrigins: ["http://a"], allowMethods: ["get", "patch"] },
      ["method-not-uppercase -> PATCH"],
    ],
    [
      "methods that no browser sends",
      { allowedOrigins: ["http://a"], allowMethods: ["TRACE", "connect", "Track"] },
      ["method-forbidden", "method-forbidden", "method-forbidden"],
    ],
    [
      "a method that is no token",
      { allowedOrigins: ["http://a"], allowMethods: ["GET POST", ""] },
      ["method-invalid", "method-invalid"],
    ],
    [
      "methods in one string",
      { allowedOrigins: ["http://a"], allowMethods: "GET, PUT" },
      ['setting-wrong-type -> ["GET","PUT"]'],
    ],
    [
      "header injection",
      { allowedOrigins: ["http://a"], allowHeaders: ["x-a\r\nSet-Cookie: a=b"] },
      ["header-invalid"],
    ],
    [
      "headers that no script sets",
      { allowedOrigins: ["http://a"], allowHeaders: ["Cookie", "Sec-Fetch-Site", "proxy-x", "Origin"] },
      Array.from({ length: 4 }, () => "header-forbidden"),
    ],
    [
      "CORS headers in lists",
      {
        allowedOrigins: ["http://a"],
        allowHeaders: ["Access-Control-Allow-Origin"],
        exposeHeaders: ["access-control-max-age"],
      },
      ["header-of-responses", "header-of-responses"],
    ],
    [
      "headers that no script reads",
      { allowedOrigins: ["http://a"], exposeHeaders: ["Set-Cookie"] },
      ["header-forbidden"],
    ],
    ["a negative max-age", { allowedOrigins: ["http://a"], preflightMaxAge: -1 }, ["max-age-out-of-range"]],
    [
      "a max-age above the limit",
      { allowedOrigins: ["http://a"], preflightMaxAge: 86_401 },
      ["max-age-out-of-range -> 86400"],
    ],
    [
      "a max-age that is no number",
      { allowedOrigins: ["http://a"], preflightMaxAge: Number.NaN },
      ["max-age-out-of-range"],
    ],
    ["a max-age in text", { allowedOrigins: ["http://a"], preflightMaxAge: "600" }, ["setting-wrong-type -> 600"]],
    ["a max-age of zero", { allowedOrigins: ["http://a"], preflightMaxAge: 0 }, []],
    ["paths without a slash", { allowedOrigins: ["http://a"], urls: "api/*" }, ["urls-invalid"]],
    ["a wildcard amid a path", { allowedOrigins: ["http://a"], urls: "/api/*/items" }, ["urls-invalid"]],
    ["a wildcard inside a segment", { allowedOrigins: ["http://a"], urls: "/api*" }, ["urls-invalid"]],
    ["an unknown danger", { allowedOrigins: ["http://a"], dangerously: ["everything"] }, ["danger-unknown"]],
    ["a listener that is none", { allowedOrigins: ["http://a"], explain: "yes" }, ["setting-wrong-type"]],
    ["a check that is no function", { allowOriginWhen: true }, ["setting-wrong-type"]],
    [
      "mistakes in a candidate",
      { allowedOrigins: ["http://a"], reportOnly: { allowedOrigins: ["http://a/"], urls: "/x" } },
      ["origin-has-trailing-slash -> http://a", "setting-unknown"],
    ],
  ])("%s", (_name, settings, expected) => expect(findingsOf(settings)).toEqual(expected))
})

test("all problems of all rules are found at once, and say where they stand", () => {
  const rules = [
    { urls: "/a/*", allowedOrigins: ["http://a/"] },
    { allowedOrigins: ["*"], allowCredentials: 1 },
    { allowAllOrigins: true },
  ]
  const found = (): unknown => policyOf(rules as never)
  expect(found).toThrow(SettingsError)
  try {
    found()
  } catch (error) {
    expect((error as SettingsError).diagnostics.map(({ code, facts }) => [code, facts["setting"]])).toEqual([
      ["origin-has-trailing-slash", "rules[0].allowedOrigins[0]"],
      ["setting-wrong-type", "rules[1].allowCredentials"],
      ["origin-is-wildcard", "rules[1].allowedOrigins[0]"],
      ["rule-unreachable", "rules[2]"],
    ])
  }
})

test.each([[[]], ["http://a"], [null], [42]])("settings that are no settings: %j", (settings) => {
  expect(() => policyOf(settings as never)).toThrow(SettingsError)
})
