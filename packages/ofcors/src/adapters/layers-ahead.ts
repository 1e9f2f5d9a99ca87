import { loadAdvice } from "../on-demand/advice.ts"
import type { Policy } from "../server/policy.ts"

/** Warns where a layer stands before `own` that may answer first. */
export function reportLayersAhead(policy: Policy, application: unknown, own: unknown): void {
  const before = loadAdvice()?.answeringLayer(application, own)
  if (before !== undefined) policy.report("not-at-the-top", { before })
}
