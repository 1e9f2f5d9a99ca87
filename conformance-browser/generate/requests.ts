import type { Random } from "../scenario/random.ts"
import type { BodyInitData, FetchInit, HeaderLine } from "../scenario/scenario.ts"

/** Random `init`s: methods, headers at the edges of the safelists, bodies, modes. */
export function randomInit(random: Random): FetchInit {
  const method = random.weighted<string | undefined>([
    [6, undefined],
    [10, random.pick(METHODS)],
    [1, random.pick(ODD_METHODS)],
  ])
  const mode = random.weighted<string | undefined>([
    [20, undefined],
    [3, "cors"],
    [3, "no-cors"],
    [1, "same-origin"],
  ])
  const credentials = random.weighted<string | undefined>([
    [8, undefined],
    [8, "include"],
    [2, "omit"],
    [2, "same-origin"],
  ])
  const redirect = random.weighted<string | undefined>([
    [20, undefined],
    [2, "manual"],
    [2, "error"],
    [1, "follow"],
  ])
  const cache = random.weighted<string | undefined>([
    [24, undefined],
    [1, random.pick(CACHE_MODES)],
  ])
  const referrerPolicy = random.weighted<string | undefined>([
    [24, undefined],
    [1, random.pick(REFERRER_POLICIES)],
  ])
  const rare: FetchInit = {
    ...(random.chance(0.02) && { referrer: random.pick(["", "about:client", "{page}/~/elsewhere?q#f", "{api}/~/x"]) }),
    ...(random.chance(0.02) && { keepalive: true }),
  }
  const headers = randomHeaders(random)
  const body = takesBody(method) && random.chance(0.5) ? randomBody(random) : undefined
  return {
    ...(method !== undefined && { method }),
    ...(headers.length > 0 && { headers }),
    ...(body && { body }),
    ...(mode !== undefined && { mode }),
    ...(credentials !== undefined && { credentials }),
    ...(redirect !== undefined && { redirect }),
    ...(cache !== undefined && { cache }),
    ...(referrerPolicy !== undefined && { referrerPolicy }),
    ...rare,
  }
}

const METHODS = ["GET", "HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]

/** Cases that the normalisation leaves alone, methods that no one knows, and those that `fetch` refuses. */
const ODD_METHODS = ["get", "post", "put", "patch", "Patch", "QUERY", "foo", "TRACE", "CONNECT", "a b", "a!b"]

const CACHE_MODES = ["no-store", "reload", "no-cache", "force-cache", "only-if-cached"]

const REFERRER_POLICIES = [
  "no-referrer",
  "origin",
  "same-origin",
  "unsafe-url",
  "no-referrer-when-downgrade",
  "strict-origin",
]

function takesBody(method: string | undefined): boolean {
  return method !== undefined && !["GET", "HEAD"].includes(method.toUpperCase())
}

function randomBody(random: Random): BodyInitData {
  return random.weighted<BodyInitData>([
    [4, { text: "body" }],
    [1, { text: "" }],
    [1, { bytes: "bytes" }],
    [0.5, { stream: "stream" }],
    [1, { text: "\u00e9\u4e2d" }],
    [
      2,
      {
        form: [
          ["a", "1 2"],
          ["b", "&"],
        ],
      },
    ],
    [2, { blob: "blob", type: random.pick(["application/json", "text/plain", "image/png", ""]) }],
  ])
}

function randomHeaders(random: Random): HeaderLine[] {
  if (random.chance(0.03)) return repeatedHeader(random)
  const count = random.weighted([
    [10, 0],
    [8, 1],
    [4, 2],
    [1, 4],
  ])
  return Array.from({ length: count }, () => randomHeader(random))
}

/** The same name twice: the values are combined before they are measured. */
function repeatedHeader(random: Random): HeaderLine[] {
  const [name, ...values] = random.pick([
    ["Content-Type", "text/plain", "application/json"],
    ["Content-Type", "text/plain", "text/plain"],
    ["Accept", "x".repeat(70), "y".repeat(70)],
    ["Accept", "a", "b"],
    ["Content-Language", "en", "d@"],
    ["Range", "bytes=0-1", "bytes=2-3"],
    ["X-A", "1", "2"],
    ["DPR", "1", "2"],
    ["Authorization", "a", "b"],
    ["If-None-Match", '"1"', '"2"'],
  ] as const)
  return values.map((value, index) => [index === 0 ? name : name.toLowerCase(), value])
}

function randomHeader(random: Random): HeaderLine {
  const [name, values] = random.weighted<readonly [string | readonly string[], readonly string[]]>([
    [
      8,
      [
        [
          "X-A",
          "x-b",
          "X-Requested-With",
          "x-zeta",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "If-Unmodified-Since",
          "If-Range",
          "User-Agent",
          "Last-Event-ID",
          "X-CSRFToken",
          "Purpose",
          "Upgrade-Insecure-Requests",
          "Early-Data",
          "Content-Encoding",
          "Cache-Control",
          "Pragma",
          "access-control-allow-origin",
        ],
        ["1", "", "a b"],
      ],
    ],
    [4, ["Authorization", ["Bearer x", ""]]],
    [5, ["Content-Type", CONTENT_TYPES]],
    [2, [["Accept", "accept-language", "Content-Language"], SAFELIST_EDGES]],
    [2, ["Range", RANGES]],
    [1, [CLIENT_HINTS, ["1", "1.5", "on", "4g", "a", ""]]],
    [2, [FORBIDDEN, ["1", "GET", "TRACE, x"]]],
    [
      1,
      [
        ["x-a", "x-\u00e9", "x a", ""],
        ["1", "\u00e9", "\u4e2d", "a\nb", " padded ", "a\u0001b"],
      ],
    ],
  ])
  return [typeof name === "string" ? name : random.pick(name), random.pick(values)]
}

const CONTENT_TYPES = [
  "application/json",
  "text/plain",
  "text/plain;charset=utf-8",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded; charset=x",
  "application/reports+json",
  "text/plain; charset=\u00e9",
  `text/plain; a=${"x".repeat(128)}`,
  "text/plain;charset=utf-8;x=(y)",
  "text/plain; charset",
  "application/csp-report",
  "TEXT/PLAIN",
  "text/plain;",
  "text/xml",
  "",
  "text",
  "text/plain, text/plain",
  'text/plain; a="b"',
  "text/plain; a=b",
  "text/plain/x",
  "text/plain, application/json",
  ";text/plain",
  "text/plain ;charset=x",
  "\u00e9/x",
]

const SAFELIST_EDGES = [
  "*/*",
  "en",
  "en-GB, *;q=0.5",
  "en@x",
  "a:b",
  "a/b",
  'a"b',
  "(",
  "a;b=c",
  "\u00e9",
  "",
  "x".repeat(128),
  "x".repeat(129),
  "en_GB",
  "a\tb",
]

const RANGES = [
  "bytes=0-10",
  "bytes=5-",
  "bytes=-10",
  "bytes=0-1,2-3",
  "bytes=10-5",
  "bytes= 0-1",
  "bytes=0 - 1",
  "BYTES=0-1",
  "bytes=",
  "lines=1-2",
  "bytes=0-",
  "bytes=-0",
  "bytes=0-0,",
  "bytes=18446744073709551616-",
  "bytes=1-2 ",
  "bytes 0-1",
]

/** Client hints of the old kind; the Fetch standard safelists none of them. */
const CLIENT_HINTS = ["DPR", "Save-Data", "Width", "Viewport-Width", "Device-Memory", "Downlink", "ECT", "RTT"]

const FORBIDDEN = [
  "Cookie",
  "Origin",
  "Host",
  "Sec-A",
  "Proxy-B",
  "Date",
  "Via",
  "TE",
  "Referer",
  "Access-Control-Request-Method",
  "Access-Control-Request-Headers",
  "Access-Control-Request-Private-Network",
  "Cookie2",
  "Proxy-Authorization",
  "Sec-Fetch-Site",
  "Set-Cookie",
  "DNT",
  "X-HTTP-Method-Override",
  "X-HTTP-Method",
  "X-Method-Override",
  "Connection",
  "Content-Length",
  "Keep-Alive",
  "Expect",
  "Upgrade",
  "Trailer",
  "Transfer-Encoding",
  "Accept-Charset",
  "Accept-Encoding",
]
