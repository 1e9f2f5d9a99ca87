/** Replays the vectors through the peers' packages and writes docs/comparison.md: `npm run comparison`. */
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { bundle } from "../bundle.mjs"
import { render } from "./render.mjs"
import { MADE, replayPeers } from "./replay-peers.mjs"

const HERE = import.meta.dirname
const PAGE = join(HERE, "../../docs/comparison.md")

const rows = await replayPeers()
await bundle([join(HERE, "effects.ts")], MADE, {})
const { EFFECTS } = await import(pathToFileURL(join(MADE, "effects.mjs")).href)
const introduction = readFileSync(join(HERE, "introduction.md"), "utf8").trim()
writeFileSync(PAGE, `${render(rows, EFFECTS, introduction)}\n`)
execFileSync("npx", ["oxfmt", PAGE])

for (const { peer, framework, theirs, ours } of rows) {
  const replayed = theirs.passed + theirs.failures.length
  console.log(
    `comparison: ${peer} on ${framework}: ${theirs.passed} of ${replayed} right; ofcors: ${ours.failures.length} wrong`,
  )
}
