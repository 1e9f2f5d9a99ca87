import { describe, expect, test } from "vitest"
import { profileOf } from "./engine.ts"
import {
  isNoCorsSafelistedRequestHeader,
  isSafelistedRequestHeader,
  unsafeRequestHeaderNames,
} from "./safelisted-request-headers.ts"
import type { HeaderLine } from "./transport.ts"

const times = (character: string, count: number): string => character.repeat(count)

describe("a CORS-safelisted request-header", () => {
  test.each([
    ["Accept", "text/html", true],
    ["accept", "*/*", true],
    ["Accept", "", true],
    ["Accept", "a\tb", true],
    ["Accept", times("a", 128), true],
    ["Accept", times("a", 129), false],
    ["Accept", "a:b", false],
    ["Accept", 'a="b"', false],
    ["Accept", "a\x7f", false],
    ["Accept", "a\x01", false],
    ["Accept", "\xe9", true],
    ["Accept-Language", "en-US,en;q=0.9", true],
    ["Accept-Language", "*", true],
    ["Accept-Language", "en@x", false],
    ["Accept-Language", "en_US", false],
    ["Content-Language", "de", true],
    ["Content-Type", "text/plain", true],
    ["Content-Type", "TEXT/PLAIN", true],
    ["Content-Type", "text/plain;", true],
    ["Content-Type", "text/plain;charset=UTF-8", true],
    ["Content-Type", " text/plain", true],
    ["Content-Type", "application/x-www-form-urlencoded", true],
    ["Content-Type", "multipart/form-data; boundary=x", true],
    ["Content-Type", 'text/plain; a="b"', false],
    ["Content-Type", "text/plain, text/plain", false],
    ["Content-Type", "text/xml", false],
    ["Content-Type", "application/json", false],
    ["Content-Type", "text", false],
    ["Content-Type", "", false],
    ["Range", "bytes=0-10", true],
    ["Range", "bytes=5-", true],
    ["Range", "bytes=10-5", false],
    ["Range", "bytes=-10", false],
    ["Range", "bytes=0-1,3-4", false],
    ["Range", "bytes= 0-10", false],
    ["Range", "chars=0-10", false],
    ["X-Requested-With", "XMLHttpRequest", false],
    ["Authorization", "Basic YQ==", false],
    ["Cache-Control", "no-cache", false],
    ["DPR", "2", false],
  ])("%s: %j is safelisted: %j", (name, value, expected) => {
    expect(isSafelistedRequestHeader(name, value)).toBe(expected)
  })
})

describe("the CORS-unsafe request-header names", () => {
  const long = times("a", 100)
  test.each<[string, HeaderLine[], readonly string[]]>([
    [
      "none for safelisted headers",
      [
        ["Accept", "a"],
        ["Content-Type", "text/plain"],
      ],
      [],
    ],
    [
      "lower case, sorted, each once",
      [
        ["X-Zeta", "1"],
        ["authorization", "2"],
        ["X-Alpha", "3"],
        ["x-zeta", "4"],
      ],
      ["authorization", "x-alpha", "x-zeta"],
    ],
    [
      "values are combined before they are measured",
      [
        ["Accept", long],
        ["Accept", long],
      ],
      ["accept"],
    ],
    [
      "a safelisted header stays out beside an unsafe one",
      [
        ["Accept", "a"],
        ["X-A", "1"],
      ],
      ["x-a"],
    ],
  ])("%s", (_, list, expected) => {
    expect(unsafeRequestHeaderNames(list)).toEqual(expected)
  })

  test("are all of the safelisted ones, too, once their values exceed 1024 bytes", () => {
    const anything = (): boolean => true
    const list = Array.from({ length: 9 }, (_, index): HeaderLine => [`X-${index}`, times("a", 114)])
    expect(unsafeRequestHeaderNames(list, anything)).toHaveLength(9)
    expect(unsafeRequestHeaderNames(list.slice(1), anything)).toEqual([])
  })

  test.each([
    ["DPR", "2", []],
    ["Save-Data", "on", []],
    ["Save-Data", "off", ["save-data"]],
    ["X-DPR", "2", ["x-dpr"]],
  ])("are %s: %s -> %j in Chromium, which safelists client hints", (name, value, expected) => {
    const { extraSafelist } = profileOf("chromium")
    expect(unsafeRequestHeaderNames([[name, value]], extraSafelist)).toEqual(expected)
    expect(unsafeRequestHeaderNames([[name, value]], profileOf("firefox").extraSafelist)).toEqual([name.toLowerCase()])
  })
})

test.each([
  ["Accept", "a", true],
  ["Content-Type", "text/plain", true],
  ["Content-Type", "application/json", false],
  ["Range", "bytes=0-1", false],
  ["X-A", "1", false],
])("no-cors carries %s: %s: %j", (name, value, expected) => {
  expect(isNoCorsSafelistedRequestHeader(name, value)).toBe(expected)
})
