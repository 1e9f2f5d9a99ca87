import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { Ajv } from "ajv"
import { parse } from "jsonc-parser"
import { type CorsSettings, createPolicy } from "ofcors"
import { diagnosticCodes, explainDiagnostic } from "ofcors/diagnostics"
import { describe, expect, test } from "vitest"
import { checkPolicy } from "../../src/check-policy/check-policy.ts"
import { readJsonPolicy } from "../../src/policy-file/read-json-policy.ts"

interface Schema {
  readonly definitions: {
    readonly settings: { readonly properties: Readonly<Record<string, { readonly description: string }>> }
  }
}

const schema = createRequire(import.meta.url)("ofcors/ofcors.schema.json") as Schema
const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: { regex: isRegex } })
ajv.addKeyword("markdownDescription")
const validate = ajv.compile(schema)
const { properties } = schema.definitions.settings
const source = readFileSync(fileURLToPath(new URL("../../../ofcors/src/policy/settings.ts", import.meta.url)), "utf8")

function isRegex(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/** Settings as they stand in a policy file; `undefined` for what has no form in JSON. */
function inJson(settings: unknown): unknown {
  const hasForm = (value: unknown): boolean =>
    value instanceof RegExp ||
    (typeof value === "object" && value !== null
      ? Object.values(value).every(hasForm)
      : value !== undefined && typeof value !== "function")
  const written = (_name: string, value: unknown): unknown =>
    value instanceof RegExp ? { regex: value.source, flags: value.flags } : value
  return hasForm(settings) ? (JSON.parse(JSON.stringify(settings, written)) as unknown) : undefined
}

test("every setting is there with its documentation, but for the function", () => {
  const [, body = ""] = /export interface CorsSettings \{\n(.*?)\n\}/s.exec(source) ?? []
  const documented = [...body.matchAll(/\/\*\*(.*?)\*\/\n {2}readonly (\w+)\?:/gs)]
  const names = documented.map(([, , name = ""]) => name)
  expect(names.length).toBe(15)
  expect(Object.keys(properties)).toEqual(names.filter((name) => name !== "allowOriginWhen"))
  for (const [, comment = "", name = ""] of documented) {
    if (name === "allowOriginWhen") continue
    const words = comment
      .replace(/\s*\*\s/g, " ")
      .trim()
      .split(/\s+/)
    expect(properties[name]?.description.split(/\s+/)).toEqual(words)
  }
})

const settingsExamples = diagnosticCodes
  .map((code) => explainDiagnostic(code))
  .flatMap(({ code, severity, bad, good }) =>
    "settings" in bad && "settings" in good && severity !== "refusal"
      ? [{ code, severity, bad: inJson(bad.settings), good: inJson(good.settings) }]
      : [],
  )

/** Errors that only `ofcors check` sees: they need the public suffix list, the URL standard, or the meaning of a text. */
const LEFT_TO_THE_CHECK = new Set([
  "origin-has-default-port",
  "origin-not-canonical",
  "null-with-credentials",
  "insecure-origin-with-credentials",
  "public-suffix-with-credentials",
  "wildcard-with-credentials",
  "regex-not-anchored",
  "regex-unsupported",
  "regex-catastrophic",
  "method-forbidden",
  "header-forbidden",
  "header-of-responses",
])

describe("the examples of the catalogue", () => {
  test("are many", () => expect(settingsExamples.length).toBeGreaterThan(35))

  test.each(settingsExamples.filter(({ good }) => good !== undefined))("the good one of $code fits", ({ good }) => {
    expect(validate(good), JSON.stringify(validate.errors)).toBe(true)
  })

  test.each(settingsExamples.filter(({ severity, bad }) => severity === "error" && bad !== undefined))(
    "the bad one of $code is refused, or left to the check",
    ({ code, bad }) => expect(validate(bad)).toBe(LEFT_TO_THE_CHECK.has(code)),
  )

  test.each(settingsExamples.filter(({ severity, bad }) => severity === "warning" && bad !== undefined))(
    "the one that is only warned of, $code, fits",
    ({ bad }) => expect(validate(bad)).toBe(true),
  )
})

describe("what the library takes fits, and what no browser sends does not", () => {
  test.each([
    "http://localhost:3000",
    "http://localhost:*",
    "https://*.example.com",
    "https://*.example.com:8443",
    "https://*.example.com:*",
    "http://[::1]:3000",
    "https://under_score.example.com",
    "https://example.com.",
    "https://xn--bcher-kva.example",
    "https://1.example",
    "capacitor://localhost",
    "safari-web-extension://E1B0C1A2-0000-0000-0000-000000000000",
    "null",
  ])("%s", (origin) => {
    expect(() => createPolicy({ allowedOrigins: [origin], explain: false })).not.toThrow()
    expect(validate({ allowedOrigins: [origin] })).toBe(true)
  })

  test.each([
    "https://a.example/",
    "a.example",
    "*",
    "https://A.example",
    "https://a.example:x",
    "https://*a.example",
    "file://",
    "https://",
  ])("%s", (origin) => {
    expect(() => createPolicy({ allowedOrigins: [origin], explain: false } as CorsSettings)).toThrow()
    expect(validate({ allowedOrigins: [origin] })).toBe(false)
  })
})

describe("the forms of a file", () => {
  test.each<[string, unknown, boolean]>([
    ["settings with a schema", { $schema: "x", allowAllOrigins: true }, true],
    ["rules", [{ urls: "/a/*" }, { urls: { regex: "^/b", flags: "i" } }], true],
    ["rules with a schema", { $schema: "x", rules: [{ allowAllOrigins: true }] }, true],
    ["rules beside settings", { rules: [{}], allowAllOrigins: true }, false],
    ["no rules", [], false],
    ["a regex without a pattern", { urls: { flags: "i" } }, false],
    ["a regex that remembers", { allowedOriginRegexes: [{ regex: "^a$", flags: "g" }] }, false],
    ["paths in a candidate", { reportOnly: { urls: "/a" } }, false],
    ["everyone with credentials", { allowAllOrigins: true, allowCredentials: true }, false],
    [
      "everyone with credentials, named",
      { allowAllOrigins: true, allowCredentials: true, dangerously: ["reflect-any-origin"] },
      true,
    ],
  ])("%s", (_name, file, fits) => expect(validate(file)).toBe(fits))
})

test("the examples of docs/policy-file.md fit, and have no errors", () => {
  const page = readFileSync(fileURLToPath(new URL("../../../../docs/policy-file.md", import.meta.url)), "utf8")
  const examples = [...page.matchAll(/^```jsonc\n(.*?)^```$/gms)].map(([, text = ""]) => text)
  expect(examples.length).toBe(2)
  for (const text of examples) {
    expect(validate(parse(text))).toBe(true)
    const { findings, starts } = checkPolicy(readJsonPolicy("ofcors.json", text))
    expect({ starts, errors: findings.filter(({ severity }) => severity === "error") }).toEqual({
      starts: true,
      errors: [],
    })
  }
})
