import { isDiagnosticCode } from "ofcors/diagnostics"

/** The page about a finding, from the root of the repository. */
export function docsOf(code: string): string {
  return isDiagnosticCode(code) ? `docs/diagnostics/${code}.md` : `docs/policy-file.md#${code}`
}
