import type { CheckResult } from "./result.ts"

/** What is different between two checks of the same request, one sentence each; empty where nothing is. */
export function changes(before: CheckResult, after: CheckResult): readonly string[] {
  const lines: string[] = []
  if (before.verdict !== after.verdict) lines.push(`It was ${before.verdict}, and is ${after.verdict} now.`)
  const [gone, come] = difference(before.causes, after.causes)
  for (const { code, message } of gone) if (code !== "not-blocked") lines.push(`Mended: ${message} [${code}]`)
  for (const { code, message } of come) if (code !== "not-blocked") lines.push(`New: ${message} [${code}]`)
  const [warnedBefore, warnedNow] = difference(before.warnings, after.warnings)
  for (const { code } of warnedBefore) lines.push(`No longer: ${code}.`)
  for (const { code, message } of warnedNow) lines.push(`Now worth mending: ${message} [${code}]`)
  return lines
}

interface Coded {
  readonly code: string
  readonly message: string
}

/** What is only in the first list, and only in the second. */
function difference(before: readonly Coded[], after: readonly Coded[]): readonly [readonly Coded[], readonly Coded[]] {
  const without = (these: readonly Coded[], those: readonly Coded[]): readonly Coded[] =>
    these.filter(({ code }) => !those.some((other) => other.code === code))
  return [without(before, after), without(after, before)]
}
