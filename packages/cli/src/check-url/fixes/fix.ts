import type { Desired } from "./desired.ts"

/** What to change, and where. */
export interface Fix {
  /** For which software it is written: `express`, `fetch`, or `any`. */
  readonly stack: string
  /** In which file or part of the program. */
  readonly where: string
  readonly snippet: string
}

/** Writes the fix for one kind of software. */
export interface Recipe {
  readonly where: string
  write(desired: Desired): string
}

/** Longest list that stands on one line. */
const LINE = 60

/** A list as JavaScript, Python and Ruby write it; a long one with an element on each line. */
export function list(values: readonly string[], indent = ""): string {
  const elements = values.map((value) => JSON.stringify(value))
  const line = `[${elements.join(", ")}]`
  return line.length <= LINE ? line : `[\n${elements.map((element) => `${indent}  ${element},`).join("\n")}\n${indent}]`
}

/** A regular expression that matches exactly these texts, in the dialect that all servers share. */
export function exactly(values: readonly string[]): string {
  const escaped = values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return escaped.length === 1 ? `^${escaped[0]}$` : `^(?:${escaped.join("|")})$`
}
