/**
 * What every peer is told, before each puts it in its own words: nothing that has an equal there is left out.
 *
 * @module
 */
import type { CorsSettings } from "ofcors"
import { DEFAULT_HEADERS, DEFAULT_METHODS } from "./defaults.ts"

/** Thrown for settings that a peer has no option for. */
export class NotExpressible extends Error {}

/** A function that decides about origins that no list has. */
export type OriginCheck = NonNullable<CorsSettings["allowOriginWhen"]>

/** One set of options, with every default written out. */
export interface PeerPolicy {
  /** `everyone` is `*`; `reflected` answers every origin with itself, where the vectors ask for that by name. */
  readonly origins: "everyone" | "reflected" | OriginLists
  readonly credentials: boolean
  readonly methods: string[]
  readonly headers: string[]
  /** `undefined` where nothing is exposed, because an empty list would be sent as an empty header. */
  readonly exposed: string[] | undefined
  readonly maxAge: number
  readonly privateNetwork: boolean
}

/** The origins that are allowed by name, by pattern, and by a function. */
export interface OriginLists {
  readonly exact: readonly string[]
  /** Anchored at both ends. */
  readonly patterns: readonly RegExp[]
  readonly check?: OriginCheck
}

/** Reads one rule of settings; a list of rules has no equal in any peer. @throws NotExpressible */
export function readPeerPolicy(settings: CorsSettings | readonly CorsSettings[]): PeerPolicy {
  if (isRules(settings)) throw new NotExpressible("several rules by path")
  if (settings.urls !== undefined) throw new NotExpressible("a pattern of paths")
  if (settings.rejectDisallowed === true) throw new NotExpressible("refusing foreign origins outright")
  const exposed = listOf(settings.exposeHeaders) ?? []
  return {
    origins: originsOf(settings),
    credentials: settings.allowCredentials ?? false,
    methods: (listOf(settings.allowMethods) ?? DEFAULT_METHODS).map(normalised),
    headers: headersOf(listOf(settings.allowHeaders) ?? DEFAULT_HEADERS),
    exposed: exposed.length === 0 ? undefined : [...exposed],
    maxAge: settings.preflightMaxAge ?? 86_400,
    privateNetwork: settings.allowPrivateNetwork ?? false,
  }
}

/** Whether the lists have an origin: what an origin function of a peer's user would be. */
export function isListed({ exact, patterns }: OriginLists, origin: string): boolean {
  return exact.includes(origin) || patterns.some((pattern) => pattern.test(origin))
}

/** Whether the lists or the function allow an origin; of a function's answers, only `true` does. */
export async function isAllowed(lists: OriginLists, origin: string): Promise<boolean> {
  if (isListed(lists, origin)) return true
  const answer: unknown = await lists.check?.(origin, {} as never)
  return answer === true
}

/** A check that answers at once, for peers that take no other. @throws NotExpressible for one that answers later */
export function atOnce(check: OriginCheck): (origin: string) => boolean {
  const answer = ask(check)
  if (answer instanceof Promise) {
    answer.catch(() => {})
    throw new NotExpressible("asynchronous origin functions")
  }
  return (origin) => {
    const now: unknown = check(origin, {} as never)
    return now === true
  }
}

function ask(check: OriginCheck): unknown {
  try {
    return check("https://any.example", {} as never)
  } catch {
    return undefined
  }
}

function isRules(settings: CorsSettings | readonly CorsSettings[]): settings is readonly CorsSettings[] {
  return Array.isArray(settings)
}

function originsOf(settings: CorsSettings): PeerPolicy["origins"] {
  const { allowedOrigins = [], allowedOriginRegexes = [], allowOriginWhen, dangerously = [] } = settings
  if (dangerously.includes("reflect-any-origin")) return "reflected"
  if (settings.allowAllOrigins === true) return "everyone"
  return {
    exact: allowedOrigins.filter((origin) => !PATTERN.test(origin)),
    patterns: [
      ...allowedOrigins.filter((origin) => PATTERN.test(origin)).map(patternOf),
      ...allowedOriginRegexes.map((regex) => new RegExp(`^(?:${typeof regex === "string" ? regex : regex.source})$`)),
    ],
    ...(allowOriginWhen === undefined ? {} : { check: allowOriginWhen }),
  }
}

const PATTERN = /^[a-z-]+:\/\/\*\.|:\*$/

/** What `https://*.example.com` and `http://localhost:*` mean, as a careful user of the peer would write it. */
function patternOf(origin: string): RegExp {
  const escaped = origin.replaceAll(/[.+?^${}()|[\]\\/]/g, "\\$&")
  return new RegExp(
    `^${escaped.replace(/:\*$/, "(?::[1-9][0-9]{0,4})?").replace("*", "[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*")}$`,
  )
}

/** Browsers send these methods in capitals, however a page writes them, and compare them exactly. */
function normalised(method: string): string {
  return /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method
}

/** Where ofcors is told `*`, it lists `authorization` too, which browsers' `*` does not cover; so are the peers told. */
function headersOf(headers: readonly string[]): string[] {
  return headers.includes("*") ? ["*", "authorization"] : [...headers]
}

function listOf(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof value === "string" ? [value] : value
}
