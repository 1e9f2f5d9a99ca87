import { describe, expect, test, vi } from "vitest"
import "../advice.ts"
import "../regexes.ts"
import type { Diagnostic } from "../diagnostics/diagnostic.ts"
import { SettingsError } from "../diagnostics/settings-error.ts"
import type { CorsSettings } from "../policy/settings.ts"
import { createPolicy, policyOf } from "./policy.ts"

const origin = "http://localhost:3000"
const other = "http://localhost:3001"
const get = (
  headers: Record<string, string>,
  url = "/",
): { method: string; url: string; headers: Record<string, string> } => ({
  method: "GET",
  url,
  headers,
})
const preflight = (headers: Record<string, string>): ReturnType<typeof get> => ({
  ...get({ "access-control-request-method": "PUT", ...headers }),
  method: "OPTIONS",
})

describe("decide", () => {
  const policy = createPolicy({ allowedOrigins: [origin], explain: false })

  test("an allowed preflight that does not fit is answered in full and says what is missing", () => {
    const refusedHeader = policy.decide(preflight({ origin, "access-control-request-headers": "X-B, accept,, x-a" }))
    expect(refusedHeader).toMatchObject({ kind: "preflight", allowed: false, status: 204, vary: ["Origin"] })
    expect(refusedHeader.reason).toMatchObject({ code: "header-not-allowed", facts: { headers: "x-b, x-a" } })
    const refusedMethod = policy.decide(
      preflight({ origin, "access-control-request-method": "patch", "access-control-request-headers": "x-a" }),
    )
    expect(refusedMethod.reason).toMatchObject({ code: "method-not-allowed", facts: { method: "patch" } })
    expect(refusedMethod.headers).toEqual(refusedHeader.headers)
  })

  test("capitals of a hand-written request are read too", () => {
    expect(policy.decide(get({ Origin: origin }))).toMatchObject({ kind: "actual", allowed: true })
  })

  test("a Fetch request is read as it is", () => {
    const request = new Request("http://api.example/items", { headers: { origin: other } })
    expect(policy.decide(request)).toMatchObject({ kind: "actual", allowed: false, headers: {}, vary: ["Origin"] })
  })

  test("the server's own origin is not a CORS request", () => {
    expect(
      policy.decide({ method: "POST", headers: { origin: "http://api.example", host: "api.example" } }),
    ).toMatchObject({ kind: "not-cors", allowed: true })
    expect(
      policy.decide({ method: "POST", headers: { origin: "http://api.example", "sec-fetch-site": "same-origin" } }),
    ).toMatchObject({ kind: "not-cors" })
    expect(
      policy.decide({
        method: "POST",
        headers: { origin: "http://api.example", host: "api.example", "sec-fetch-site": "cross-site" },
      }),
    ).toMatchObject({ kind: "actual", allowed: false })
  })

  test("cookies without permission for credentials are the reason of a refusal, and change no header", () => {
    const decision = policy.decide(get({ origin, cookie: "a=b", host: "api.example" }))
    expect(decision).toMatchObject({ allowed: false, reason: { code: "credentials-not-allowed" } })
    expect(decision.headers).toEqual({ "Access-Control-Allow-Origin": origin })
  })

  test.each([
    ["nobody resembles it", "https://evil.example", undefined],
    ["another port", other, "port"],
    ["another scheme", "https://localhost:3000", "scheme"],
    ["another name for this machine", "http://127.0.0.1:3000", "host"],
  ])("a refused origin is compared with the allowed ones: %s", (_name, refused, difference) => {
    expect(policy.decide(get({ origin: refused })).reason?.facts["difference"]).toBe(difference)
  })
})

describe("allowOriginWhen", () => {
  const answers: readonly [string, NonNullable<CorsSettings["allowOriginWhen"]>, string | undefined][] = [
    ["true", () => true, undefined],
    ["false", () => false, "origin-not-allowed"],
    ["a promise of true", async () => true, undefined],
    ["a promise of false", async () => false, "origin-not-allowed"],
    ["a rejection", async () => Promise.reject(new Error("no")), "origin-check-failed"],
    [
      "an exception",
      () => {
        throw new Error("no")
      },
      "origin-check-failed",
    ],
    ["a truthy value that is not true", (() => "yes") as never, "origin-not-allowed"],
    ["a promise of a truthy value", (async () => 1) as never, "origin-not-allowed"],
  ]
  test.each(answers)("%s", async (_name, allowOriginWhen, reason) => {
    const decision = await createPolicy({ allowOriginWhen, explain: false }).decide(get({ origin: other }))
    expect(decision.reason?.code).toBe(reason)
    expect(decision.vary).toEqual(["Origin"])
    expect("Access-Control-Allow-Origin" in decision.headers).toBe(reason === undefined)
  })

  test("is asked neither for listed origins, nor for null, nor for what is no origin", () => {
    const allowOriginWhen = vi.fn(() => true)
    const policy = createPolicy({ allowedOrigins: [origin], allowOriginWhen, explain: false })
    for (const asked of [origin, "null", "evil", "http://a, http://b"]) void policy.decide(get({ origin: asked }))
    expect(allowOriginWhen).not.toHaveBeenCalled()
  })

  test("does not lift the refusal of http with credentials", () => {
    const policy = createPolicy({
      allowOriginWhen: () => true,
      allowedOriginRegexes: [/^http:\/\/b\.example$/],
      allowCredentials: true,
      explain: false,
    })
    const reasonOf = (origin: string): unknown =>
      (policy.decide(get({ origin })) as { reason?: Diagnostic }).reason?.code
    expect([
      reasonOf("http://a.example"),
      reasonOf("http://b.example"),
      reasonOf("https://a.example"),
      reasonOf(other),
    ]).toEqual(["origin-insecure", "origin-insecure", undefined, undefined])
  })
})

describe("update", () => {
  test("replaces the settings at once", () => {
    const policy = createPolicy({ allowedOrigins: [origin], explain: false })
    policy.update({ allowedOrigins: [other], explain: false })
    expect([policy.allowsOrigin(origin), policy.allowsOrigin(other)]).toEqual([false, true])
  })

  test("keeps the old settings when the new ones do not work", () => {
    const policy = createPolicy({ allowedOrigins: [origin], explain: false })
    expect(() => policy.update({ allowedOrigins: ["*"] })).toThrow(SettingsError)
    expect(policy.allowsOrigin(origin)).toBe(true)
  })

  test("later changes of the settings' own lists change nothing", () => {
    const allowedOrigins = [origin]
    const policy = createPolicy({ allowedOrigins, explain: false })
    allowedOrigins.push(other)
    expect(policy.allowsOrigin(other)).toBe(false)
  })
})

describe("rules by path", () => {
  const policy = createPolicy([
    { urls: "/admin/*", allowedOrigins: ["https://admin.example"], explain: false },
    { urls: "/public/*", allowAllOrigins: true },
  ])
  test.each([
    ["/admin", "https://admin.example", true],
    ["/admin/users?x=/public/", "https://admin.example", true],
    ["/admin/users", "https://evil.example", false],
    ["/public/x", "https://evil.example", true],
    ["/public", "https://evil.example", true],
    ["/publicity", "https://evil.example", false],
    ["/elsewhere", "https://admin.example", false],
    ["http://api.example/public/x", "https://evil.example", true],
    ["/public/../admin/users", "https://evil.example", false],
    ["/public/%2e%2e/admin/users", "https://evil.example", false],
    ["/public/..%2fadmin/users", "https://evil.example", false],
    ["/admin/..%2f..%2fpublic/x", "https://evil.example", false],
    ["/public\\..\\admin", "https://evil.example", false],
    ["//admin/users", "https://evil.example", false],
    ["/ADMIN/users", "https://evil.example", false],
    ["/Public/x", "https://evil.example", false],
    ["/public/%zz", "https://evil.example", false],
    ["/public/a%20b", "https://evil.example", true],
    ["/public//x", "https://evil.example", true],
  ])("%s from %s: %s", (url, from, expected) => expect(policy.allowsOrigin(from, url)).toBe(expected))

  test("a path outside every rule is not touched", () => {
    expect(policy.decide(get({ origin }, "/elsewhere"))).toEqual({
      kind: "not-cors",
      allowed: true,
      headers: {},
      vary: [],
    })
  })

  test("an ambiguous path is refused and says so", () => {
    expect(policy.decide(get({ origin }, "/public/..%2fadmin"))).toMatchObject({
      allowed: false,
      reason: { code: "path-ambiguous" },
      vary: ["Origin"],
    })
  })
})

describe("explain", () => {
  test("tells each distinct refusal once, with the request", () => {
    const findings: Diagnostic[] = []
    const policy = createPolicy({ allowedOrigins: [origin], explain: (finding) => findings.push(finding) })
    for (const from of [other, origin, other, "https://evil.example"]) policy.answer(get({ origin: from }))
    expect(
      findings.map(({ code, request }) => [code, (request?.headers as { origin?: string } | undefined)?.origin]),
    ).toEqual([
      ["origin-not-allowed", other],
      ["origin-not-allowed", "https://evil.example"],
    ])
  })

  test("writes one line, in which no request can forge another", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {})
    const policy = createPolicy({ allowedOrigins: [origin], explain: true })
    policy.answer({ method: "GET", url: "/a\r\nb", headers: { origin: "http://evil\n\u001b[31mhello" } })
    expect(warn.mock.calls).toEqual([
      [
        "ofcors: refused `GET /a\\u{d}\\u{a}b`: `http://evil\\u{a}\\u{1b}[31mhello` is not exactly one origin such as `https://app.example.com`; no browser sends it. [origin-malformed]",
      ],
    ])
    warn.mockRestore()
  })

  test("is silent in production, and a listener that throws breaks nothing", () => {
    vi.stubEnv("NODE_ENV", "production")
    expect(createPolicy({ allowedOrigins: [origin] }).isExplaining).toBe(false)
    vi.unstubAllEnvs()
    const policy = createPolicy({
      allowedOrigins: [origin],
      explain: () => {
        throw new Error("broken")
      },
    })
    expect(policy.answer(get({ origin: other }))).toMatchObject({ allowed: false })
  })

  test("nobody listening, the response is the same and no reason is looked for", () => {
    const policy = createPolicy({ allowedOrigins: [origin], explain: false })
    const request = preflight({ origin, "access-control-request-headers": "x-a" })
    const { reason, allowed, ...thorough } = policy.decide(request)
    expect(policy.answer(request)).toEqual({ ...thorough, allowed: true, reason: undefined })
    expect([reason?.code, allowed]).toEqual(["header-not-allowed", false])
  })
})

describe("reportOnly", () => {
  test("reports where a candidate differs, and enforces nothing", () => {
    const findings: Diagnostic[] = []
    const policy = createPolicy({
      allowedOrigins: [origin],
      reportOnly: { allowedOrigins: [other] },
      explain: (finding) => findings.push(finding),
    })
    const allowed = policy.answer(get({ origin }))
    policy.answer(get({ origin: other }))
    expect(allowed.headers).toEqual({ "Access-Control-Allow-Origin": origin })
    expect(findings.map(({ code, reportOnly }) => [code, reportOnly ?? false])).toEqual([
      ["origin-not-allowed", true],
      ["origin-not-allowed", false],
      ["report-only-would-allow", true],
    ])
  })

  test("is heard in production too, alone", () => {
    vi.stubEnv("NODE_ENV", "production")
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {})
    const policy = createPolicy({ allowedOrigins: [origin], reportOnly: { allowedOrigins: [other] } })
    for (const from of [origin, other, "https://evil.example"]) policy.answer(get({ origin: from }))
    expect(warn.mock.calls.map(([line]) => /^ofcors: \(report only\) .*\[(.*)\]$/.exec(String(line))?.[1])).toEqual([
      "origin-not-allowed",
      "report-only-would-allow",
    ])
    warn.mockRestore()
    vi.unstubAllEnvs()
  })
})

test("a policy is taken as it is where settings are expected", () => {
  const policy = createPolicy({ allowedOrigins: [origin], explain: false })
  expect(policyOf(policy)).toBe(policy)
})
