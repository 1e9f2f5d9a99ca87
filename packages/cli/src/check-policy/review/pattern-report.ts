import { type Judgement, type Witness, judge } from "../origins/hostile.ts"
import type { Matching } from "../origins/matching.ts"
import type { Meaning } from "../origins/meaning.ts"

/** What was found out about one pattern: for the report, and for programs that read it. */
export interface PatternReport {
  readonly setting: string
  readonly pattern: string
  /** The hosts that it spells, and with them their subdomains; `192.168.*` for addresses. */
  readonly meant: readonly string[]
  /** One for each way of matching in which the answers may differ. */
  readonly verdicts: readonly PatternVerdict[]
}

/** The verdict under one way of matching. */
export interface PatternVerdict {
  /** `ofcors`, or how other software matches a pattern that ofcors refuses because it is not anchored. */
  readonly matching: "ofcors" | Matching
  readonly verdict: "hostile" | "none" | "undecided"
  readonly witnesses: readonly Witness[]
  /** Why it is undecided. */
  readonly because?: string
}

/** A report with what it was made of. */
export interface Reported {
  readonly report: PatternReport
  readonly meaning: Meaning | undefined
}

/** Judges a pattern that ofcors takes: it is anchored, so that searching and matching whole are one. */
export function reportAnchored(setting: string, pattern: string, regex: RegExp): Reported {
  const judgement = judge(regex, "search")
  return reported(setting, pattern, judgement, [verdictOf("ofcors", judgement)])
}

/** Judges a pattern as other software would match it. */
export function reportUnanchored(setting: string, regex: RegExp): Reported {
  const judgements = (["search", "prefix", "whole"] as const).map(
    (matching) => [matching, judge(regex, matching)] as const,
  )
  const verdicts = judgements.map(([matching, judgement]) => verdictOf(matching, judgement))
  return reported(setting, String(regex), judgements[0]![1], verdicts)
}

function verdictOf(matching: PatternVerdict["matching"], { verdict }: Judgement): PatternVerdict {
  const witnesses = verdict.kind === "hostile" ? verdict.witnesses : []
  const because = verdict.kind === "undecided" ? { because: verdict.because } : {}
  return { matching, verdict: verdict.kind, witnesses, ...because }
}

function reported(
  setting: string,
  pattern: string,
  { meaning }: Judgement,
  verdicts: readonly PatternVerdict[],
): Reported {
  return { report: { setting, pattern, meant: meantBy(meaning), verdicts }, meaning }
}

function meantBy(meaning: Meaning | undefined): readonly string[] {
  return [...(meaning?.hosts ?? []), ...(meaning?.addressPrefixes ?? []).map((prefix) => `${prefix}*`)]
}
