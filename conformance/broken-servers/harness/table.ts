import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Proof } from "./prove.ts"

/** One line of the table. */
export interface Row {
  readonly name: string
  readonly planted: string
  readonly named: string
  readonly certainty: string
  readonly applied: string
  readonly after: string
}

/** Where the lines of each kind of software are kept until the end of the run. */
export const RESULTS: string = join(import.meta.dirname, "../../../node_modules/.cache/ofcors-broken-servers-table")

/** A line from what came of a case. */
export function rowOf({ server, broken, mended, applied }: Proof): Row {
  const [first] = broken.causes
  return {
    name: server.name,
    planted: server.cause,
    named: first?.code ?? "",
    certainty: first?.certainty ?? "",
    applied,
    after: `${mended.verdict}${mended.causes[0]?.code === "not-blocked" ? "" : `, ${mended.causes[0]?.code ?? ""}`}`,
  }
}

/** Keeps the lines of one kind of software for the table of all. */
export function keepRows(software: string, rows: readonly Row[]): void {
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(join(RESULTS, `${software}.json`), JSON.stringify(rows))
}

/** The table as text, with the sums below. */
export function tableOf(rows: readonly Row[]): string {
  const header: Row = {
    name: "server",
    planted: "planted",
    named: "named first",
    certainty: "how sure",
    applied: "fix",
    after: "after",
  }
  const keys = Object.keys(header) as (keyof Row)[]
  const widths = keys.map((key) => Math.max(...[header, ...rows].map((row) => row[key].length)))
  const lines = [header, ...rows].map((row) =>
    keys
      .map((key, index) => row[key].padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  )
  const right = rows.filter(({ planted, named }) => planted === named).length
  const sure = rows.filter(({ planted, named, certainty }) => planted !== named && certainty === "certain").length
  const mended = rows.filter(({ after }) => after.startsWith("readable")).length
  const sums = `${rows.length} broken servers: the planted cause named first in ${right} (${((right / rows.length) * 100).toFixed(1)} %), a wrong one with certainty in ${sure}, mended by the fix ${mended}`
  return [...lines, sums].join("\n")
}
