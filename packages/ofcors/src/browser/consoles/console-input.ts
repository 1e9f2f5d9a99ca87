import type { EngineProfile } from "../engine-profile.ts"
import { rankOf } from "../engine.ts"
import { severityOf } from "../diagnostics.ts"
import type { Failure } from "../report.ts"
import type { OpenExchange, PlacedFinding } from "../trace.ts"

/** What a console line is made of. */
export interface ConsoleInput {
  readonly pageOrigin: string
  readonly pageUrl: string
  /** The URL that script asked for. */
  readonly firstUrl: string
  /** The URL at which it ended: the one that failed, or that was to be asked next. */
  readonly lastUrl: string
  /** Whether the request had gone, or was going, to another origin in mode "cors". */
  readonly isCors: boolean
  readonly isNoCors: boolean
  readonly isSameOriginMode: boolean
  readonly keepalive: boolean
  readonly redirectMode: string
  readonly method: string
  /** Whether `Content-Type` is the body's own rather than script's. */
  readonly isTypeOfBody: boolean
  readonly failure: Failure
  /** The findings at the failing exchange that stop a request, in this engine's order. */
  readonly errors: readonly PlacedFinding[]
  readonly exchange: OpenExchange | undefined
}

/** Puts the errors found at one exchange in the order of an engine, and leaves out what it does not mind. */
export function errorsFor(
  profile: EngineProfile,
  findings: readonly PlacedFinding[],
  failure: Failure,
): readonly PlacedFinding[] {
  const errors = findings.filter(
    (finding) =>
      severityOf(finding.code) === "error" &&
      finding.exchange === failure.exchange &&
      finding.phase === failure.phase &&
      !(isCoveredAuthorization(finding) && profile.authorizationUnderWildcard !== "refused"),
  )
  return failure.phase === "preflight"
    ? errors.toSorted((a, b) => rankOf(profile, a.code) - rankOf(profile, b.code))
    : errors
}

/** Whether only the standard's rule that `*` does not cover `Authorization` makes this an error. */
export function isCoveredAuthorization({ code, step, facts }: PlacedFinding): boolean {
  return code === "header-not-allowed" && step === "7.6" && facts["wildcard"] === "true"
}
