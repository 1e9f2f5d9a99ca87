import type { BrowserDiagnosticCode, ConsoleEngine } from "ofcors/browser"

/**
 * What a message is about. Most are the browser model's own codes; the others are what an engine does not tell apart,
 * and messages that have nothing to do with CORS.
 */
export type Topic = Exclude<BrowserDiagnosticCode, NeverPrinted> | ExtraTopic

/** Findings that no console mentions. */
type NeverPrinted =
  | "origin-turned-null"
  | "method-rewritten"
  | "authorization-dropped"
  | "keepalive-too-large"
  | "about-url"
  | "forbidden-method"
  | "invalid-init"
  | "header-dropped-no-cors"
  | "time-limit"
  | "model-incomplete"
  | "partial-response"
  | "cookie-not-sent"
  | "response-from-cache"
  | "expose-headers-malformed"
  | "expose-wildcard-with-credentials"

/** What no code of the browser model stands for. */
export type ExtraTopic =
  /** Firefox prints the value and leaves it to the reader whether it is a list, junk or another origin. */
  | "allow-origin-not-matching"
  /** WebKit says no more than that the origin is not allowed. */
  | "allow-origin-missing-or-wrong"
  | "preflight-not-successful"
  | "request-did-not-succeed"
  /** A request was blocked, and the part of the message with the reason is missing. */
  | "blocked-without-reason"
  /** What script is told: "Failed to fetch". */
  | "error-without-reason"
  | "private-network-access"
  | "content-security-policy"
  | "blocked-by-client"
  | "opaque-response-blocking"
  | "frame-access"
  | "http-status"
  | "network-offline"
  | "not-a-browser"
  | "server-refused"
  | "csrf-refused"
  | "response-header-not-exposed"
  | "tainted-canvas"
  | "cors-disabled"

/** Facts of a message by the names that the browser model uses: `value`, `name`, `method`, `status`. As printed. */
export type MessageFacts = Readonly<Record<string, string>>

/** One message of a browser's console, read. */
export interface ConsoleMessage {
  readonly topic: Topic
  /** The findings of the browser model that print this, the most frequent first; none where it is not about a request. */
  readonly codes: readonly BrowserDiagnosticCode[]
  /** Missing where several engines say the same. */
  readonly engine?: ConsoleEngine
  /** The engine's own name: Chromium's `corsError` or net error, Firefox's category. */
  readonly category?: string
  /** The URL that was refused, which after a redirect is not the one that script asked for. */
  readonly url?: string
  /** The URL that script asked for, where a redirect is mentioned. */
  readonly redirectedFrom?: string
  /** The page's origin. */
  readonly origin?: string
  /** What asked: `fetch`, `XMLHttpRequest`, `image`, … */
  readonly initiator?: string
  /** The response header that it is about. */
  readonly header?: string
  readonly isPreflight: boolean
  readonly facts: MessageFacts
  /** Whether nothing is blocked. */
  readonly isWarning: boolean
  /** Whether the end is missing. */
  readonly isTruncated: boolean
  /** The piece of the paste that was read. */
  readonly text: string
}

/** What one kind of message looks like. */
export interface Wording {
  readonly topic: Topic
  readonly codes: readonly BrowserDiagnosticCode[]
  readonly category?: string
  readonly header?: string
  readonly isWarning?: boolean
  /** Today's text and the older ones, with facts as `{name}`. */
  readonly texts: readonly string[]
}
