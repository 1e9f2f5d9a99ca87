import type { Place } from "../../policy-file/policy-source.ts"

/** Where something stands in a file, for people and editors: both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The line and the column of an offset, in UTF-16 code units as editors count. */
export function positionOf({ offset }: Place, text: string): Position {
  const before = text.slice(0, offset)
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") }
}

/** How much of a line is shown. */
const WIDTH = 68

/** The line in which a place stands, cut to fit, with the place marked below it. */
export function excerptOf(place: Place, text: string): { readonly line: string; readonly marks: string } {
  const start = text.lastIndexOf("\n", place.offset - 1) + 1
  const end = text.indexOf("\n", place.offset)
  const line = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "")
  const column = place.offset - start
  const length = Math.max(1, Math.min(place.length, line.length - column))
  const indent = /^\s*/.exec(line)![0].length
  const from = column - indent + Math.min(length, 24) > WIDTH ? Math.max(0, column - 20) : Math.min(indent, column)
  const shown = line.slice(from, from + WIDTH)
  return {
    line: shown,
    marks: " ".repeat(column - from) + "^".repeat(Math.max(1, Math.min(length, shown.length - (column - from)))),
  }
}
