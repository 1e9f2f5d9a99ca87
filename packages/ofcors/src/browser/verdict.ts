import type { Failure, Verdict } from "./report.ts"
import type { Result } from "./run-fetch.ts"

/** Failures that no rule of the browser's decides: the network, the server's HTTP, the time limit. */
const FAILED = new Set<string>([
  "redirect-limit",
  "redirect-location-invalid",
  "redirect-of-stream",
  "stream-body",
  "not-cached",
  "about-url",
  "data-url-invalid",
  "blob-url-unknown",
  "keepalive-too-large",
  "time-limit",
  "body-broken",
  "proxy-authentication",
  "model-incomplete",
])

/** What it all comes to. */
export function verdictOf(result: Result, failure: Failure | undefined): Verdict {
  if (failure?.algorithm === "request-constructor") return "invalid"
  if (result.kind === "thrown") return "aborted"
  if (result.kind === "response") {
    const { type } = result.filtered
    return type === "opaque" || type === "opaqueredirect" ? "opaque" : "allowed"
  }
  return failure === undefined || FAILED.has(failure.code) || failure.code.startsWith("network-") ? "failed" : "blocked"
}
