import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { SettingsOrRules } from "ofcors"
import { describe, expect, test } from "vitest"
import { checkPolicy } from "../../src/check-policy/check-policy.ts"
import type { ReviewCode } from "../../src/check-policy/finding.ts"

/** Findings as `severity code setting`. */
function findingsOf(settings: unknown): readonly string[] {
  return checkPolicy({ settings: settings as SettingsOrRules }).findings.map(
    ({ severity, code, setting }) => `${severity} ${code} ${setting}`,
  )
}

interface Case {
  readonly bad: unknown
  readonly finds: readonly string[]
  /** The same intention, in which the review finds nothing of the kind. */
  readonly good: unknown
}

const https = ["https://app.example.com"]
const [regex, origin] = ["allowedOriginRegexes[0]", "allowedOrigins[0]"]

/** What each finding of the review is about; a missing one does not compile. */
const cases: { readonly [Code in ReviewCode]: Case } = {
  "lets-in-foreign-site": {
    bad: { allowedOriginRegexes: ["^https://.*example\\.com$"] },
    finds: [`error lets-in-foreign-site ${regex}`],
    good: { allowedOriginRegexes: ["^https://[a-z]+\\.example\\.com$"] },
  },
  "lets-in-foreign-host": {
    bad: { allowedOriginRegexes: [/^https:\/\/example.com$/] },
    finds: [`warning lets-in-foreign-host ${regex}`],
    good: { allowedOriginRegexes: [/^https:\/\/example\.com$/] },
  },
  "lets-in-foreign-application": {
    bad: { allowedOriginRegexes: ["^chrome-extension://.*$"] },
    finds: [`warning lets-in-foreign-application ${regex}`],
    good: { allowedOrigins: ["chrome-extension://abcdefghijklmnopabcdefghijklmnop"] },
  },
  "lets-in-http": {
    bad: { allowedOriginRegexes: ["^https?://www\\.example\\.com$"] },
    finds: [`warning lets-in-http ${regex}`],
    good: { allowedOriginRegexes: ["^https://www\\.example\\.com$"] },
  },
  "lets-in-other-port": {
    bad: { allowedOriginRegexes: ["^https://example\\.com.{0,2}$"] },
    finds: [`warning lets-in-other-port ${regex}`, `warning lets-in-foreign-host ${regex}`],
    good: { allowedOriginRegexes: ["^https://example\\.com$"] },
  },
  "lets-in-sibling": {
    bad: { allowedOriginRegexes: ["^https://[a-z]*app\\.example\\.com$"] },
    finds: [`note lets-in-sibling ${regex}`],
    good: { allowedOriginRegexes: ["^https://(?:[a-z]+\\.)*app\\.example\\.com$"] },
  },
  "pattern-undecided": {
    bad: { allowedOriginRegexes: ["^https://[a-z]{64}\\.com$"] },
    finds: [`warning pattern-undecided ${regex}`],
    good: { allowedOriginRegexes: ["^https://[a-z]{6}\\.example\\.com$"] },
  },
  "open-under-public-suffix": {
    bad: { allowedOrigins: ["https://*.vercel.app"] },
    finds: [`warning open-under-public-suffix ${origin}`],
    good: { allowedOrigins: ["https://*.team.vercel.app"] },
  },
  "differs-elsewhere": {
    bad: { allowedOriginRegexes: [/https:\/\/app\.example\.com/] },
    finds: [`error regex-not-anchored ${regex}`, `warning differs-elsewhere ${regex}`],
    good: { allowedOriginRegexes: [/^https:\/\/app\.example\.com$/] },
  },
  "insecure-origins": {
    bad: { allowedOrigins: ["http://example.com", "https://example.com"] },
    finds: [`warning insecure-origins ${origin}`],
    good: { allowedOrigins: ["https://example.com"] },
  },
  "development-origins": {
    bad: { allowedOrigins: [...https, "http://localhost:3000", "http://192.168.1.7:8080"] },
    finds: ["warning development-origins allowedOrigins[1]"],
    good: { allowedOrigins: https },
  },
  "null-origin": {
    bad: { allowedOrigins: [...https, "null"] },
    finds: ["warning null-origin allowedOrigins[1]"],
    good: { allowedOrigins: https },
  },
  "any-origin": {
    bad: { allowAllOrigins: true },
    finds: ["note any-origin allowAllOrigins"],
    good: { allowedOrigins: https },
  },
  "subdomains-with-credentials": {
    bad: { allowedOrigins: ["https://*.example.com"], allowCredentials: true },
    finds: [`note subdomains-with-credentials ${origin}`],
    good: { allowedOrigins: ["https://*.example.com"] },
  },
  "max-age-capped": {
    bad: { allowedOrigins: https, preflightMaxAge: 3600 },
    finds: ["note max-age-capped preflightMaxAge"],
    good: { allowedOrigins: https, preflightMaxAge: 600 },
  },
  "dangers-named": {
    bad: { allowedOrigins: https, dangerously: ["insecure-origins"] },
    finds: ["warning dangers-named dangerously"],
    good: { allowedOrigins: https, dangerously: [] },
  },
  "exposes-secret": {
    bad: { allowedOrigins: https, exposeHeaders: ["x-total", "X-Auth-Token"] },
    finds: ["warning exposes-secret exposeHeaders[1]"],
    good: { allowedOrigins: https, exposeHeaders: ["x-total"] },
  },
  "rule-shadowed": {
    bad: [
      { urls: "/api/*", allowedOrigins: https },
      { urls: /^\/api\/v[0-9]+\//, allowedOrigins: https },
    ],
    finds: ["warning rule-shadowed rules[1].urls"],
    good: [
      { urls: /^\/api\/v[0-9]+\//, allowedOrigins: https },
      { urls: "/api/*", allowedOrigins: https },
    ],
  },
  "function-decides": {
    bad: { allowOriginWhen: () => false },
    finds: ["note function-decides allowOriginWhen"],
    good: { allowedOrigins: https },
  },
}
const codes = Object.keys(cases) as ReviewCode[]

describe.each(codes)("%s", (code) => {
  const { bad, finds, good } = cases[code]

  test("is found in the bad example", () => expect(findingsOf(bad).toSorted()).toEqual(finds.toSorted()))

  test("is gone in the good one", () => expect(findingsOf(good)).toEqual([]))
})

test("docs/policy-file.md has a section for each finding of the review, and for no other", () => {
  const page = readFileSync(fileURLToPath(new URL("../../../../docs/policy-file.md", import.meta.url)), "utf8")
  const sections = [...page.matchAll(/^### ([a-z-]+)$/gm)].map(([, name]) => name)
  expect(sections.toSorted()).toEqual(codes.toSorted())
})

describe("what credentials and opt-outs change", () => {
  const open = { allowedOriginRegexes: ["^https://pr-[0-9]+-team\\.vercel\\.app$"] }
  const both = { allowedOriginRegexes: ["^https?://www\\.example\\.com$"], allowCredentials: true }
  test.each<[string, unknown, readonly string[]]>([
    ["a name anyone can take", open, [`warning open-under-public-suffix ${regex}`]],
    [
      "a name anyone can take, with credentials",
      { ...open, allowCredentials: true },
      [`error open-under-public-suffix ${regex}`],
    ],
    [
      "a name anyone can take, named",
      { ...open, allowCredentials: true, dangerously: ["public-suffix-subdomains"] },
      [`warning open-under-public-suffix ${regex}`, "warning dangers-named dangerously"],
    ],
    ["http by a pattern that ofcors refuses with credentials", both, []],
    [
      "http by a pattern, named",
      { ...both, dangerously: ["insecure-origins"] },
      ["warning dangers-named dangerously", `warning lets-in-http ${regex}`],
    ],
    [
      "everyone with credentials, named",
      { allowAllOrigins: true, allowCredentials: true, dangerously: ["reflect-any-origin"] },
      ["warning any-origin allowAllOrigins", "warning dangers-named dangerously"],
    ],
    [
      "development in a regular expression",
      { allowedOriginRegexes: ["^http://localhost(:[0-9]+)?$"] },
      [`warning development-origins ${regex}`],
    ],
    [
      "a candidate",
      { allowedOrigins: https, reportOnly: { allowedOriginRegexes: ["^https://.*example\\.com$"] } },
      [`error lets-in-foreign-site reportOnly.${regex}`],
    ],
  ])("%s", (_name, settings, expected) => expect(findingsOf(settings).toSorted()).toEqual(expected.toSorted()))
})

test("what is suggested instead says the same without a regular expression", () => {
  const { findings } = checkPolicy({ settings: { allowedOriginRegexes: ["^https?://.*example\\.com(:[0-9]+)?$"] } })
  const found = findings.find(({ code }) => code === "lets-in-foreign-site")
  expect(found?.corrected).toBe('allowedOrigins: ["https://example.com:*","https://*.example.com:*"]')
})

test("settings of any kind are looked at without a throw", () => {
  const odd = [
    null,
    1,
    "x",
    [],
    [null],
    [[]],
    {},
    { allowedOrigins: {} },
    { allowedOrigins: [1, null, {}] },
    { allowedOriginRegexes: [{}, "("] },
    { urls: 1 },
    { dangerously: "x", exposeHeaders: 7, reportOnly: 1 },
  ]
  for (const settings of odd) expect(checkPolicy({ settings: settings as never }).findings.length).toBeGreaterThan(0)
})
