import type { BrowserDiagnosticCode } from "./diagnostics.ts"
import type { EngineProfile, PreflightCheck } from "./engine-profile.ts"
import { chromium } from "./engines/chromium.ts"
import { firefox } from "./engines/firefox.ts"
import { standard } from "./engines/standard.ts"
import { webkit } from "./engines/webkit.ts"
import type { Engine } from "./report.ts"

const profiles: Readonly<Record<Engine, EngineProfile>> = { standard, chromium, firefox, webkit }

/** The profile of an engine. */
export function profileOf(engine: Engine): EngineProfile {
  return profiles[engine]
}

const checkOf: Readonly<Partial<Record<BrowserDiagnosticCode, PreflightCheck>>> = {
  "redirect-location-invalid": "redirect",
  "redirect-scheme": "redirect",
  "redirect-has-credentials": "redirect",
  "preflight-redirect": "redirect",
  "preflight-status": "status",
  "allow-origin-missing": "allow-origin",
  "allow-origin-wildcard-with-credentials": "allow-origin",
  "allow-origin-multiple": "allow-origin",
  "allow-origin-invalid": "allow-origin",
  "allow-origin-mismatch": "allow-origin",
  "allow-credentials-not-true": "allow-credentials",
  "allow-methods-malformed": "parse-methods",
  "allow-headers-malformed": "parse-headers",
  "method-not-allowed": "method",
  "header-not-allowed": "headers",
}

/** Where an engine comes across this finding among a preflight's; findings of other kinds come last. */
export function rankOf(profile: EngineProfile, code: BrowserDiagnosticCode): number {
  const check = checkOf[code]
  return check === undefined ? profile.preflightOrder.length : profile.preflightOrder.indexOf(check)
}
