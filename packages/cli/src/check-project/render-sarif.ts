import { javaScriptCatalogue } from "../check-javascript/catalogue.ts"
import { catalogue } from "./catalogue.ts"
import type { Finding, FindingEdit } from "./finding.ts"
import type { WholeReview } from "./whole-review.ts"

/** The report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines. */
export function renderSarif(review: WholeReview, display: (path: string) => string, version: string): string {
  const codes = [...new Set(review.findings.map(({ code }) => code))].toSorted()
  const artifact = (path: string): object => ({ uri: encodeURI(display(path)), uriBaseId: "%SRCROOT%" })
  return (
    JSON.stringify(
      {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
          {
            tool: { driver: { name: "ofcors", version, rules: codes.map(ruleOf) } },
            columnKind: "utf16CodeUnits",
            results: review.findings.map((finding) => resultOf(finding, codes, artifact)),
          },
        ],
      },
      null,
      2,
    ) + "\n"
  )
}

/** The kinds of findings in Python and in JavaScript. */
const kinds = { ...catalogue, ...javaScriptCatalogue }

function ruleOf(code: Finding["code"]): object {
  const { severity, why } = kinds[code]
  return { id: code, shortDescription: { text: why }, defaultConfiguration: { level: severity } }
}

function resultOf(finding: Finding, codes: readonly Finding["code"][], artifact: (path: string) => object): object {
  const { line: startLine, column: startColumn, endLine, endColumn, code, severity, message, why, fix, file } = finding
  const region = { startLine, startColumn, endLine, endColumn }
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: [message, why, ...(fix === undefined ? [] : [fix.title])].join(" ") },
    locations: [{ physicalLocation: { artifactLocation: artifact(file), region } }],
    ...(fix === undefined || fix.edits.length === 0
      ? {}
      : { fixes: [{ description: { text: fix.title }, artifactChanges: changesOf(fix.edits, artifact) }] }),
  }
}

function changesOf(edits: readonly FindingEdit[], artifact: (path: string) => object): readonly object[] {
  return [...byFile(edits)].map(([file, list]) => ({
    artifactLocation: artifact(file),
    replacements: list.map(({ from, to, insert }) => ({
      deletedRegion: { charOffset: from, charLength: to - from },
      insertedContent: { text: insert },
    })),
  }))
}

function byFile(edits: readonly FindingEdit[]): ReadonlyMap<string, readonly FindingEdit[]> {
  const files = new Map<string, FindingEdit[]>()
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit])
  return files
}
