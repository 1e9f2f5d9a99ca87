import fc from "fast-check"
import { afterAll, describe, expect, test } from "vitest"
import { findWitness } from "../../src/check-project/rules/witness.ts"
import { readPythonPattern } from "../../src/import/read-python-pattern.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"
import { reviewLines } from "./review-files.ts"

const oracle = await startDjangoOracle()
afterAll(() => oracle?.stop())

const seed = Number(process.env["OFCORS_SEED"] ?? Date.now() % 2 ** 31)

/** Patterns as people write them, with and without their mistakes. */
const pattern = fc
  .tuple(
    fc.constantFrom("^", "", "\\A"),
    fc.constantFrom("https://", "https?://", "http://", "(https|http)://", ".*://", "", "https://*."),
    fc.constantFrom(
      "",
      "www.",
      "www\\.",
      "(\\w+\\.)*",
      "[a-z-]+\\.",
      ".*",
      ".*\\.",
      "(?:app|api)\\.",
      "[^/]+",
      "WWW\\.",
    ),
    fc.constantFrom(
      "example.com",
      "example\\.com",
      "example.co.uk",
      "example\\.(com|org)",
      "shop\\.vercel\\.app",
      "vercel\\.app",
      "localhost",
    ),
    fc.constantFrom("", "(:\\d+)?", ":3000", "/", "/?", ":\\d{4}"),
    fc.constantFrom("$", "", "\\Z", ".*$"),
  )
  .map((parts) => parts.join(""))

const ORIGINS = [
  "https://evil.example",
  "https://example.com",
  "http://www.example.com",
  "https://app.example.org:8443",
  "http://localhost:3000",
  "https://shop.vercel.app",
  "https://xexample.com",
  "http://www.example.co.uk:3000",
  "null",
]

describe.skipIf(oracle === undefined)("for patterns as people write them", () => {
  test(`every witness is an origin that Python lets in (OFCORS_SEED=${seed})`, async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(pattern, async (source) => {
        const witness = findWitness(readPythonPattern(source))
        if (witness === undefined) return
        found++
        expect({ source, ...witness, matched: await oracle!.matches(source, witness.origin) }).toMatchObject({
          matched: true,
        })
        expect(new URL(witness.origin).origin).toBe(witness.origin)
      }),
      { numRuns: 2_000, seed },
    )
    expect(found).toBeGreaterThan(200)
  }, 120_000)

  test(`what is said to match nothing matches none of many origins (OFCORS_SEED=${seed})`, async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(pattern, async (source) => {
        const never = reviewLines(`CORS_ALLOWED_ORIGIN_REGEXES = [r"${source}"]\n`).findings.some(
          ({ code }) => code === "regex-matches-nothing",
        )
        if (!never) return
        found++
        for (const origin of ORIGINS)
          expect([source, origin, await oracle!.matches(source, origin)]).toEqual([source, origin, false])
      }),
      { numRuns: 300, seed },
    )
    expect(found).toBeGreaterThan(10)
  }, 120_000)
})
