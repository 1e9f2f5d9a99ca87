import type { CorsRequest } from "../http/request.ts"
import type { LinearPattern } from "./linear-pattern.ts"
import type { NameList } from "./name-list.ts"
import type { OriginSet } from "./origin-set.ts"

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
  readonly methods: NameList
  readonly headers: NameList
  readonly allowPrivateNetwork: boolean
  readonly rejectDisallowed: boolean
  /** What stands beside `Access-Control-Allow-Origin` on actual responses. */
  readonly actualHeaders: Readonly<Record<string, string>>
  /** What stands beside it on preflight responses. */
  readonly preflightHeaders: Readonly<Record<string, string>>
}
