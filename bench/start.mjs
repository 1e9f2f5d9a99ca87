import { runChild } from "./children.mjs"
import { progress } from "./progress.mjs"
import { medianOf } from "./statistics.mjs"

const COUNTS = [1, 10, 1_600, 1_000_000]

/** What importing costs is the difference to `empty.mjs`, which Node loads by the same road. */
const IMPORTED = [
  "./empty.mjs",
  "ofcors",
  "ofcors/express",
  "ofcors/node",
  "ofcors/fastify",
  "ofcors/koa",
  "ofcors/hono",
  "ofcors/fetch",
  "cors",
]

/** Milliseconds and bytes of a policy at each number of origins, each in a fresh process. */
export async function measurePolicies({ quick }) {
  const rounds = quick ? 1 : 5
  const results = []
  for (const count of COUNTS) {
    progress(`start: a policy of ${count}`)
    const runs = []
    for (let round = 0; round < rounds; round++)
      runs.push(await runChild("memory-child.mjs", { count }, { execArgv: ["--expose-gc"] }))
    const median = (figure) => medianOf(runs.map((run) => run[figure]))
    results.push({
      count,
      startMilliseconds: median("startMilliseconds"),
      bytesBeyondStrings: median("bytesBeyondStrings"),
      bytesWithStrings: median("bytesWithStrings"),
    })
  }
  return results
}

/** Milliseconds to import each subpath, in turn, each in a fresh process. */
export async function measureImports({ quick }) {
  const rounds = quick ? 5 : 31
  const taken = IMPORTED.map(() => [])
  for (let round = 0; round < rounds; round++) {
    if (round % 10 === 0) progress(`import: round ${round + 1} of ${rounds}`)
    for (const [index, specifier] of IMPORTED.entries())
      taken[index].push((await runChild("import-child.mjs", { specifier })).milliseconds)
  }
  const [empty, ...medians] = taken.map(medianOf)
  return IMPORTED.slice(1).map((specifier, index) => ({ specifier, milliseconds: medians[index] - empty }))
}
