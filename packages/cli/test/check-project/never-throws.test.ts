import fc from "fast-check"
import { expect, test } from "vitest"
import { catalogue } from "../../src/check-project/catalogue.ts"
import { KNOWN_SETTINGS } from "../../src/check-project/rules/setting-names.ts"
import { reviewLines } from "./review-files.ts"

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "*",
    "null",
    "http://",
    "https://[",
    "https://a.example:99999",
    "file://",
    "http://a b",
    "^(",
    "(?i)",
    "[",
    "\\",
    "(a+)+$",
    "%",
    "://",
  ),
)
const literal = text.map((value) => JSON.stringify(value).replaceAll("\u2028", "").replaceAll("\u2029", ""))
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    literal,
    literal.map((string) => `r${string}`),
    fc.constantFrom(
      "None",
      "True",
      "1",
      "-1.5",
      "name",
      "call(1)",
      'os.environ["X"]',
      "{1: 2}",
      "b'x'",
      "lambda: 1",
      "re.compile('[')",
    ),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc.array(tie("value"), { maxLength: 3 }).map((items) => `{${items.join(", ")}}`),
    tie("value").map((inner) => `(${inner},)`),
  ),
}))
const NAMES = [
  ...KNOWN_SETTINGS,
  "MIDDLEWARE",
  "INSTALLED_APPS",
  "ALLOWED_HOSTS",
  "CSRF_TRUSTED_ORIGINS",
  "SESSION_COOKIE_SAMESITE",
  "SECURE_SSL_REDIRECT",
  "REST_FRAMEWORK",
  "DEBUG",
]

test("whatever the settings are, the review says something of the catalogue", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...NAMES), value, fc.boolean()), { maxLength: 4 }), (lines) => {
      const source = lines
        .map(([name, written, conditional]) =>
          conditional ? `if unknown():\n    ${name} = ${written}\n` : `${name} = ${written}\n`,
        )
        .join("")
      for (const { code, line, column } of reviewLines(source).findings) {
        expect(catalogue).toHaveProperty(code)
        expect(line).toBeGreaterThan(0)
        expect(column).toBeGreaterThan(0)
      }
    }),
    { numRuns: 400 },
  )
})
