/** Runs the hostile test with a million generated requests: `npm run hostile -w conformance`. */
import { startVitest } from "vitest/node"

process.env["OFCORS_HOSTILE_RUNS"] = "1000000"
const started = performance.now()
const vitest = await startVitest("test", ["conformance/hostile.test.ts"], {
  root: new URL("..", import.meta.url).pathname,
  watch: false,
})
await vitest.close()
console.log(`hostile: ${((performance.now() - started) / 1_000).toFixed(0)} s`)
