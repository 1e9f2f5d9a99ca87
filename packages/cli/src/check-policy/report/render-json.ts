import type { PolicyReport } from "../check-policy.ts"
import type { Place, PolicySource } from "../../policy-file/policy-source.ts"
import { docsOf } from "./docs.ts"
import { positionOf } from "./position.ts"

/** Changes when a member is taken away or changes its meaning; new members do not change it. */
const VERSION = 1

/** The report for programs; docs/policy-file.md describes it. */
export function renderJson({ file, text, locate, notes }: PolicySource, report: PolicyReport): string {
  const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length
  return print({
    version: VERSION,
    file,
    verdict: count("error") > 0 ? "errors" : "ok",
    starts: report.starts,
    counts: { errors: count("error"), warnings: count("warning"), notes: count("note") },
    findings: report.findings.map(
      ({ severity, code, setting, value, message, corrected, origins = [], details = [] }) => {
        const place = locate(setting, value)
        const position = place === undefined ? {} : positionOf(place, text)
        return { severity, code, setting, value, message, corrected, origins, details, ...position, docs: docsOf(code) }
      },
    ),
    patterns: report.patterns,
    rules: report.rules,
    notes,
  })
}

/** What keeps a file from being read, for programs. */
export function renderUnreadableJson(file: string, message: string, place: Place | undefined, text: string): string {
  const position = place === undefined ? {} : positionOf(place, text)
  return print({ version: VERSION, file, verdict: "unreadable", message, ...position })
}

/** JSON that no terminal takes for a command. */
function print(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return (
    text.replace(/[^\n\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`) + "\n"
  )
}
