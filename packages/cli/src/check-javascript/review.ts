import type { Finding, FindingFix, FindingSeverity } from "../check-project/finding.ts"
import { type LineStarts, lineStartsOf } from "./line-starts.ts"
import { javaScriptCatalogue } from "./catalogue.ts"
import type { Context } from "./evaluate.ts"
import type { JavaScriptCode } from "./finding-code.ts"
import { type SourceModule, pathOf } from "./source-module.ts"
import type { At } from "./value.ts"
import type { Node } from "./walk.ts"

/** What a rule says. */
export interface Report {
  readonly message: string
  readonly at: At
  /** In words that follow "where". */
  readonly condition?: string | undefined
  readonly fix?: FindingFix | undefined
  /** Less than the code's own, where it is not certain here. */
  readonly severity?: FindingSeverity
}

/** The project under review: what rules ask, and where they put what they find. */
export class JavaScriptReview {
  readonly context: Context
  readonly findings: Finding[] = []
  readonly #lines = new Map<SourceModule, LineStarts>()

  /** The calls that make a middleware, in any file. */
  readonly setupNodes: Set<Node> = new Set()
  /** Whether a middleware for every method, or one for OPTIONS, was seen in any file. */
  answersPreflights = false

  constructor(context: Context) {
    this.context = context
  }

  /** Notes a call that makes a middleware, and what it is given to. */
  remember(node: Node, parent: Node | undefined): void {
    this.setupNodes.add(node)
    const path = parent?.type === "CallExpression" ? pathOf(parent.callee) : undefined
    // What is not given to a route at once may be used anywhere.
    this.answersPreflights ||= path === undefined || !/\.(?:get|head|post|put|patch|delete)$/.test(path)
  }

  /** Says that a file was not understood. */
  reportUnparsed(file: string, display: string): void {
    this.findings.push({
      code: "source-not-parsed",
      severity: "note",
      file,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      message: `\`${display}\` is no JavaScript or TypeScript that can be read.`,
      why: javaScriptCatalogue["source-not-parsed"].why,
      fix: undefined,
      settings: [],
    })
  }

  /** Adds a finding; an error that depends on a condition is a warning. */
  report(code: JavaScriptCode, { message, at, condition, fix, severity }: Report): void {
    const kind = javaScriptCatalogue[code]
    const own = severity ?? kind.severity
    const { module, node } = at
    const lines = this.#lines.get(module) ?? lineStartsOf(module.text)
    this.#lines.set(module, lines)
    const [begin, end] = [lines.positionOf(node.start), lines.positionOf(node.end)]
    this.findings.push({
      code,
      severity: own === "error" && condition !== undefined ? "warning" : own,
      file: module.path,
      ...begin,
      endLine: end.line,
      endColumn: end.column,
      message: condition === undefined ? message : `${message} (Where ${condition}.)`,
      why: kind.why,
      fix,
      settings: [],
    })
  }
}
