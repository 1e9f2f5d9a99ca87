import type { BrowserDiagnosticCode } from "../browser/diagnostics.ts"
import type { DiagnosticCode } from "./codes.ts"

/** Why a server's answer keeps a page out, and what is worth mending in one that does not: what a check names. */
export interface CausesOfGroup {
  /** The server has no CORS for this page, or says it in a way that never matches. */
  readonly "cause-server":
    | "cors-not-configured"
    | "route-without-cors"
    | "origin-not-in-allow-list"
    | "allow-origin-not-an-origin"
    | "header-name-misspelt"
    | "errors-without-cors"
    | "headers-set-twice"
    | "preflight-only-headers"
    | "vary-missing"
    | "host-not-allowed"
    | "response-header-not-exposed"
    | "cause-unknown"
    | "not-blocked"
  /** The preflight is not answered, or does not allow what the page asks. */
  readonly "cause-preflight":
    | "options-not-answered"
    | "preflight-needs-authentication"
    | "request-header-not-listed"
    | "client-sends-response-header"
    | "request-method-not-listed"
    | "allow-list-malformed"
  /** The request is sent elsewhere on the way. */
  readonly "cause-redirect":
    | "redirect-trailing-slash"
    | "redirect-to-https"
    | "redirect-to-other-host"
    | "redirect-to-other-path"
    | "redirect-to-login"
    | "redirect-loop"
    | "redirect-turned-origin-null"
    | "redirect-unusable"
  /** Cookies, and what protects them. */
  readonly "cause-cookie":
    | "credentials-with-wildcard"
    | "allow-credentials-missing"
    | "cookies-not-sent"
    | "credentials-mode-missing"
    | "csrf-refused"
  /** The page or its URL: no answer of a server would change it. */
  readonly "cause-page":
    | "origin-null-page"
    | "url-missing-scheme"
    | "request-not-sendable"
    | "mixed-content"
    | "local-network-access"
    | "bad-port"
  /** No answer came, which browsers like to call CORS. */
  readonly "cause-network":
    | "dns-failure"
    | "connection-refused"
    | "wrong-port"
    | "tls-failure"
    | "connection-reset"
    | "timeout"
    | "malformed-answer"
  /** Nothing is blocked, and still something is worth mending. */
  readonly "check-warning":
    | "wildcard-for-cookies"
    | "authorization-under-wildcard"
    | "any-origin-reflected"
    | "null-origin-allowed"
    | "development-origin-allowed"
    | "preflight-not-cached"
    | "body-lost-in-redirect"
    | "body-breaks-off"
    | "control-characters-in-answer"
    | "time-ran-out"
}

/** A cause that a check of a server names. Never reused for another meaning. */
export type CauseCode = CausesOfGroup[Exclude<keyof CausesOfGroup, "check-warning">]

/** What a check warns of: its own codes, and causes that block nothing now. */
export type CheckWarningCode = CauseCode | CausesOfGroup["check-warning"]

/** What the browser model finds and neither the settings nor the causes of a check explain already. */
export type ModelCode = Exclude<BrowserDiagnosticCode, DiagnosticCode | CheckWarningCode>

/** Every code that is found on the wire. */
export type WireCode = CheckWarningCode | ModelCode

/** The groups of the catalogue that are about the wire. */
export interface CodesOfWireGroup extends CausesOfGroup {
  readonly "model-cors-check": Extract<
    ModelCode,
    `allow-${string}` | `preflight-${string}` | `expose-${string}` | "authorization-covered-by-wildcard"
  >
  readonly "model-redirect": Extract<
    ModelCode,
    `redirect-${string}` | "origin-turned-null" | "method-rewritten" | "authorization-dropped"
  >
  readonly "model-network": Extract<
    ModelCode,
    `network-${string}` | "body-broken" | "proxy-authentication" | "time-limit"
  >
  readonly "model-request": Exclude<
    ModelCode,
    | CodesOfWireGroup["model-cors-check"]
    | CodesOfWireGroup["model-redirect"]
    | CodesOfWireGroup["model-network"]
    | CodesOfWireGroup["model-response"]
  >
  readonly "model-response": Extract<
    ModelCode,
    | "resource-policy"
    | "partial-response"
    | `integrity-${string}`
    | `cookie-${string}`
    | "response-from-cache"
    | "model-incomplete"
    | "aborted"
  >
}
