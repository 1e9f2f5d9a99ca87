import type { Cause, WarningCode } from "./causes/cause.ts"
import { findCauses } from "./causes/find-causes.ts"
import { findWarnings } from "./causes/find-warnings.ts"
import type { Evidence } from "./evidence.ts"
import { fixFor } from "./fixes/fix-for.ts"
import { gather } from "./gather.ts"
import { conclude } from "./conclude.ts"
import type { CheckRequest } from "./request.ts"
import type { CheckResult, Finding } from "./result.ts"
import { recogniseStack } from "./stack/recognise.ts"
import { Wire } from "./wire.ts"

/** A result, and the evidence for those who show it. */
export interface Checked {
  readonly result: CheckResult
  readonly evidence: Evidence
}

/**
 * Replays a page's request against the live server, and names what keeps the page from its answer. Never rejects for
 * what a server does, and takes no longer than the request's `timeout`.
 */
export async function checkUrl(
  request: CheckRequest,
  tell: (doing: string) => void = () => undefined,
): Promise<Checked> {
  const started = performance.now()
  const wire = new Wire(request)
  const evidence = await gather(request, wire, tell)
  const stack = recogniseStack(wire.observations)
  const causes = findCauses(evidence)
  const warnings = findWarnings(evidence, causes, wire.isOver)
  const withFix = <Code extends WarningCode>(cause: Cause<Code>): Finding<Code> => ({
    code: cause.code,
    certainty: cause.certainty,
    message: cause.message,
    evidence: cause.evidence,
    fix: fixFor(cause, causes, evidence, stack),
    link: `docs/diagnostics/${cause.code}.md`,
  })
  const result = conclude(evidence, {
    causes: causes.map((cause) => withFix(cause)),
    warnings: warnings.map((warning) => withFix(warning)),
    stack,
    milliseconds: Math.round(performance.now() - started),
  })
  return { result, evidence }
}
