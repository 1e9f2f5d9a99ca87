import { afterAll, describe, expect, test } from "vitest"
import { missing } from "./needs.ts"
import { prove } from "./prove.ts"
import { readBrokenServers } from "./read-broken-server.ts"
import { type Row, keepRows, rowOf, tableOf } from "./table.ts"

const ONLY = process.env["OFCORS_BROKEN_SERVER"]

/** Declares a test for each broken server of these kinds of software, and prints their table. */
export async function describeServers(...kinds: readonly string[]): Promise<void> {
  for (const software of kinds) {
    const why = await missing(software)
    if (why === undefined) describeKind(software)
    else {
      process.stderr.write(`\nSKIPPED: the broken servers on ${software}: ${why}\n`)
      test.skip(`${software}: ${why}`, () => undefined)
    }
  }
}

function describeKind(software: string): void {
  const rows: Row[] = []
  const servers = readBrokenServers(software).filter(({ name }) => ONLY === undefined || name.includes(ONLY))
  if (servers.length === 0) return
  // Next compiles when it is asked, with every processor that there is: one after the other is no slower.
  describe(software, { concurrent: software !== "next" }, () => {
    test.each(servers)("$name", async (server) => {
      const proof = await prove(server)
      rows.push(rowOf(proof))
      const [first] = proof.broken.causes
      expect(first?.code, first?.message).toBe(server.confusedWith ?? server.cause)
      if (first?.code !== server.cause) expect(first?.certainty).not.toBe("certain")
      const [left] = proof.mended.causes
      expect(proof.mended.verdict, left?.message).toBe("readable")
      expect(left?.code).not.toBe(server.cause)
    })
  })
  afterAll(() => {
    if (rows.length === 0) return
    const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name))
    keepRows(software, sorted)
    process.stdout.write(`\n${tableOf(sorted)}\n`)
  })
}
