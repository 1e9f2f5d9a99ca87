import { describe, expect, test } from "vitest"
import { checkPolicy } from "../../src/check-policy/check-policy.ts"
import { type PolicySource, UnreadablePolicy } from "../../src/policy-file/policy-source.ts"
import { readJsonPolicy } from "../../src/policy-file/read-json-policy.ts"
import { excerptOf, positionOf } from "../../src/check-policy/report/position.ts"

const source = (text: string): PolicySource => readJsonPolicy("ofcors.json", text)

describe("what stands in the file becomes settings", () => {
  test.each<[string, string, unknown]>([
    ["settings", '{ "allowCredentials": true }', { allowCredentials: true }],
    ["comments and a trailing comma", '{ // who\n "allowCredentials": true, /* no */ }', { allowCredentials: true }],
    ["a schema beside them", '{ "$schema": "x", "allowCredentials": true }', { allowCredentials: true }],
    ["rules", '[{ "urls": "/a" }, {}]', [{ urls: "/a" }, {}]],
    ["rules with a schema beside them", '{ "$schema": "x", "rules": [{ "urls": "/a" }] }', [{ urls: "/a" }]],
    [
      "a regular expression",
      '{ "allowedOriginRegexes": [{ "regex": "^a$", "flags": "i" }, "^b$"] }',
      { allowedOriginRegexes: [/^a$/i, "^b$"] },
    ],
    ["a regular expression of paths", '[{ "urls": { "regex": "^/api/" } }]', [{ urls: /^\/api\// }]],
    [
      "one in a candidate",
      '{ "reportOnly": { "allowedOriginRegexes": [{ "regex": "^a$" }] } }',
      { reportOnly: { allowedOriginRegexes: [/^a$/] } },
    ],
    ["one where none belongs", '{ "allowedOrigins": [{ "regex": "^a$" }] }', { allowedOrigins: [{ regex: "^a$" }] }],
    ["one that does not compile", '{ "urls": { "regex": "(" } }', { urls: { regex: "(" } }],
    ["one with a member too many", '{ "urls": { "regex": "a", "flag": "i" } }', { urls: { regex: "a", flag: "i" } }],
    ["a list that only looks like a file of rules", '{ "rules": [], "urls": "/a" }', { rules: [], urls: "/a" }],
    ["a prototype's name", '{ "__proto__": 1 }', JSON.parse('{ "__proto__": 1 }') as unknown],
  ])("%s", (_name, text, settings) => expect(source(text).settings).toEqual(settings))
})

describe("a finding points at what it is about", () => {
  test.each<[string, string, string, string]>([
    [
      "an entry",
      '{\n  "allowedOrigins": [\n    "https://a.example/"\n  ]\n}',
      "origin-has-trailing-slash",
      '3:5 "https://a.example/"',
    ],
    ["a misspelt name", '{ "alowMethods": [] }', "setting-unknown", '1:3 "alowMethods": []'],
    [
      "a rule of several",
      '[{ "urls": "/a", "allowedOrigins": ["http://a"] },\n{ "allowCredentials": 1 }]',
      "setting-wrong-type",
      '2:3 "allowCredentials": 1',
    ],
    ["the only rule", '[{ "allowedOrigins": ["http://a"], "dangerously": ["x"] }]', "danger-unknown", '1:52 "x"'],
    [
      "a rule in an envelope",
      '{ "rules": [{ "urls": "/a", "allowedOrigins": ["https://a.example:443"] }] }',
      "origin-has-default-port",
      '1:48 "https://a.example:443"',
    ],
    [
      "a candidate",
      '{ "allowedOrigins": ["http://a"], "reportOnly": { "allowedOrigins": ["http://b/"] } }',
      "origin-has-trailing-slash",
      '1:70 "http://b/"',
    ],
    ["a rule that is none", '[{ "allowedOrigins": ["http://a"] }, 7]', "settings-not-an-object", "1:38 7"],
    ["the file", "42", "settings-not-an-object", "1:1 42"],
    [
      "an unreachable rule",
      '[{ "allowedOrigins": ["http://a"] },\n  { "allowAllOrigins": true }]',
      "rule-unreachable",
      '2:3 { "allowAllOrigins": true }',
    ],
    [
      "a line with Windows ends",
      '{\r\n  "preflightMaxAge": -1\r\n}',
      "max-age-out-of-range",
      '2:3 "preflightMaxAge": -1',
    ],
  ])("%s", (_name, text, code, expected) => {
    const read = source(text)
    const finding = checkPolicy(read).findings.find((found) => found.code === code)!
    const place = read.locate(finding.setting, finding.value)!
    const { line, column } = positionOf(place, text)
    expect(`${line}:${column} ${text.slice(place.offset, place.offset + place.length)}`).toBe(expected)
  })
})

describe("what is no JSON is said to be none, with the place", () => {
  test.each<[string, string, string, number | undefined]>([
    ["an open list", '{ "allowedOrigins": [', "close bracket expected", 21],
    ["single quotes", "{ 'a': 1 }", "invalid symbol", 2],
    ["a missing comma", '{ "a": 1 "b": 2 }', "comma expected", 9],
    ["nothing", " \n", "the file is empty", undefined],
    ["two values", "{} {}", "end of file expected", 3],
  ])("%s", (_name, text, message, offset) => {
    try {
      source(text)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadablePolicy)
      expect((error as Error).message).toContain(message)
      expect((error as UnreadablePolicy).place?.offset).toBe(offset)
    }
  })
})

test("a long line is cut around the place, and the marks stand below it", () => {
  const text = `[${"1, ".repeat(80)}"here", ${"2, ".repeat(80)}3]`
  const { line, marks } = excerptOf({ offset: text.indexOf('"here"'), length: 6 }, text)
  expect(line.length).toBeLessThanOrEqual(68)
  expect(line.slice(marks.indexOf("^"), marks.length)).toBe('"here"')
})
