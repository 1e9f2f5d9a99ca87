import type { WholeReview } from "./whole-review.ts"

/** The report for programs. Its `version` changes when a field changes its meaning or goes. */
export function renderJson(review: WholeReview, display: (path: string) => string): string {
  const findings = review.findings.map(({ file, fix, ...finding }) => ({
    ...finding,
    file: display(file),
    ...(fix === undefined
      ? {}
      : { fix: { title: fix.title, edits: fix.edits.map((edit) => ({ ...edit, file: display(edit.file) })) } }),
  }))
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  const equivalents = review.equivalents.map(({ file, ...rest }) => ({ ...rest, file: display(file) }))
  const summary = { errors: count("error"), warnings: count("warning"), notes: count("note") }
  return (
    JSON.stringify(
      { version: 1, kind: review.kind, settings: review.settings, summary, findings, equivalents },
      null,
      2,
    ) + "\n"
  )
}
