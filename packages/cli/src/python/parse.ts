import { NodeType } from "@lezer/common"
import { parser } from "@lezer/python"
import { readBody } from "./read-statement.ts"
import type { PythonModule, Range, SyntaxProblem } from "./syntax.ts"

// @lezer/lr guards against deep trees by counting long reductions to named nodes. It takes rules that make no node, such
// as the blank lines between statements, for named ones, because they are no entry of this table, and after 300 of them
// it cuts the tree with an error. Entries without a name keep it from counting them.
const nodeTypes = parser.nodeSet.types as NodeType[]
while (nodeTypes.length < 1_024) nodeTypes.push(NodeType.none)

/** Finds lines by position. */
export class LineIndex {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) this.#starts.push(index + end.length)
  }

  /** The line, from 1, that holds a position. */
  lineAt(position: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.#starts[middle]! <= position) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  /** Where a line, from 1, begins. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#starts.at(-1)!
  }
}

/**
 * Reads Python source. Never throws; what it cannot read is in `problems`.
 *
 * Positions are those of `text`, with its byte order mark and its line endings.
 */
export function parsePython(text: string): PythonModule {
  // Grammar and tokenizer know neither a byte order mark nor a continued line that ends in CR LF, nor form feeds, behind
  // which Python counts indentation anew. Text of the same length without them keeps every position.
  const readable = text
    .replace(/^\uFEFF/, " ")
    .replaceAll("\\\r\n", " \\\n")
    .replaceAll("\r\n", " \n")
    .replaceAll("\r", "\n")
    .replaceAll(/(?<=^|\n)([ \t]*)\f/g, (_, indent: string) => `${" ".repeat(indent.length)}\n`)
    .replaceAll("\f", " ")
  const tree = parser.parse(readable)
  const lines = new LineIndex(text)
  const comments: Range[] = []
  const problems: SyntaxProblem[] = []
  tree.iterate({
    enter(node) {
      if (node.name === "Comment") comments.push({ from: node.from, to: node.to - trailingSpace(text, node.to) })
      else if (node.name === "PrintStatement") problems.push({ line: lines.lineAt(node.from), kind: "python-2" })
      else if (node.name === "Number" && /^0[0-9_]*[1-9]/.test(text.slice(node.from, node.to)) && isInteger(text, node))
        problems.push({ line: lines.lineAt(node.from), kind: "python-2" })
      else if (node.type.isError && !isBareYield(text, node.from))
        problems.push({ line: lines.lineAt(node.from), kind: "syntax" })
    },
  })
  return { text, statements: readBody(tree.topNode, text), comments, problems }
}

function isInteger(text: string, node: Range): boolean {
  return /^[0-9_]+$/.test(text.slice(node.from, node.to))
}

/** The grammar wants a value behind each `yield`. */
function isBareYield(text: string, position: number): boolean {
  return /\byield\s*$/.test(text.slice(Math.max(0, position - 20), position))
}

/** The carriage return of CR LF, which the grammar was shown as a space, belongs to no comment. */
function trailingSpace(text: string, to: number): number {
  return text[to - 1] === "\r" ? 1 : 0
}
