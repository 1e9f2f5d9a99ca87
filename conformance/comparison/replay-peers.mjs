import { rmSync } from "node:fs"
import { join } from "node:path"
import { bundle } from "../bundle.mjs"
import { runProgram } from "../run-program.mjs"
import { PEERS } from "./peers.mjs"

const HERE = import.meta.dirname
/** Where the programs and their reports are. */
export const MADE = join(HERE, ".made")

/** Replays the vectors through every peer and through ofcors: each with its report. */
export async function replayPeers() {
  rmSync(MADE, { recursive: true, force: true })
  const rows = []
  for (const row of PEERS) {
    const theirs = { [row.replaces]: join(HERE, "peers", row.by) }
    rows.push({ ...row, theirs: await replay(row, theirs), ours: await replay(row, {}) })
  }
  return rows
}

async function replay({ host, framework }, replaced) {
  const folder = join(MADE, `${framework}-${Object.keys(replaced).length === 0 ? "ofcors" : "peer"}`)
  await bundle([join(HERE, `../hosts/${host}.test.ts`)], folder, {
    ...replaced,
    "../conformance.ts": join(HERE, "programs/conformance.ts"),
  })
  const { reports, died } = await runProgram({ name: framework, file: process.execPath }, folder, host)
  if (died !== undefined || reports.length !== 1) throw new Error(`${framework}: ${died ?? "no report"}`)
  return reports[0]
}
