import { runChild } from "./children.mjs"
import { progress } from "./progress.mjs"
import { medianOf } from "./statistics.mjs"

const COUNTS = [1, 10, 1_600, 1_000_000]
const PATTERN = "https://*.example.com"

/** Hostile values of `Access-Control-Request-Headers`, as text and how often it is repeated. */
const HOSTILE = {
  "64 KB of names": { text: "x-a,", times: 16_384 },
  "1 MB of commas": { text: ",", times: 1_048_576 },
}

const FULL = { rounds: 3, milliseconds: 700 }
const QUICK = { rounds: 1, milliseconds: 300 }

/** Nanoseconds of every contestant in every shape, medians over rounds that visit all of them in turn. */
export async function measureDecisions({ quick }) {
  const { rounds, milliseconds } = quick ? QUICK : FULL
  const jobs = [...shapes()]
  const measured = jobs.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, job] of jobs.entries()) {
      if (index % 20 === 0) progress(`decision: round ${round + 1} of ${rounds}, ${index} of ${jobs.length} shapes`)
      const { nanoseconds } = await runChild(
        "decision-child.mjs",
        { ...job, milliseconds },
        { execArgv: ["--expose-gc"] },
      )
      measured[index].push(nanoseconds)
    }
  }
  return jobs.map((job, index) => ({ ...job, nanoseconds: medianOf(measured[index]) }))
}

/** What is measured: contestants side by side for each kind of request, then the shapes that only some know. */
function* shapes() {
  for (const variant of ["bare", "hand", "ofcors", "cors"])
    yield { kind: "actual", application: "typed", allowed: true, count: 1, variant }
  for (const kind of ["actual", "preflight"]) {
    for (const variant of ["bare", "hand", "cors (string)"]) yield { kind, allowed: true, count: 1, variant }
    for (const allowed of [true, false]) {
      for (const count of COUNTS) {
        for (const variant of ["ofcors", "cors", "answer", "decide"]) yield { kind, allowed, count, variant }
      }
      for (const variant of ["ofcors", "answer"]) yield { kind, allowed, count: 1, pattern: PATTERN, variant }
    }
  }
  for (const [hostile, requestHeaders] of Object.entries(HOSTILE)) {
    for (const variant of ["hand", "ofcors", "cors", "answer", "decide"])
      yield { kind: "preflight", allowed: true, count: 1, hostile, requestHeaders, variant }
  }
}
