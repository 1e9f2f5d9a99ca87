import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseOrigin } from "../http/origin.ts"
import { type OriginPattern, readOriginPattern } from "./origin-pattern.ts"
import { createOriginSet } from "./origin-set.ts"

/** The naive oracle: every entry is compared in turn, by the words of the settings' documentation. */
function matchesNaively(entries: readonly string[], origin: string): boolean {
  return entries.some((entry) => {
    const [scheme = "", rest = ""] = entry.split("://")
    const [, host = "", port = ""] = /^(.*?)(?::([0-9]+|\*))?$/.exec(rest) ?? []
    const [, originHost = "", originPort = ""] = /^(.*?)(?::([0-9]+))?$/.exec(origin.slice(scheme.length + 3)) ?? []
    if (!origin.startsWith(`${scheme}://`)) return false
    if (port !== "*" && port !== originPort) return false
    return host.startsWith("*.")
      ? originHost.endsWith(host.slice(1)) && originHost !== host.slice(1)
      : originHost === host
  })
}

function setOf(entries: readonly string[]): ReturnType<typeof createOriginSet> {
  const patterns = entries.map((entry) => readOriginPattern(entry)!)
  const isPattern = ({ subdomains, port }: OriginPattern): boolean => subdomains || port === "*"
  return createOriginSet(
    new Set(entries.filter((_, index) => !isPattern(patterns[index]!))),
    patterns.filter(isPattern),
  )
}

const label = fc.constantFrom("a", "b", "foo", "bar", "foobar", "www", "x-y", "example", "com", "co", "uk")
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."))
const scheme = fc.constantFrom("http", "https")
const port = fc.constantFrom("", ":3000", ":8443", ":1")
const origin = fc.tuple(scheme, host, port).map(([s, h, p]) => `${s}://${h}${p}`)
const entry = fc
  .tuple(scheme, fc.boolean(), host, fc.oneof(port, fc.constant(":*")))
  .map(([s, subdomains, h, p]) => `${s}://${subdomains ? "*." : ""}${h}${p}`)

test("the set agrees with a naive matcher", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { maxLength: 12 }),
      fc.array(origin, { minLength: 1, maxLength: 20 }),
      (entries, origins) => {
        const set = setOf(entries)
        for (const candidate of origins)
          expect([candidate, set.has(candidate)]).toEqual([candidate, matchesNaively(entries, candidate)])
      },
    ),
    { numRuns: 3_000 },
  )
})

test("an origin made of the entries' own parts is judged as the naive matcher does", () => {
  const glued = fc.uniqueArray(entry, { minLength: 2, maxLength: 4 }).chain((entries) => {
    const hosts = entries.map((text) => readOriginPattern(text)!.host)
    const host = fc.tuple(fc.constantFrom(...hosts), fc.constantFrom("", ".", "-"), fc.constantFrom(...hosts))
    return fc.tuple(fc.constant(entries), scheme, host, port)
  })
  fc.assert(
    fc.property(glued, ([entries, s, [left, glue, right], p]) => {
      const candidate = `${s}://${left}${glue}${right}${p}`
      expect(setOf(entries).has(candidate)).toBe(matchesNaively(entries, candidate))
    }),
    { numRuns: 3_000 },
  )
})

describe("what no entry may let in", () => {
  const entries = [
    "https://example.com",
    "https://*.example.com",
    "http://localhost:*",
    "https://foo.com",
    "https://bar.com",
  ]
  test.each([
    "https://evil-example.com",
    "https://evilexample.com",
    "https://example.com.evil.test",
    "https://barfoo.com",
    "https://.example.com",
    "https://a..example.com",
    "https://a.example.com.",
    "https://example.com/",
    "https://example.com:443",
    "https://EXAMPLE.com",
    "https://a.EXAMPLE.com",
    "http://example.com",
    "https://user@a.example.com",
    "https://evil.test#.example.com",
    "https://evil.test/.example.com",
    "https://evil.test?.example.com",
    "https://evil.test\\.example.com",
    "https://a.example.com:0",
    "https://a.example.com:99999",
    "http://localhost:*",
    "http://localhost:080",
    "https://*.example.com",
    "https://a.example.com, https://evil.test",
    "https://a.example.com https://evil.test",
    " https://a.example.com",
    "https://a.example.com\n",
    "null",
    "*",
    "",
    "constructor",
    "__proto__",
    "toString",
    `https://${"a.".repeat(40_000)}example.com`,
  ])("%j", (origin) => expect(setOf(entries).has(origin)).toBe(false))
})

test("a serialized origin is read exactly as the URL standard writes it", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: false }), (url) => {
      const { origin, protocol, hostname, port } = new URL(url)
      expect(parseOrigin(origin)).toEqual({ scheme: protocol.slice(0, -1), host: hostname, port })
    }),
    { numRuns: 2_000 },
  )
})

test("whatever text is read as a web origin is its own serialisation", () => {
  const piece = fc.constantFrom(
    "http://",
    "https://",
    "a",
    "B",
    ".",
    "-",
    ":",
    "80",
    "443",
    "8080",
    "/",
    "@",
    "[::1]",
    "%",
    " ",
    "é",
    "_",
    "0x1",
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join("")
      const pattern = text.includes("*") ? undefined : readOriginPattern(text)
      if (pattern !== undefined && /^https?$/.test(pattern.scheme)) expect(new URL(text).origin).toBe(text)
    }),
    { numRuns: 20_000 },
  )
})
