/**
 * `npm run bench`, with `-- --quick`, `-- --only decision|size|model|http` and `--framework NAME` (repeated): measures,
 * prints the tables, writes `results.json`.
 */
import { writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { judge, reportVerdicts } from "./asked.mjs"
import { measureDecisions } from "./decision.mjs"
import { measureHttp } from "./http.mjs"
import { describeMachine } from "./machine.mjs"
import { measureModel } from "./model.mjs"
import { PEERS } from "./peers.mjs"
import { progress } from "./progress.mjs"
import { report } from "./report.mjs"
import { measureSizes } from "./size.mjs"
import { measureImports, measurePolicies } from "./start.mjs"

/** What `--only` takes, and what each measures. */
const PARTS = {
  decision: async (options) => ({
    decisions: await measureDecisions(options),
    policies: await measurePolicies(options),
  }),
  size: async (options) => ({ sizes: await measureSizes(), imports: await measureImports(options) }),
  model: async (options) => ({ model: await measureModel(options) }),
  http: async (options) => ({ http: await measureHttp(options) }),
}

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    framework: { type: "string", multiple: true },
  },
})
if (values.only !== undefined && !Object.hasOwn(PARTS, values.only)) {
  progress(`bench: --only takes ${Object.keys(PARTS).join(", ")}, not \`${values.only}\``)
  process.exit(2)
}
const unknown = values.framework?.find((name) => !Object.hasOwn(PEERS, name))
if (unknown !== undefined) {
  progress(`bench: --framework takes ${Object.keys(PEERS).join(", ")}, not \`${unknown}\``)
  process.exit(2)
}

const machine = describeMachine()
const results = {}
for (const [name, measure] of Object.entries(PARTS)) {
  if (values.only !== undefined && values.only !== name) continue
  Object.assign(results, await measure({ quick: values.quick, frameworks: values.framework }))
}
const asked = judge(results)
const file = new URL("results.json", import.meta.url)
await writeFile(file, `${JSON.stringify({ machine, quick: values.quick, ...results, asked }, null, 2)}\n`)

const { node, processors, processor, date } = machine
console.log(
  `ofcors bench, ${date.slice(0, 10)}, Node ${node}, ${processors} x ${processor}${values.quick ? ", quick" : ""}\n`,
)
console.log(`${report(results)}\n\n${reportVerdicts(asked)}`)
