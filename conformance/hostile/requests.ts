import fc from "fast-check"
import type { CorsRequest } from "ofcors"

/** Origins that some policy here allows, and texts that have fooled others. */
const SEEDS = [
  "https://app.example",
  "http://localhost:3000",
  "http://localhost",
  "https://eu.shop.example",
  "https://a.b.shop.example",
  "https://shop.example",
  "https://build-42.example",
  "null",
  "*",
  "",
  "https://",
  "https://app.example.evil.example",
  "https://evil.example",
  "https://evil.example/.shop.example",
  "https://user@app.example",
  "https://app.example, https://evil.example",
  "https://[::1]:3000",
  "constructor",
  "__proto__",
  "toString",
  "undefined",
  "file://",
  "capacitor://localhost",
  "%0d%0aSet-Cookie: a=1",
  "\r\nX: y",
  "\0",
]

const PIECES = [
  ".",
  "-",
  ":",
  "/",
  "@",
  "\\",
  "%2e",
  "%2f",
  " ",
  ",",
  "*",
  "#",
  "?",
  "\t",
  "\u00e9",
  "\u0130",
  "\ud800",
  "x",
  "0",
  "A",
]

/** Changes of a whole text that a careless comparison would not see. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replace("app", "App"),
  (text) => ` ${text} `,
  (text) => `${text}/`,
  (text) => text.replaceAll("/", "%2f"),
]

/** A seed with a few changes: the texts next to those that pass. */
const nearMiss = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...PIECES), fc.nat(2)), { maxLength: 3 }),
    fc.constantFrom(...DISGUISES),
  )
  .map(([seed, changes, disguise]) => {
    let text = seed
    for (const [at, piece, removed] of changes) {
      const place = at % (text.length + 1)
      text = text.slice(0, place) + piece + text.slice(place + removed)
    }
    return disguise(text)
  })

const long = fc
  .tuple(fc.constantFrom(...SEEDS, ...PIECES, "accept,"), fc.integer({ min: 1, max: 3_000 }), nearMiss)
  .map(([piece, times, end]) => piece.repeat(times) + end)

const value = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...SEEDS) },
  { weight: 12, arbitrary: nearMiss },
  { weight: 4, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: long },
)

const lines = fc.oneof(
  { weight: 12, arbitrary: value },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

const SEGMENTS = [
  "public",
  "api",
  "v1",
  "end",
  "..",
  ".",
  "%2e%2e",
  "%2f",
  "%5c",
  "\\",
  "",
  "API",
  "%zz",
  "%",
  "a+b",
  "%00",
  "\u00e9",
]

const url = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 6 }).map((parts) => `/${parts.join("/")}`),
  },
  { weight: 2, arbitrary: value },
  { weight: 1, arbitrary: nearMiss.map((origin) => `${origin}/api/x?y#z`) },
)

const method = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom("OPTIONS", "GET", "POST", "PUT", "options", "PURGE") },
  { weight: 1, arbitrary: value },
)

const NAMES = [
  "access-control-request-method",
  "access-control-request-headers",
  "access-control-request-private-network",
  "sec-fetch-site",
  "host",
  ":authority",
  "cookie",
  "vary",
  "access-control-allow-origin",
  "x-forwarded-host",
  "__proto__",
  "constructor",
  "get",
]

const others = fc.array(fc.tuple(fc.constantFrom(...NAMES), lines), { maxLength: 4 })

/** How a server may hand over headers: Node's object, one without a prototype, Fetch's `Headers`, a hand-written one. */
type Shape = "object" | "bare" | "get" | "capitals"

function headersOf(
  pairs: readonly (readonly [string, string | string[] | undefined])[],
  shape: Shape,
): CorsRequest["headers"] {
  const bare: Record<string, string | string[] | undefined> = Object.create(null)
  for (const [name, text] of pairs) bare[name] = text
  if (shape === "bare") return bare
  if (shape === "get") {
    return { get: (name: string) => (bare[name] === undefined ? null : [bare[name]].flat().join(", ")) }
  }
  const headers = Object.fromEntries(pairs)
  if (shape === "object") return headers
  const { origin, ...rest } = headers
  return { ...rest, Origin: origin }
}

/** Any request, most of them aimed at what is known to go wrong. */
export const hostileRequest: fc.Arbitrary<CorsRequest> = fc
  .record({
    method,
    url,
    origin: lines,
    others,
    asksForMethod: fc.boolean(),
    shape: fc.constantFrom<Shape>("object", "object", "bare", "get", "capitals"),
  })
  .map(({ method, url, origin, others, asksForMethod, shape }) => {
    const asked: (readonly [string, string])[] = asksForMethod ? [["access-control-request-method", "PUT"]] : []
    return { method, url, headers: headersOf([["origin", origin], ...asked, ...others], shape) }
  })
