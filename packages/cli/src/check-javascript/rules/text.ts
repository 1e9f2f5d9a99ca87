import type { FindingEdit } from "../../check-project/finding.ts"
import type { At } from "../value.ts"

/** The text of a place in backquotes, cut where it is long. */
export function shown({ module, node }: At): string {
  const text = module.text.slice(node.start, node.end).replace(/\s+/g, " ")
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``
}

/** Replaces a string literal that says `before`, in its own quotes; nothing where it is written in another way. */
export function literalEdit({ module, node }: At, before: string, after: string): readonly FindingEdit[] {
  const written = module.text.slice(node.start, node.end)
  const quote = written[0]
  if (node.type !== "Literal" || written !== `${quote}${before}${quote}` || /["'\\\n]/.test(after)) return []
  return [{ file: module.path, from: node.start, to: node.end, insert: `${quote}${after}${quote}` }]
}
