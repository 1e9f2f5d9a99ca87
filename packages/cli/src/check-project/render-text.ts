import { type Colours, emphasise, printable, wrap } from "../terminal.ts"
import type { Equivalent } from "../check-javascript/equivalent.ts"
import type { Finding, FindingSeverity } from "./finding.ts"
import type { WholeReview } from "./whole-review.ts"

const COLUMNS = 80

/** The report for people: what is worst first. */
export function renderText(review: WholeReview, display: (path: string) => string, colours: Colours): string {
  const { findings, settings, equivalents } = review
  const worst = (["error", "warning", "note"] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  )
  const blocks = worst.map((finding) => renderFinding(finding, display, colours, settings.length > 1))
  const canFix = findings.some(({ fix }) => (fix?.edits.length ?? 0) > 0)
  const summary = [summarise(findings), `in ${settings.map((name) => `\`${printable(name)}\``).join(", ")}.`].join(" ")
  const hint = canFix ? [wrap("`--fix` writes what can be mended safely, after showing it.", COLUMNS, "")] : []
  const offers = equivalents.map((equivalent) => renderEquivalent(equivalent, display, colours))
  return (
    [...blocks, ...offers, emphasise([wrap(summary, COLUMNS, ""), ...hint].join("\n"), colours)].join("\n\n") + "\n"
  )
}

function renderFinding(
  finding: Finding,
  display: (path: string) => string,
  colours: Colours,
  namesSettings: boolean,
): string {
  const place = `${printable(display(finding.file))}:${finding.line}:${finding.column}`
  const fixes = finding.fix === undefined ? "" : `Fix: ${finding.fix.title}`
  const where = namesSettings && finding.settings.length > 0 ? `Settings: ${finding.settings.join(", ")}` : ""
  const lines = [finding.message, finding.why, fixes, where].filter((line) => line !== "")
  const body = lines.map((line) => "  " + emphasise(wrap(printable(line), COLUMNS - 2, "  "), colours))
  return [`${coloured(finding.severity, colours)} ${place} ${colours.dim(`[${finding.code}]`)}`, ...body].join("\n")
}

/** The code stands on one line, to be copied. */
function renderEquivalent(
  { file, line, code, notes }: Equivalent,
  display: (path: string) => string,
  colours: Colours,
): string {
  const head = `${colours.bold(colours.green("ofcors"))} ${printable(display(file))}:${line}, the same with ofcors:`
  return [
    head,
    `  ${printable(code)}`,
    ...notes.map((note) => `  ${emphasise(wrap(note, COLUMNS - 2, "  "), colours)}`),
  ].join("\n")
}

function coloured(severity: FindingSeverity, colours: Colours): string {
  const paint = { error: colours.red, warning: colours.yellow, note: colours.cyan }[severity]
  return colours.bold(paint(severity))
}

/** How many of each: "2 errors, 1 warning". */
export function summarise(findings: readonly Finding[]): string {
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`]
  })
  return counts.length === 0 ? "Nothing to say: the CORS settings are sound" : counts.join(", ")
}
