import type { ConsoleMessage, Topic } from "./messages/console-message.ts"

/** What a message comes to, in two words. */
export type MessageVerdict = "BLOCKED" | "NOT BLOCKED" | "NOT CORS" | "FAILED"

const NOT_BLOCKED: ReadonlySet<Topic> = new Set<Topic>(["http-status"])

/** A rule, a program or a network that has nothing to do with CORS. */
const NOT_CORS: ReadonlySet<Topic> = new Set<Topic>([
  "content-security-policy",
  "blocked-by-client",
  "opaque-response-blocking",
  "frame-access",
  "not-a-browser",
  "csrf-refused",
  "mixed-content",
  "bad-port",
  "aborted",
  "resource-policy",
  "integrity-mismatch",
  "invalid-url",
  "url-has-credentials",
])

/** Where a check against the server would say nothing new, or there is no server. */
const NOTHING_TO_CHECK: ReadonlySet<Topic> = new Set<Topic>([
  "http-status",
  "content-security-policy",
  "blocked-by-client",
  "opaque-response-blocking",
  "frame-access",
  "tainted-canvas",
  "not-a-browser",
  "aborted",
  "integrity-mismatch",
  "integrity-opaque",
  "header-forbidden",
  "invalid-url",
  "url-has-credentials",
  "same-origin-mode",
  "no-cors-redirect-mode",
  "no-cors-method",
])

/** Says what a message comes to. */
export function verdictOf({ topic, isWarning }: ConsoleMessage): MessageVerdict {
  if (isWarning || NOT_BLOCKED.has(topic)) return "NOT BLOCKED"
  if (NOT_CORS.has(topic) || topic.startsWith("network-") || topic === "body-broken") return "NOT CORS"
  return topic === "error-without-reason" || topic === "request-did-not-succeed" ? "FAILED" : "BLOCKED"
}

/** Whether asking the server could show more. */
export function isCheckable({ topic }: ConsoleMessage): boolean {
  return !NOTHING_TO_CHECK.has(topic)
}
