import { PEERS } from "./peers.mjs"
import { reportDecisions } from "./report-decisions.mjs"
import { ratioOf } from "./statistics.mjs"
import { percent, table, whole } from "./table.mjs"

/** Everything that was measured, as text at most 100 columns wide. */
export function report({ decisions, policies, sizes, imports, model, http }) {
  const parts = []
  if (decisions !== undefined) parts.push(reportDecisions(decisions))
  if (policies !== undefined) parts.push(reportPolicies(policies))
  if (sizes !== undefined) parts.push(reportSizes(sizes, imports))
  if (model !== undefined) parts.push(reportModel(model))
  if (http !== undefined) parts.push(reportHttp(http, "actual"), reportHttp(http, "preflight"))
  return parts.join("\n\n")
}

function reportPolicies(policies) {
  const rows = policies.map(({ count, startMilliseconds, bytesBeyondStrings, bytesWithStrings }) => {
    const many = count >= 1_600
    return [
      whole(count),
      startMilliseconds.toFixed(1),
      many ? whole(bytesBeyondStrings) : undefined,
      many ? whole(bytesWithStrings) : undefined,
    ]
  })
  return `createPolicy\n${table(["origins", "ms", "bytes an origin", "with its string"], rows)}`
}

function reportSizes({ sizes, dependencies }, imports) {
  const rows = sizes.map(({ specifier, minified, gzipped }) => {
    const milliseconds = imports.find((row) => row.specifier === specifier)?.milliseconds
    return [specifier, whole(minified), whole(gzipped), milliseconds?.toFixed(1)]
  })
  const cors = imports.find(({ specifier }) => specifier === "cors")
  rows.push(["cors (to compare)", undefined, undefined, cors.milliseconds.toFixed(1)])
  const title = `Size with all it needs, in bytes, and import; dependencies: ${dependencies}`
  return `${title}\n${table(["", "minified", "min + gzip", "import ms"], rows)}`
}

function reportModel(model) {
  const rows = model.map(({ shape, perProcessorSecond }) => [shape, whole(perProcessorSecond)])
  return `The browser model: explained fetches a second of one core\n${table(["", "fetches"], rows)}`
}

function reportHttp({ frameworks, pinned }, kind) {
  const base = kind === "actual" ? "hand" : "peer"
  const rows = Object.entries(frameworks).flatMap(([framework, { [kind]: variants }]) =>
    Object.entries(variants).map(([variant, figures], index) => [
      index === 0 ? framework : "",
      variant === "peer" ? PEERS[framework].name : NAMES[variant],
      whole(figures.requestsPerSecond),
      percent(figures.requestsPerSecond / variants[base]?.requestsPerSecond),
      ...pairedTo(figures, variants[base]),
      percent(figures.busy),
    ]),
  )
  const title = kind === "actual" ? "Requests per second" : "Preflights per second"
  const compared = kind === "actual" ? "by hand" : "the peer"
  const head = ["", "", "per second", `of ${compared}`, "per processor second", "middle half", "server busy"]
  const disturbed = Object.values(frameworks).some(({ [kind]: variants }) =>
    Object.values(variants).some(({ busy }) => busy < BUSY_ENOUGH),
  )
  const note = disturbed ? "\nThe machine did other work too: trust the column per processor second." : ""
  return `${title}${pinned ? "" : " (not pinned to processors)"}${note}\n${table(head, rows)}`
}

/** The ratio to the variant that was started beside it, and how far it goes from one start to the next. */
function pairedTo(figures, base) {
  if (base === undefined) return [undefined, undefined]
  const { median, low, high } = ratioOf(figures.generations, base.generations)
  return [percent(median), `${whole(low * 100)} to ${whole(high * 100)}`]
}

/** Below this share of its processor, a server waited for something else than its own work. */
const BUSY_ENOUGH = 0.9

const NAMES = { bare: "bare", inline: "in each response", hand: "by hand", ours: "ofcors" }
