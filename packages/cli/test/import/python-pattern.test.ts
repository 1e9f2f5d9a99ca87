import { afterAll, describe, expect, test } from "vitest"
import { readPythonPattern } from "../../src/import/read-python-pattern.ts"
import { writeJavaScriptPattern } from "../../src/import/write-javascript-pattern.ts"
import { startDjangoOracle } from "../equivalence/oracle/django-oracle.ts"

const oracle = await startDjangoOracle()
afterAll(() => oracle?.stop())

const TEXTS = [
  "",
  "http://localhost:3000",
  "http://localhost:3000.evil.example",
  "https://app.example.com",
  "https://appxexample.com",
  "https://APP.EXAMPLE.COM",
  "https://a-1.preview.example.com",
  "https://app.example.com:8443",
  "http://[::1]:3000",
  "capacitor://localhost",
  "null",
  "a{2}",
  "a{,2}",
  "aa",
  "ab",
  "]",
  "/api/items",
  "a b",
  "a#b",
]

const SAME = [
  String.raw`^https://app\.example\.com$`,
  "http://localhost:3000",
  "^https://app.example.com",
  String.raw`^https?://(?:\w+\.)*example\.com(?::\d+)?$`,
  String.raw`\Ahttps://(?P<name>[a-z0-9-]+)\.preview\.example\.com\Z`,
  "(?i)^https://app.example.com$",
  "^(http|https)://localhost:30[0-9]{2}$",
  "^http://\\[::1\\]:\\d{4,}$",
  "^[]a]+$",
  "^[^]a]+$",
  "^a{,2}$",
  "^a{2}$",
  "a{,}",
  "a{}",
  "a{x}",
  "^a{2,}",
  "(?x) ^ https:// app [.] example # comment\n [.] com $",
  "(?#comment)^null$",
  "^(?!http:).*$",
  "^.*(?<=com)$",
  String.raw`(a)\1`,
  "^[a-]b?",
  String.raw`^[\w.-]+://`,
  String.raw`\bhttp`,
  String.raw`^\x68ttp`,
  "/api/",
  "^/api/.*$",
  "",
  ".",
  "$",
  "^.*?$",
]

describe.skipIf(oracle === undefined)("a Python pattern, written for JavaScript", () => {
  test.each(SAME)("%j matches from the start what re.match matches", async (pattern) => {
    const read = readPythonPattern(pattern)
    const regex = new RegExp(writeJavaScriptPattern(read), read.ignoreCase ? "iy" : "y")
    for (const text of TEXTS) {
      regex.lastIndex = 0
      expect({ text, matched: regex.test(text) }).toEqual({ text, matched: await oracle!.matches(pattern, text) })
    }
  })

  test.each(["a(b", "a)b", "*a", "a**", "[a", "[z-a]", String.raw`\q`, "a\\", String.raw`\x6`, "(?<name>a)"])(
    "%j is refused by Python, and here",
    async (pattern) => {
      await expect(oracle!.matches(pattern, "")).rejects.toThrow()
      expect(() => readPythonPattern(pattern)).toThrow()
    },
  )

  test.each(["a++", "(?>a)", "(a)?(?(1)b|c)", String.raw`(a)(b)\12`, "(?i:a)", "(?P<x>a)(?P=x)"])(
    "%j works in Python, and is refused here rather than guessed",
    (pattern) => {
      expect(() => readPythonPattern(pattern)).toThrow()
    },
  )
})
