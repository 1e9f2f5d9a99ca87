import type { Diagnostic } from "ofcors"
import { type Colours, emphasise, printable, wrap } from "../terminal.ts"

/** The width of the label, with which a wrapped line lines up. */
const INDENT = " ".repeat("  refused ".length)

/**
 * What the library found out about a request, in one line: what was refused, why, and what to change.
 *
 * A terminal of so many `columns` gets it wrapped between words; it would break addresses in the middle by itself.
 */
export function refusalLine(finding: Diagnostic, colours: Colours, columns?: number): string {
  const { severity, message, request } = finding
  const what = request === undefined ? "" : `${printable(`${request.method ?? "GET"} ${request.url ?? "/"}`)}: `
  const text = columns === undefined ? what + message : wrap(what + message, columns - INDENT.length, INDENT)
  const label = severity === "refusal" ? colours.red("refused") : colours.yellow("warning")
  return `  ${colours.bold(label)} ${emphasise(text, colours)}`
}
