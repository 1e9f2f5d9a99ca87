import { type Colours, emphasise, printable, wrap } from "../../terminal.ts"
import type { PolicyReport } from "../check-policy.ts"
import type { Finding } from "../finding.ts"
import type { Place, PolicySource } from "../../policy-file/policy-source.ts"
import type { PatternReport } from "../review/pattern-report.ts"
import { docsOf } from "./docs.ts"
import { excerptOf, positionOf } from "./position.ts"

const COLUMNS = 80

/** The report for a terminal or a log: a headline, each finding with its place, then what the policy allows. */
export function renderText(source: PolicySource, report: PolicyReport, colours: Colours): string {
  const proved = report.patterns.filter(({ verdicts }) => verdicts.every(({ verdict }) => verdict === "none"))
  const parts = [
    headline(source.file, report, colours),
    ...source.notes.map((note) => paragraph(note, "", colours)),
    ...report.findings.map((finding) => renderFinding(finding, source, colours)),
    ...(proved.length > 0 ? [renderProved(proved, colours)] : []),
    ...unjudged(report.patterns).map((line) => paragraph(line, "", colours)),
    ...report.rules.map(({ paths, sentences }, index) => {
      const before = new Set(report.rules[index - 1]?.sentences)
      const said = sentences.filter((sentence) => !before.has(sentence))
      const rest = said.length < sentences.length ? ["All else is as above."] : []
      return [
        colours.bold(paragraph(paths, "", colours)),
        ...[...said, ...rest].map((line) => paragraph(line, "  ", colours)),
      ].join("\n")
    }),
  ]
  return parts.join("\n\n") + "\n"
}

/** What keeps a file from being read, with the place where that is known. */
export function renderUnreadable(
  file: string,
  message: string,
  place: Place | undefined,
  text: string,
  colours: Colours,
): string {
  const at = place === undefined ? "" : `:${positionOf(place, text).line}:${positionOf(place, text).column}`
  const lines = message.split("\n").map((line, index) => paragraph(line, index === 0 ? "" : "  ", colours))
  return [`${printable(file)}${at}: cannot be read as a policy`, ...excerpt(place, text), ...lines].join("\n") + "\n"
}

function headline(file: string, { findings, starts }: PolicyReport, colours: Colours): string {
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`]
  })
  const found = counts.length === 0 ? "nothing to object to" : counts.join(", ")
  const text = `${printable(file)}: ${found}.${starts ? "" : " No server starts with these settings."}`
  return colours.bold(wrap(text, COLUMNS, ""))
}

function renderFinding(finding: Finding, { file, text, locate }: PolicySource, colours: Colours): string {
  const { severity, code, setting, value, message, corrected, details = [] } = finding
  const place = locate(setting, value)
  const colour = severity === "error" ? colours.red : severity === "warning" ? colours.yellow : colours.cyan
  const where = place === undefined ? file : `${file}:${positionOf(place, text).line}:${positionOf(place, text).column}`
  // The library's messages name the setting and the correction themselves.
  const isOwn = docsOf(code).includes("#")
  const lines = [
    `${colour(severity)} ${colours.bold(code)} ${printable(where)}`,
    ...excerpt(place, text),
    paragraph(isOwn ? `${setting}: ${message}` : message, "  ", colours),
    ...details.map((detail) => paragraph(`- ${detail}`, "  ", colours, "    ")),
    ...(isOwn && corrected !== undefined ? [paragraph(`Instead: \`${corrected}\``, "  ", colours)] : []),
    colours.dim(`  ${docsOf(code)}`),
  ]
  return lines.join("\n")
}

function excerpt(place: Place | undefined, text: string): readonly string[] {
  if (place === undefined) return []
  const number = String(positionOf(place, text).line)
  const { line, marks } = excerptOf(place, text)
  return [`  ${number} | ${printable(line.replaceAll("\t", " "))}`, `  ${" ".repeat(number.length)} | ${marks}`]
}

/** Patterns of a list so long that not all were looked at; regular expressions have findings of their own. */
function unjudged(patterns: readonly PatternReport[]): readonly string[] {
  const left = patterns.filter(
    ({ setting, verdicts }) => /allowedOrigins\[/.test(setting) && verdicts[0]?.verdict === "undecided",
  )
  return left.length === 0 ? [] : [`${left.length} more patterns were not looked at: ${left[0]!.verdicts[0]!.because}.`]
}

function renderProved(patterns: readonly PatternReport[], colours: Colours): string {
  const lines = patterns
    .slice(0, 10)
    .map(({ setting, pattern, meant }) =>
      paragraph(
        `${setting} \`${pattern}\`: no hostile origin. It stays within ${meant.map((host) => `\`${host}\``).join(", ")}.`,
        "  ",
        colours,
        "    ",
      ),
    )
  const more = patterns.length > 10 ? [`  and ${patterns.length - 10} more`] : []
  return [colours.bold("Patterns, proved against every origin that a browser can send"), ...lines, ...more].join("\n")
}

/** Wrapped, neutralised, and with what stands in backquotes emphasised. */
function paragraph(text: string, indent: string, colours: Colours, further: string = indent): string {
  return emphasise(indent + wrap(printable(text), COLUMNS - further.length, further), colours)
}
