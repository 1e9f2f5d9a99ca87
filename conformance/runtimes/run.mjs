/**
 * Replays the vectors on the packed package in every runtime, and counts them: `npm run test:runtimes`, or
 * `node conformance/runtimes/run.mjs Bun` for one. With `--count-to FILE`, the counts are written there in the words of
 * Vitest's own report, for CI.
 */
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { RUNTIMES, isInstalled, versionOf, workerd } from "./binaries.mjs"
import { PROGRAMS, WORKER_CONFIG, bundlePrograms, bundleWorker, installPackage, installRuntimes } from "./prepare.mjs"
import { runProgram } from "../run-program.mjs"

const { values, positionals } = parseArgs({ options: { "count-to": { type: "string" } }, allowPositionals: true })

/** Programs that only one runtime can run. */
const OWN_PROGRAMS = { "bun-serve": "Bun", "deno-serve": "Deno", workerd: "workerd" }

/** As many failures as a person reads. */
const SHOWN = 5

installRuntimes()
console.log(`runtimes: ${installPackage()}, installed`)
const programs = await bundlePrograms()
await bundleWorker()

// Workers are asked from outside, by a program that runs in this very Node.
const outsideWorkerd = {
  ...workerd,
  program: process.execPath,
  env: { OFCORS_WORKERD: workerd.file, OFCORS_WORKER_CONFIG: WORKER_CONFIG },
}

const total = { passed: 0, failed: 0, impossible: 0 }
for (const runtime of [...RUNTIMES, outsideWorkerd]) {
  if (positionals.length > 0 && !positionals.includes(runtime.name)) continue
  if (!isInstalled(runtime)) {
    console.log(`\n${runtime.name}: npm has no binary of it for ${process.platform} ${process.arch}; skipped`)
    if (process.env.CI === "true") total.failed++
    continue
  }
  console.log(`\n${runtime.name} (${versionOf(runtime)})`)
  await inParallel(programs.filter(runsIn(runtime.name)), async (program) =>
    tell(await runProgram(runtime, PROGRAMS, program), program),
  )
}

console.log(`\nruntimes: ${total.passed} vectors passed, ${total.failed} failed, ${total.impossible} impossible`)
const success = total.failed === 0 && total.passed > 0
process.exitCode = success ? 0 : 1
if (values["count-to"] !== undefined) {
  const counts = { numPassedTests: total.passed, numFailedTests: total.failed, success }
  writeFileSync(values["count-to"], JSON.stringify(counts))
}

function runsIn(name) {
  return (program) =>
    name === "workerd" ? OWN_PROGRAMS[program] === name : [name, undefined].includes(OWN_PROGRAMS[program])
}

function tell({ reports, died }, program) {
  for (const { host, passed, impossible, failures } of reports) {
    const reasons = Object.entries(impossible)
    const count = reasons.reduce((sum, [, times]) => sum + times, 0)
    total.passed += passed
    total.failed += failures.length
    total.impossible += count
    const failed = failures.length === 0 ? "" : `, ${failures.length} FAILED`
    console.log(`  ${host}: ${passed} vectors passed${failed}${count === 0 ? "" : `, ${count} impossible`}`)
    for (const [reason, times] of reasons) console.log(`    ${times} x ${reason}`)
    for (const failure of failures.slice(0, SHOWN)) console.log(`    FAILED ${JSON.stringify(failure, undefined, 1)}`)
  }
  if (died === undefined && reports.length > 0) return
  total.failed++
  console.log(`  ${program}: FAILED, ${died ?? "it reported nothing"}`)
}

/** Two at a time: they wait for timers more than they compute. */
async function inParallel(items, act) {
  const left = [...items]
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item)
  }
  await Promise.all([work(), work()])
}
