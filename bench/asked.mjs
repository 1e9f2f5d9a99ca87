import { finder } from "./report-decisions.mjs"
import { ratioOf } from "./statistics.mjs"
import { percent, table, times, whole } from "./table.mjs"

/** The figures we hold ourselves to, and whether this run meets them. Only what was measured appears. */
export function judge(results) {
  return [
    ...(results.decisions === undefined ? [] : judgeDecisions(results.decisions)),
    ...(results.policies === undefined ? [] : judgePolicies(results.policies)),
    ...(results.sizes === undefined ? [] : judgeSizes(results)),
    ...(results.model === undefined ? [] : judgeModel(results.model)),
    ...(results.http === undefined ? [] : judgeHttp(results.http)),
  ]
}

const VERDICTS = new Map([
  [true, "pass"],
  [false, "MISS"],
  [undefined, ""],
])

/** The verdicts as a table. */
export function reportVerdicts(verdicts) {
  const rows = verdicts.map(({ figure, measured, asked, met }) => [figure, measured, asked, VERDICTS.get(met)])
  return `Asked\n${table(["", "measured", "asked", ""], rows)}`
}

function judgeDecisions(decisions) {
  return [
    ["actual", 5],
    ["preflight", 8],
  ].flatMap(([kind, faster]) => {
    const of = (count) => finder(decisions, { kind, allowed: true, count })
    const [hand, bare, ours, cors] = ["hand", "bare", "ofcors", "cors"].map((variant) => of(1)(variant))
    const typed = finder(decisions, { kind, allowed: true, count: 1, application: "typed" })
    return [
      atMost(`${kind}: to constant headers by hand`, ours / hand, 1.3, times),
      ...(kind === "actual"
        ? [atMost("  (after Content-Type was set)", typed("ofcors") / typed("hand"), 1.3, times)]
        : []),
      atLeast(`${kind}: faster than cors, one origin`, cors / ours, faster, times),
      // Node writes the headers for everyone, so the whole can never differ by more than this.
      note(`  (by hand is faster than cors by)`, times(cors / hand)),
      note(`  (what ours adds to a bare response, cors adds)`, times((cors - bare) / (ours - bare))),
      atMost(`${kind}: 1,000,000 origins to 10`, of(1_000_000)("ofcors") / of(10)("ofcors"), 3, times),
    ]
  })
}

function judgePolicies(policies) {
  const { bytesBeyondStrings, bytesWithStrings } = policies.find(({ count }) => count === 1_000_000)
  return [
    atMost("bytes an origin, with its string", bytesWithStrings, 120, whole),
    note("  (beyond the string)", whole(bytesBeyondStrings)),
  ]
}

function judgeSizes({ sizes: { sizes, dependencies }, imports }) {
  const adapters = sizes.filter(({ specifier }) => ADAPTERS.has(specifier))
  const ours = imports.filter(({ specifier }) => specifier.startsWith("ofcors"))
  return [
    atMost("largest adapter with the core, bytes", Math.max(...adapters.map(({ gzipped }) => gzipped)), 6_000, whole),
    atMost("dependencies", dependencies, 0, String),
    atMost("slowest import, ms", Math.max(...ours.map(({ milliseconds }) => milliseconds)), 3, (ms) => ms.toFixed(1)),
  ]
}

/** In-process fetches, one from the application with `Request` and `Response`, one from the model alone. */
function judgeModel(model) {
  const of = (asked) => model.find(({ shape }) => shape === asked).perProcessorSecond
  return [
    ...["application, GET", "transport, GET"].map((asked) =>
      atLeast(`explained fetches a second: ${asked}`, of(asked), 20_000, whole),
    ),
    note("  (the application's, nothing explained)", whole(of("no model, GET"))),
  ]
}

const ADAPTERS = new Set(["express", "fastify", "fetch", "hono", "koa", "node"].map((name) => `ofcors/${name}`))

/**
 * Judged by requests per second of the server's processor: the same as per second where the server had the processor to
 * itself, and still true where it had not; each server beside the one that was started with it. Plain handlers have no
 * package of their own to compare with.
 */
function judgeHttp({ frameworks }) {
  return Object.entries(frameworks).flatMap(
    ([
      framework,
      {
        actual: { hand, peer, ours },
      },
    ]) => {
      const ratio = (base) => ratioOf(ours.generations, base.generations).median
      return [
        atLeast(`${framework}: requests per second to by hand`, ratio(hand), 0.97, percent),
        ...(peer === undefined
          ? []
          : [atLeast(`${framework}: requests per second to its own package`, ratio(peer), 1, percent)]),
      ]
    },
  )
}

function atMost(figure, value, limit, show) {
  return { figure, measured: show(value), asked: `<= ${show(limit)}`, met: value <= limit, value, limit }
}

function atLeast(figure, value, limit, show) {
  return { figure, measured: show(value), asked: `>= ${show(limit)}`, met: value >= limit, value, limit }
}

function note(figure, measured) {
  return { figure, measured, asked: "" }
}
