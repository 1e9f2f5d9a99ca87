import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { RESULTS, type Row, tableOf } from "./harness/table.ts"

/** Empties the table before a run. */
export function setup(): void {
  rmSync(RESULTS, { recursive: true, force: true })
}

/** Prints the table of all kinds of software after it. */
export function teardown(): void {
  if (!existsSync(RESULTS)) return
  const rows = readdirSync(RESULTS).flatMap(
    (file) => JSON.parse(readFileSync(join(RESULTS, file), "utf8")) as readonly Row[],
  )
  process.stdout.write(`\n${tableOf(rows)}\n`)
}
