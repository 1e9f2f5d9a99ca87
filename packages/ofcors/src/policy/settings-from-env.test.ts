import { describe, expect, test } from "vitest"
import "../advice.ts"
import { SettingsError } from "../diagnostics/settings-error.ts"
import { settingsFromEnv } from "./settings-from-env.ts"

describe("variables become settings", () => {
  test.each<[string, Record<string, string | undefined>, unknown]>([
    ["none", { PATH: "/bin", CORS_ALLOWED_ORIGINS: undefined }, {}],
    ["an empty one counts as not set", { CORS_ALLOWED_ORIGINS: " " }, {}],
    [
      "a list",
      { CORS_ALLOWED_ORIGINS: "http://localhost:3000, https://a.example," },
      { allowedOrigins: ["http://localhost:3000", "https://a.example"] },
    ],
    [
      "a list in JSON",
      { CORS_ALLOWED_ORIGIN_REGEXES: '["^https://[a-z]{1,3}\\\\.example$"]' },
      { allowedOriginRegexes: ["^https://[a-z]{1,3}\\.example$"] },
    ],
    [
      "flags",
      { CORS_ALLOW_ALL_ORIGINS: "True", CORS_ALLOW_CREDENTIALS: "0", CORS_ALLOW_PRIVATE_NETWORK: "off" },
      { allowAllOrigins: true, allowCredentials: false, allowPrivateNetwork: false },
    ],
    ["a number", { CORS_PREFLIGHT_MAX_AGE: "600" }, { preflightMaxAge: 600 }],
    [
      "names",
      { CORS_ALLOW_HEADERS: "*", CORS_ALLOW_METHODS: "GET,PUT", CORS_EXPOSE_HEADERS: "x-total" },
      { allowHeaders: "*", allowMethods: ["GET", "PUT"], exposeHeaders: ["x-total"] },
    ],
    ["paths", { CORS_URLS_REGEX: "^/api/.*$" }, { urls: /^\/api\/.*$/ }],
    ["a stranger's variable", { CORS_PROXY: "x", CORS_: "y" }, {}],
  ])("%s", (_name, env, expected) => expect(settingsFromEnv(env)).toEqual(expected))
})

describe("variables that would be ignored or misread are reported", () => {
  test.each<[string, string, string, string | undefined]>([
    ["CORS_ALLOW_CREDENTIALS", "maybe", "environment-value-invalid", undefined],
    ["CORS_PREFLIGHT_MAX_AGE", "1h", "environment-value-invalid", undefined],
    ["CORS_ALLOWED_ORIGINS", '["http://a"', "environment-value-invalid", undefined],
    ["CORS_URLS_REGEX", "(", "environment-value-invalid", undefined],
    ["CORS_ORIGIN_WHITELIST", "http://a", "environment-name-unknown", "CORS_ALLOWED_ORIGINS=http://a"],
    ["CORS_ORIGIN_ALLOW_ALL", "true", "environment-name-unknown", "CORS_ALLOW_ALL_ORIGINS=true"],
    ["CORS_ALLOWED_ORIGIN", "http://a", "environment-name-unknown", "CORS_ALLOWED_ORIGINS=http://a"],
    ["CORS_ORIGINS", "http://a", "environment-name-unknown", "CORS_ALLOWED_ORIGINS=http://a"],
    ["CORS_ALOW_HEADERS", "x-a", "environment-name-unknown", "CORS_ALLOW_HEADERS=x-a"],
  ])("%s=%s", (name, value, code, corrected) => {
    try {
      settingsFromEnv({ [name]: value })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsError)
      expect(
        (error as SettingsError).diagnostics.map(({ code, facts }) => [code, facts["setting"], facts["corrected"]]),
      ).toEqual([[code, name, corrected]])
    }
  })
})
