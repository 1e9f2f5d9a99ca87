/** What the review knows of a package: its options by what they mean, and what it does with them. */
export interface CorsPackage {
  /** As it is imported. */
  readonly name: string
  /** As people call it. */
  readonly title: string
  readonly options: {
    readonly methods: string
    readonly headers: string
    readonly exposed: string
  }
  /** Every option that it reads. */
  readonly known: readonly string[]
  /** Whether a list of origins works, and whether patterns do. */
  readonly takes: { readonly list: boolean; readonly patterns: boolean; readonly booleans: boolean }
  /** What it answers to a page of any origin where every origin and credentials are allowed. */
  readonly anyWithCredentials: "star" | "reflects"
  /** What `*` in a list means. */
  readonly starInList: "nothing" | "everyone"
  /** What it does where `origin` is there and `undefined`. */
  readonly withoutOrigin: string
  /** Whether a pattern with the flags g or y is asked from where it stopped. */
  readonly remembers: boolean
  /** Whether `credentials` must be exactly `true`. */
  readonly wantsTrue: boolean
  /** On what it depends that `starInList`, `remembers` and `wantsTrue` are so, in words that follow "where". */
  readonly onlyWhere?: string
}

const EXPRESS_OPTIONS =
  "origin methods allowedHeaders headers exposedHeaders credentials maxAge preflightContinue optionsSuccessStatus".split(
    " ",
  )

const FASTIFY_OPTIONS = "hook delegator preflight strictPreflight hideOptionsRoute cacheControl logLevel prefix".split(
  " ",
)

const HONO_OPTIONS = "origin allowMethods allowHeaders exposeHeaders credentials maxAge".split(" ")

const express: CorsPackage = {
  name: "cors",
  title: "cors",
  options: { methods: "methods", headers: "allowedHeaders", exposed: "exposedHeaders" },
  known: EXPRESS_OPTIONS,
  takes: { list: true, patterns: true, booleans: true },
  anyWithCredentials: "star",
  starInList: "nothing",
  withoutOrigin: "no CORS header is sent at all",
  remembers: true,
  wantsTrue: true,
}

const fastify: CorsPackage = {
  ...express,
  name: "@fastify/cors",
  title: "@fastify/cors",
  known: [...EXPRESS_OPTIONS.filter((name) => name !== "headers"), ...FASTIFY_OPTIONS],
  starInList: "everyone",
  withoutOrigin: "every request is answered with 500",
  remembers: false,
  wantsTrue: false,
}

const koa: CorsPackage = {
  name: "@koa/cors",
  title: "@koa/cors",
  options: { methods: "allowMethods", headers: "allowHeaders", exposed: "exposeHeaders" },
  known: [...HONO_OPTIONS, "keepHeadersOnError", "secureContext", "privateNetworkAccess"],
  takes: { list: false, patterns: false, booleans: false },
  anyWithCredentials: "reflects",
  starInList: "nothing",
  withoutOrigin: "every origin is allowed",
  remembers: false,
  wantsTrue: false,
}

const hono: CorsPackage = {
  ...koa,
  name: "hono/cors",
  title: "hono/cors",
  known: HONO_OPTIONS,
  takes: { list: true, patterns: false, booleans: false },
  anyWithCredentials: "star",
  withoutOrigin: "every request is answered with 500",
}

/** Nest hands the options to cors on Express, and to @fastify/cors on Fastify. */
const nest: CorsPackage = {
  ...express,
  name: "@nestjs/core",
  title: "Nest's enableCors",
  known: [...new Set([...express.known, ...fastify.known])],
  onlyWhere: "Nest runs on Express",
}

/** The packages that the review knows. */
export const packages: { readonly nest: CorsPackage } = { nest }

/** The package of an import; `fastify-cors` is the old name of one. */
export function packageOf(from: string, name: string): CorsPackage | undefined {
  if (from === "hono/cors") return name === "cors" ? hono : undefined
  if (name !== "default" && name !== "*" && !name.endsWith(".default")) return undefined
  if (from === "cors") return express
  if (from === "@fastify/cors" || from === "fastify-cors") return fastify
  return from === "@koa/cors" ? koa : undefined
}
