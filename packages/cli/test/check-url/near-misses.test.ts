import { describe, expect, test } from "vitest"
import { differenceOf, nearMisses } from "../../src/check-url/near-misses.ts"

describe("what people write where they mean an origin", () => {
  test.each([
    [
      "http://localhost:3000",
      [
        "http://localhost:3000/",
        "https://localhost:3000",
        "http://127.0.0.1:3000",
        "http://[::1]:3000",
        "http://localhost:5173",
      ],
    ],
    ["https://www.example.org", ["https://www.example.org/", "http://www.example.org", "https://example.org"]],
    [
      "https://app.example.org:8443",
      ["https://www.app.example.org:8443", "https://app.example.org", "https://example.org:8443"],
    ],
  ])("for %s", (origin, expected) => {
    const origins = nearMisses(origin).map((near) => near.origin)
    expect(origins).toEqual(expect.arrayContaining(expected))
    expect(origins).not.toContain(origin)
    expect(new Set(origins).size).toBe(origins.length)
  })

  test("for a page without origin there is none", () => expect(nearMisses("null")).toEqual([]))
})

test.each([
  ["http://localhost:3000/", "http://localhost:3000", "slash"],
  ["http://localhost:5173", "http://localhost:3000", "port"],
  ["https://localhost:3000", "http://localhost:3000", "scheme"],
  ["http://127.0.0.1:3000", "http://localhost:3000", "loopback-name"],
  ["https://www.example.com", "https://example.com", "www"],
  ["https://example.com", "https://app.example.com", "subdomain"],
  ["https://example.org", "https://example.com", "other"],
  ["*", "https://example.com", "other"],
])("%s and %s differ in: %s", (allowed, origin, difference) => {
  expect(differenceOf(allowed, origin)).toBe(difference)
})
