import { table, times, whole } from "./table.mjs"

/** The decision's tables: one for each kind of request and its outcome, then the hostile lists. */
export function reportDecisions(decisions) {
  const titles = {
    actual: "Actual request: decision, headers and `writeHead(200)`, ns",
    preflight: "Preflight: the whole answer, ns",
  }
  const parts = Object.entries(titles).map(([kind, title]) => {
    const of = (shape) => finder(decisions, { kind, ...shape })
    const hand = of({ allowed: true, count: 1 })("hand")
    // Node writes our headers faster where the application set none of its own before.
    const typed = of({ allowed: true, count: 1, application: "typed" })
    const withType = row("allowed, 1, after Content-Type", typed("hand"), typed)
    const rows = [true, false].flatMap((allowed) =>
      [{ count: 1 }, { count: 10 }, { count: 1_600 }, { count: 1_000_000 }, { count: 1, pattern: true }].map((shape) =>
        row(
          `${allowed ? "allowed" : "refused"}, ${shape.pattern ? "*.example.com" : `${whole(shape.count)} of them`}`,
          allowed ? hand : undefined,
          of({ allowed, ...shape }),
        ),
      ),
    )
    const base = of({ allowed: true, count: 1 })
    const note = `no CORS at all ${whole(base("bare"))}, by hand ${whole(hand)}, \`cors\` with a string ${whole(base("cors (string)"))}`
    if (kind === "actual") rows.splice(1, 0, withType)
    return `${title}\n${note}\n${table(HEAD, rows)}`
  })
  const hostile = [...new Set(decisions.flatMap((row) => row.hostile ?? []))].map((name) => {
    const of = finder(decisions, { hostile: name })
    return row(name, of("hand"), of)
  })
  return [...parts, `Access-Control-Request-Headers, hostile, ns\n${table(HEAD, hostile)}`].join("\n\n")
}

const HEAD = ["", "ofcors", "cors", "ofcors/hand", "cors/ofcors", "answer()", "decide()"]

function row(name, hand, of) {
  return [
    name,
    whole(of("ofcors")),
    whole(of("cors")),
    times(of("ofcors") / hand),
    times(of("cors") / of("ofcors")),
    whole(of("answer")),
    whole(of("decide")),
  ]
}

/** Looks up a contestant's nanoseconds in one shape; `undefined` where it does not know the shape. */
export function finder(decisions, shape) {
  return (variant) =>
    decisions.find(
      (row) =>
        row.variant === variant &&
        row.hostile === shape.hostile &&
        row.application === shape.application &&
        (row.pattern !== undefined) === (shape.pattern ?? false) &&
        ["kind", "allowed", "count"].every((name) => shape[name] === undefined || row[name] === shape[name]),
    )?.nanoseconds
}
