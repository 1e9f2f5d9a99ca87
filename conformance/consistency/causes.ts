/**
 * The same cause in three languages: of the intent, of the server's `Decision.reason`, and of the model's findings.
 *
 * @module
 */
import type { BrowserDiagnostic, BrowserDiagnosticCode } from "ofcors/browser"
import type { DiagnosticCode } from "ofcors/diagnostics"
import type { Cause } from "./intent.ts"

/** The cause that a finding of the browser's names. */
export function causeOf({ code, facts }: BrowserDiagnostic, credentials: string): Cause | undefined {
  const isList = code === "method-not-allowed" || code === "header-not-allowed"
  // With credentials `*` is a name like any other: what it would cover fails for the credentials' sake.
  if (isList && credentials === "include" && facts["value"]?.split(", ").includes("*") === true) return "credentials"
  return CAUSE_OF_FINDING[code]
}

const CAUSE_OF_FINDING: Readonly<Partial<Record<BrowserDiagnosticCode, Cause>>> = {
  // A refused origin learns nothing: no header, and 403 to its preflight.
  "allow-origin-missing": "origin",
  "preflight-status": "origin",
  // Permission for everyone is none for credentials.
  "allow-origin-wildcard-with-credentials": "credentials",
  "allow-credentials-not-true": "credentials",
  "method-not-allowed": "method",
  "header-not-allowed": "headers",
  // Only where no rule applies: a preflight that a rule answers is never redirected.
  "preflight-redirect": "redirect",
}

/** What the server names. It sees credentials mode "include" by the cookies alone, and in a preflight not at all. */
export const CAUSE_OF_REASON: Readonly<Partial<Record<DiagnosticCode, Cause>>> = {
  "origin-malformed": "origin",
  "origin-null": "origin",
  "origin-not-allowed": "origin",
  "origin-insecure": "origin",
  "origin-check-failed": "origin",
  "path-ambiguous": "origin",
  "credentials-not-allowed": "credentials",
  "method-not-allowed": "method",
  "header-not-allowed": "headers",
}
