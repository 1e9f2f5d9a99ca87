import type { Random } from "../scenario/random.ts"
import type { Answer, FetchInit, HeaderLine } from "../scenario/scenario.ts"
import { EXTRA_HEADERS } from "./extra-headers.ts"

/**
 * How likely each part of an answer is to be wrong. Most answers must fit, or every scenario would stop at the first
 * check and nothing would exercise the later ones.
 */
const WRONG = 0.09

/** A random answer to a preflight for this request. */
export function randomPreflight(random: Random, init: FetchInit, next: () => Answer | undefined): Answer {
  if (random.chance(0.04)) {
    const redirect = next()
    if (redirect) return redirect
  }
  if (random.chance(0.005)) return { status: 200, headers: [], fault: "close-before-answer" }
  const names = (init.headers ?? []).map(([name]) => name.toLowerCase()).filter((name) => /^[!-~]+$/.test(name))
  return {
    status: random.chance(WRONG / 2) ? random.pick(PREFLIGHT_STATUSES) : random.pick([200, 204]),
    headers: shuffleRarely(random, [
      NO_STORE,
      ...corsOfActual(random, init),
      ...allowMethods(random, init.method ?? "GET"),
      ...allowHeaders(random, [...names, ...(init.body && random.chance(0.8) ? ["content-type"] : [])]),
      ...maxAge(random),
      ...random.some<HeaderLine>([["Set-Cookie", "fromPreflight=1; Path=/~/"]], 0.02),
    ]),
  }
}

/** A random answer to the request itself. */
export function randomActual(random: Random, init: FetchInit, body: string): Answer {
  if (random.chance(0.005)) return { status: 200, headers: [], fault: "close-before-answer" }
  return {
    status: random.chance(0.15) ? random.pick(ACTUAL_STATUSES) : 200,
    headers: shuffleRarely(random, [
      NO_STORE,
      ...corsOfActual(random, init),
      ...exposeHeaders(random),
      ...random.some(EXTRA_HEADERS, 0.12),
    ]),
    body,
  }
}

/** The header lines that the CORS check reads, right most of the time. */
export function corsOfActual(random: Random, init: FetchInit): HeaderLine[] {
  return [...allowOrigin(random, init), ...allowCredentials(random, init)]
}

/** Without it redirects (301, 308) and some statuses would be stored, and later answers never asked for. */
export const NO_STORE: HeaderLine = ["Cache-Control", "no-store"]

const PREFLIGHT_STATUSES = [200, 202, 206, 299, 304, 400, 401, 403, 404, 405, 415, 500, 502, 301]

const ACTUAL_STATUSES = [201, 202, 204, 205, 206, 300, 304, 400, 401, 403, 404, 405, 410, 418, 500, 502, 503, 299, 599]

function allowOrigin(random: Random, init: FetchInit): HeaderLine[] {
  const name = random.weighted([
    [20, "Access-Control-Allow-Origin"],
    [3, "access-control-allow-origin"],
    [1, "ACCESS-CONTROL-ALLOW-ORIGIN"],
  ])
  if (!random.chance(WRONG))
    return [
      [
        name,
        random.weighted([
          [4, "{page}"],
          [7, "{origin}"],
          [init.credentials === "include" ? 0.3 : 5, "*"],
        ]),
      ],
    ]
  if (random.chance(0.3)) return []
  if (random.chance(0.25)) return random.pick(TWO_ORIGIN_LINES).map((value) => [name, value])
  return [[name, random.pick(ODD_ORIGINS)]]
}

const ODD_ORIGINS = [
  "",
  "null",
  "NULL",
  "{page}/",
  "{page}/path",
  "{page}?",
  "{page}:80",
  "{api}",
  "{other}",
  "HTTP://{page.host}",
  "https://{page.host}",
  "http://localhost",
  "{page}, {page}",
  "{page}, {api}",
  "{page},",
  ",{page}",
  "{page} {api}",
  "{page};{api}",
  "*, *",
  "**",
  "*.localhost",
  "http://*",
  "http://*:1",
  '"*"',
  "'*'",
  "undefined",
  "true",
  "{page.host}",
  "//{page.host}",
  "foo",
  "http://",
  "http:{page.host}",
  "\u00e9",
  "{page}\u00e9",
  "\t{page} ",
  "* ",
  "http://127.0.0.1",
  "http://user@{page.host}",
]

const TWO_ORIGIN_LINES = [
  ["{page}", "{page}"],
  ["*", "*"],
  ["*", "{page}"],
  ["{page}", "{api}"],
  ["{page}", ""],
  ["", "{page}"],
  ["null", "{page}"],
]

function allowCredentials(random: Random, init: FetchInit): HeaderLine[] {
  const wanted = init.credentials === "include"
  if (!random.chance(WRONG)) return wanted || random.chance(0.1) ? [["Access-Control-Allow-Credentials", "true"]] : []
  if (random.chance(0.3)) return []
  if (random.chance(0.2))
    return [
      ["Access-Control-Allow-Credentials", "true"],
      ["access-control-allow-credentials", "true"],
    ]
  return [
    [
      "Access-Control-Allow-Credentials",
      random.pick(["True", "TRUE", "false", "1", "", " true ", "true, true", "true;", "{page}", "\u00e9"]),
    ],
  ]
}

function allowMethods(random: Random, method: string): HeaderLine[] {
  const name = "Access-Control-Allow-Methods"
  if (!random.chance(WRONG))
    return random
      .pick([[method.toUpperCase()], ["GET, POST, PUT, DELETE, PATCH, OPTIONS"], ["*"], [method, "HEAD"]])
      .map((value) => [name, value])
  if (random.chance(0.3)) return []
  const odd = [
    "",
    ",",
    `,${method},,`,
    "GET POST",
    `GET;${method}`,
    `[${method}]`,
    `"${method}"`,
    method.toLowerCase(),
    `${method}\u00e9`,
    `* , ${method}`,
    "GET",
    "**",
    `${method}\t`,
    "GET,\tPUT",
    "a@b",
    `${method} PUT`,
  ]
  return [[name, random.pick(odd)]]
}

function allowHeaders(random: Random, names: readonly string[]): HeaderLine[] {
  const name = "Access-Control-Allow-Headers"
  if (!random.chance(WRONG)) {
    return random
      .weighted<readonly string[]>([
        [4, [names.join(",")]],
        [2, [names.join(", ").toUpperCase()]],
        [2, ["*"]],
        [2, ["*, Authorization"]],
        [1, names.length > 0 ? names : [""]],
        [
          2,
          ["authorization, content-type, x-a, x-b, x-requested-with, x-zeta, if-match, cache-control, pragma, range"],
        ],
      ])
      .map((value) => [name, value])
  }
  if (random.chance(0.3)) return []
  if (random.chance(0.4)) return [[name, random.some(names, 0.5).join(", ")]]
  const all = names.join(", ")
  const odd = [
    "",
    ",",
    `,${all},,`,
    names.join(" "),
    `${all};`,
    `[${all}]`,
    `${all}:`,
    `"${all}"`,
    `${all}, a b`,
    `${all}, \u00e9`,
    "**",
    `*,${all}`,
    `${all}\t`,
    `${all}, x/y`,
    "Authorization",
  ]
  return [[name, random.pick(odd)]]
}

function maxAge(random: Random): HeaderLine[] {
  const name = "Access-Control-Max-Age"
  if (random.chance(0.7)) return []
  if (random.chance(0.1))
    return [
      [name, "600"],
      [name, "5"],
    ]
  return [
    [
      name,
      random.pick([
        "600",
        "600",
        "1",
        "1",
        "0",
        "-1",
        "abc",
        "10.5",
        "",
        "10, 20",
        "99999999999999999999",
        " 60 ",
        "+60",
        "60s",
        "060",
        "1e3",
      ]),
    ],
  ]
}

function exposeHeaders(random: Random): HeaderLine[] {
  if (random.chance(0.6)) return []
  if (random.chance(0.1))
    return [
      ["Access-Control-Expose-Headers", "x-one"],
      ["access-control-expose-headers", "X-Two"],
    ]
  const values = [
    "*",
    "x-one",
    "X-ONE, X-Two, date, authorization",
    "x-one x-two",
    "x-one;",
    "",
    ",x-one,",
    "*, x-one",
    '"x-one"',
    "set-cookie, set-cookie2",
    "x-one, a b",
    "\u00e9, x-one",
    "x-empty",
    "*, authorization",
    "**",
    "x-one,,x-two",
    "\tx-one\t",
    "access-control-allow-origin, vary, date, access-control-expose-headers",
    "content-length, x-content-type-options",
  ]
  return [["Access-Control-Expose-Headers", random.pick(values)]]
}

function shuffleRarely(random: Random, lines: HeaderLine[]): HeaderLine[] {
  return random.chance(0.1) ? lines.toReversed() : lines
}
