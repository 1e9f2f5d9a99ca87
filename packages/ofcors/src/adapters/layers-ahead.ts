import { loadAdvice } from "../on-demand/advice.ts"
import type { Policy } from "../server/policy.ts"

/** Warns where something stands before `cors()` that may answer first. */
export function reportLayersAhead(policy: Policy, ahead: readonly string[], fix: string): void {
  const before = loadAdvice()?.answeringLayer(ahead)
  if (before !== undefined) policy.report("not-at-the-top", { before, fix })
}
