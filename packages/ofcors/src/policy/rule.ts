import type { CorsRequest } from "../http/request.ts"
import type { LinearPattern } from "../regexes/linear-pattern.ts"
import type { OriginSet } from "./origin-set.ts"

/** The methods or header names of a setting. */
export interface NameList {
  /** Whether `*` is among them. */
  readonly any: boolean
  /** The others: methods normalised, header names in lower case. */
  readonly names: ReadonlySet<string>
}

/** One `CorsSettings`, checked and ready to decide. Nothing in it changes after it is made. */
export interface Rule {
  /** Whether a path falls under this rule; none means every path does. */
  readonly matchesPath: ((path: string, ignoreCase: boolean) => boolean) | undefined
  /** Answers `*`: nothing in the response depends on the request's origin. */
  readonly anyOrigin: boolean
  /** Echoes any single origin but `null`: only with `dangerously: ["reflect-any-origin"]`. */
  readonly reflectOrigin: boolean
  readonly origins: OriginSet
  readonly originPatterns: readonly LinearPattern[]
  readonly allowOriginWhen: ((origin: string, request: CorsRequest) => boolean | Promise<boolean>) | undefined
  readonly credentials: boolean
  /** Refuses http origins other than loopback that only a pattern or a function allows (lists are checked at start-up). */
  readonly refusesInsecure: boolean
  /** Whether a closer look at the settings could find errors. */
  readonly needsReview: boolean
  readonly methods: NameList
  readonly headers: NameList
  readonly allowPrivateNetwork: boolean
  readonly rejectDisallowed: boolean
  /** What every response in scope varies by. */
  readonly vary: readonly string[]
  /** What stands beside `Access-Control-Allow-Origin` on actual responses. */
  readonly actualHeaders: Readonly<Record<string, string>>
  /** What stands beside it on preflight responses. */
  readonly preflightHeaders: Readonly<Record<string, string>>
}
