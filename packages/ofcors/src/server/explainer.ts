import { loadAdvice } from "../on-demand/advice.ts"
import type { Diagnostic } from "../diagnostics/diagnostic.ts"
import type { CorsSettings } from "../policy/settings.ts"

/** Tells each distinct finding once. `undefined` where nobody listens. */
export type Explainer = ((finding: Diagnostic) => void) | undefined

/** Distinct findings that are remembered; beyond that, a stranger's requests would fill the log and the memory. */
const MAX_TOLD = 1_000

/** The explainer that `explain` asks for. A listener that throws is not asked twice about the same finding. */
export function createExplainer(explain: CorsSettings["explain"]): Explainer {
  const { process } = globalThis as { process?: { env?: Record<string, string> } }
  if (!(explain ?? process?.env?.["NODE_ENV"] !== "production")) return undefined
  // Somebody listens, so the full sentences are worth loading.
  const advice = loadAdvice()
  const print = (finding: Diagnostic): void => console.warn(advice?.line(finding) ?? `ofcors: ${finding.message}`)
  const tell = typeof explain === "function" ? explain : print
  const told = new Set<string>()
  return (finding) => {
    const key = `${finding.reportOnly ?? false} ${finding.message}`
    if (told.size >= MAX_TOLD || told.has(key)) return
    told.add(key)
    try {
      tell(finding)
    } catch {
      // A broken listener must not break the response.
    }
  }
}
