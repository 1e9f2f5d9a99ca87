import { answered, allowOriginOf } from "../observation.ts"
import type { Evidence } from "../evidence.ts"
import { ENGINES } from "../request.ts"
import type { CheckResult } from "../result.ts"

const SAFELISTED = "GET, HEAD, POST"

/** What a readable answer allows, and what its preflights cost. */
export function allowed({ engines, from }: CheckResult, evidence: Evidence): readonly string[] {
  const { probes, primary } = evidence
  const get = probes.get("get")
  const preflight = probes.get("preflight")
  const origin = allowOriginOf(get)
  const lines: string[] = []
  if (origin !== undefined)
    lines.push(origin === "*" ? "Origin: every one (`*`), without cookies." : `Origin: \`${from}\`, by name.`)
  lines.push(
    answered(get, "access-control-allow-credentials") === "true" && origin !== "*"
      ? "Cookies: allowed."
      : "Cookies: not allowed.",
  )
  const methods = answered(preflight, "access-control-allow-methods")
  lines.push(methods === undefined ? `Methods: ${SAFELISTED}; the preflight lists no others.` : `Methods: ${methods}.`)
  const headers = answered(preflight, "access-control-allow-headers")
  if (headers !== undefined && headers !== "") lines.push(`Request headers: ${headers}.`)
  const exposed = answered(get, "access-control-expose-headers")
  if (exposed !== undefined) lines.push(`Response headers that script can read beside the usual ones: ${exposed}.`)
  const needsPreflight = primary.exchanges.some(({ kind }) => kind === "preflight")
  if (!needsPreflight) return [...lines, "Preflight: not needed for this request."]
  const kept = ENGINES.flatMap((engine) => {
    const seconds = engines[engine]?.preflightCache
    return seconds === undefined ? [] : [`${engine} ${seconds} s`]
  })
  return [...lines, `Preflight: one more round trip, then kept for a while (${kept.join(", ")}).`]
}
