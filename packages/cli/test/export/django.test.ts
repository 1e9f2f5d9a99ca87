import fc from "fast-check"
import { createPolicy, type CorsSettings } from "ofcors"
import { afterAll, describe, expect, test } from "vitest"
import { django } from "../../src/export/django.ts"
import type { PythonValue } from "../../src/import/python-value.ts"
import { toPolicy } from "../../src/import/to-policy.ts"
import { readRegexes } from "../../src/policy-file/read-regexes.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"

const oracle = await startDjangoOracle()
afterAll(() => oracle?.stop())

const settings: fc.Arbitrary<CorsSettings> = fc.record(
  {
    allowedOrigins: fc.subarray([
      "http://localhost:3000",
      "https://app.example.com",
      "https://*.example.com",
      "https://*.example.com:8443",
      "http://localhost:*",
      "https://app.example.org:*",
      "capacitor://localhost",
      "http://[::1]:3000",
      "https://xn--mnchen-3ya.example",
    ]),
    allowedOriginRegexes: fc.subarray([
      "^https://[a-z]+\\.preview\\.example$",
      /^https?:\/\/(?<name>\w+)\.both\.example$/,
      /^HTTPS:\/\/case\.example$/i,
      "^.*\\.anything\\.example$",
      "https://open\\.example|https://closed\\.example",
      "^https://[^/\\]]+\\.set\\.example(?::\\d{2,5})?$",
      "^.*$",
    ]),
    allowAllOrigins: fc.constantFrom(false, false, false, true),
    allowCredentials: fc.boolean(),
    allowMethods: fc.oneof(fc.constant("*" as const), fc.subarray(["GET", "PUT", "PURGE", "patch"])),
    allowHeaders: fc.oneof(fc.constant("*" as const), fc.subarray(["x-token", "content-type", "authorization"])),
    exposeHeaders: fc.oneof(fc.constant("*" as const), fc.subarray(["x-total", "etag"])),
    preflightMaxAge: fc.constantFrom(0, 1, 600, 86_400),
    urls: fc.constantFrom("/*", "/api/*", "/health", /^\/api\//, /\/v\d+\//, /^\/a|^\/b/, /^\/API\//i),
    allowPrivateNetwork: fc.boolean(),
    dangerously: fc.constantFrom(["insecure-origins"] as const, ["reflect-any-origin"] as const, [] as const),
  },
  { requiredKeys: [] },
)

const ORIGINS = [
  "http://localhost:3000",
  "http://localhost",
  "http://sub.localhost:9",
  "https://app.example.com",
  "https://deep.app.example.com",
  "https://app.example.com:8443",
  "https://example.com",
  "https://app.example.org:1",
  "https://evilexample.com",
  "capacitor://localhost",
  "http://[::1]:3000",
  "https://a.preview.example",
  "http://a.both.example",
  "https://a.both.example",
  "https://case.example",
  "http://x.anything.example",
  "https://x.anything.example",
  "https://open.example",
  "https://closed.example",
  "https://open.example.evil.example",
  "https://x.set.example:8080",
  "https://xn--mnchen-3ya.example",
  "http://evil.example",
  "null",
]
const PATHS = ["/", "/api", "/api/x", "/API/x", "/health", "/v1/", "/x/v2/y", "/a", "/b/c"]

describe.skipIf(oracle === undefined)("the settings of Django", () => {
  const seed = Number(process.env["OFCORS_SEED"] ?? Date.now() % 2 ** 31)

  test(`read by Python and imported again, decide as the policy did (OFCORS_SEED=${seed})`, async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(settings, async (original) => {
        const policy = policyOf(original)
        // Echoing any origin is what the import refuses to take over.
        if (policy === undefined || (original.allowAllOrigins === true && original.allowCredentials === true)) return
        const { text } = django.write([original])
        const values = new Map(
          Object.entries(await oracle!.evaluate(text)).map(([name, value]) => [name, plain(value)]),
        )
        const again = policyOf(readRegexes(toPolicy(values).policy!) as CorsSettings)!
        for (const origin of ORIGINS)
          for (const url of PATHS)
            for (const method of ["GET", "OPTIONS"]) {
              const headers = {
                origin,
                "access-control-request-method": "PUT",
                "access-control-request-private-network": "true",
              }
              const [before, after] = [policy, again].map((p) => p.decide({ method, url, headers }))
              compared++
              expect({ origin, url, text, ...meaning(after!) }).toEqual({ origin, url, text, ...meaning(before!) })
            }
      }),
      { numRuns: 300, seed },
    )
    expect(compared).toBeGreaterThan(20_000)
  }, 300_000)

  test("are what a person would write", async () => {
    const { text, notes } = django.write([
      {
        allowedOrigins: ["http://localhost:3000", "https://*.example.com"],
        allowedOriginRegexes: ["^https://pr-\\d+\\.preview\\.example\\.com$"],
        allowCredentials: true,
        allowHeaders: ["accept", "x-token"],
        urls: "/api/*",
        rejectDisallowed: true,
      },
    ])
    expect(text).toBe(String.raw`# Put "corsheaders" into INSTALLED_APPS, and
# "corsheaders.middleware.CorsMiddleware" first into MIDDLEWARE.
CORS_ALLOWED_ORIGINS = [
    "http://localhost:3000",
]
CORS_ALLOWED_ORIGIN_REGEXES = [
    r"^https://(?:[a-z0-9_-]+\.)+example\.com$",
    r"^https://pr-\d+\.preview\.example\.com$",
]
CORS_ALLOW_CREDENTIALS = True
CORS_ALLOW_HEADERS = [
    "accept",
    "x-token",
]
CORS_URLS_REGEX = r"^/api(?:/.*)?$"
`)
    expect(notes).toEqual([
      "`rejectDisallowed` has no equal: Django withholds the headers, and answers a foreign origin all the same.",
    ])
    expect(await oracle!.checks(await oracle!.evaluate(text))).toEqual([])
  })
})

test("several rules are refused", () => {
  expect(() => django.write([{ urls: "/a/*", allowAllOrigins: true }, { allowedOrigins: [] }])).toThrow("2 rules")
})

function policyOf(settings: CorsSettings): { decide(request: object): Decided } | undefined {
  try {
    return createPolicy({ ...settings, explain: false }) as never
  } catch {
    return undefined
  }
}

interface Decided {
  readonly kind: string
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly vary: readonly string[]
}

function meaning({ kind, status, headers, vary }: Decided): Decided {
  return { kind, status, headers, vary }
}

/** Python's value, as the oracle writes it, for the import. */
function plain(value: unknown): PythonValue {
  return Array.isArray(value) ? { kind: "list", items: value.map(plain) } : (value as PythonValue)
}
