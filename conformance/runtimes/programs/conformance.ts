/**
 * Stands in for `../../conformance.ts` in the bundles that run outside Vitest: the hosts' own files hand their hosts to
 * this, in the very form in which they hand them to Vitest.
 *
 * @module
 */
import type { Host } from "../../host.ts"
import { replayHost } from "./replay-host.ts"
import { report } from "./report.ts"

let pending = 0
let turn: Promise<void> = Promise.resolve()

/** Replays the host after those that came before it; the process ends with the last. */
export function addConformanceTests(host: Host): void {
  pending++
  turn = turn.then(async () => {
    report(await replayHost(host))
    pending--
    if (pending === 0) process.exit()
  })
}
