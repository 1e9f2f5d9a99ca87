import * as fc from "fast-check"
import { expect, test } from "vitest"
import { type Engine, type HeaderLine, type NetworkErrorKind, type Send, createBrowser } from "./index.ts"

const ORIGIN = "http://localhost:3000"

const name = fc.oneof(
  fc.constantFrom(
    "Access-Control-Allow-Origin",
    "access-control-allow-credentials",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Location",
    "Set-Cookie",
    "Vary",
    "Cache-Control",
    "ETag",
    "Content-Encoding",
    "Referrer-Policy",
    "Expires",
  ),
  fc.string({ maxLength: 12 }),
)
const value = fc.oneof(
  fc.constantFrom(
    ORIGIN,
    "*",
    "null",
    "true",
    "PUT, *",
    "a b",
    "/",
    "http://u:p@h/",
    "//",
    "max-age=9",
    "gzip",
    "origin",
    "a=b; Secure",
    "x, y",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
)
const header: fc.Arbitrary<HeaderLine> = fc.tuple(name, value)
const answer = fc.oneof(
  fc.record({
    status: fc.oneof(fc.constantFrom(200, 204, 301, 303, 304, 307, 401, 500), fc.integer({ min: 100, max: 999 })),
    statusText: fc.string({ maxLength: 5 }),
    headers: fc.array(header, { maxLength: 6 }),
    body: fc.constantFrom(null, new Uint8Array([1])),
  }),
  fc.record({
    error: fc.constantFrom<NetworkErrorKind>("dns", "refused", "reset", "tls", "timeout", "malformed"),
    message: fc.string(),
  }),
)
const init = fc.record(
  {
    method: fc.oneof(fc.constantFrom("GET", "put", "PATCH", "TRACE", "foo", "HEAD"), fc.string({ maxLength: 4 })),
    headers: fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom("X-A", "Authorization", "Content-Type", "Range"), fc.string({ maxLength: 5 })),
        value,
      ),
      { maxLength: 3 },
    ),
    body: fc.constantFrom(null, "text", new Uint8Array(2), 7),
    mode: fc.constantFrom("cors", "no-cors", "same-origin", "odd"),
    credentials: fc.constantFrom("omit", "same-origin", "include"),
    redirect: fc.constantFrom("follow", "manual", "error"),
    cache: fc.constantFrom("default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"),
    integrity: fc.constantFrom("", "sha256-AAAA"),
    referrer: fc.string({ maxLength: 5 }),
    keepalive: fc.boolean(),
  },
  { requiredKeys: [] },
)
const url = fc.oneof(
  fc.constantFrom(
    "http://localhost:8000/",
    "/x",
    "https://api.example/a?b#c",
    "data:,x",
    "about:blank",
    "http://127.0.0.1:6000/",
    "blob:x",
    "",
  ),
  fc.webUrl(),
  fc.string({ maxLength: 12 }),
)
const engine = fc.constantFrom<Engine>("standard", "chromium", "firefox", "webkit")

test("explain says something sound about anything, twice over, and never throws", async () => {
  await fc.assert(
    fc.asyncProperty(
      engine,
      url,
      init,
      fc.array(answer, { minLength: 1, maxLength: 6 }),
      async (engine, url, init, answers) => {
        let asked = 0
        const send: Send = () => answers[asked++ % answers.length] as ReturnType<Send>
        const page = createBrowser({ engine, send }).page(`${ORIGIN}/page`)
        for (let round = 0; round < 2; round++) {
          const report = await page.explain(url, init)
          expect(JSON.parse(JSON.stringify(report))).toEqual(report)
          const errors = report.diagnostics.filter(({ severity }) => severity === "error")
          const isDelivered = report.verdict === "allowed" || report.verdict === "opaque"
          expect(report.seen.kind).toBe(isDelivered ? "response" : "error")
          expect(report.failure === undefined).toBe(isDelivered)
          expect(report.diagnostics.filter(({ printed }) => printed).length).toBeLessThanOrEqual(1)
          if (!isDelivered) expect(errors.some(({ code }) => code === report.failure?.code)).toBe(true)
          expect(report.failure?.code).not.toBe("model-incomplete")
          expect(report.exchanges.length).toBeLessThanOrEqual(42)
        }
      },
    ),
    { numRuns: 500 },
  )
})
