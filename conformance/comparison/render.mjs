/** The page docs/comparison.md, made of what the peers did. */
import { titleOf } from "./versions.mjs"

/** Writes the page; `effects` says what each effect is. */
export function render(rows, effects, introduction) {
  const peers = rows.map((row, index) => ({ ...row, letter: String.fromCodePoint(97 + index), title: titleOf(row) }))
  const named = (matters) => Object.keys(effects).filter((name) => effects[name].matters === matters)
  return [
    introduction,
    "## The count",
    countTable(peers, effects),
    "## What somebody is worse off by",
    effectTable(peers, named(true), effects),
    "## What costs nobody anything",
    "No browser, cache or application is worse off here: we answer otherwise by choice, and count it apart.",
    effectTable(peers, named(false), effects),
    "## Who fails what",
    `By vector; ${peers.map(({ letter, title }) => `**${letter}** is ${title}`).join(", ")}.`,
    ...named(true).flatMap((name) => vectorsOf(peers, name, effects)),
    "## Settings that the peers do not have",
    "Vectors with these settings are left out of the count of the peer.",
    missingTable(peers),
  ].join("\n\n")
}

const isWorse = ({ effects: names }, effects) => names.some((name) => effects[name].matters)

function countTable(peers, effects) {
  const lines = peers.map(({ title, theirs, ours }) => {
    const worse = theirs.failures.filter((failure) => isWorse(failure, effects)).length
    const taste = theirs.failures.length - worse
    const replayed = theirs.passed + theirs.failures.length
    return [title, replayed, theirs.passed, taste, worse, `${ours.passed} of ${ours.passed + ours.failures.length}`]
  })
  return table(
    ["", "vectors", "right", "otherwise by taste", "somebody is worse off", "ofcors in its place, right"],
    lines,
  )
}

function effectTable(peers, names, effects) {
  const seen = names.filter((name) =>
    peers.some(({ theirs }) => theirs.failures.some((failure) => failure.effects.includes(name))),
  )
  const lines = seen.map((name) => [
    effects[name].says,
    ...peers.map(({ theirs }) => theirs.failures.filter((failure) => failure.effects.includes(name)).length || ""),
  ])
  return table(
    ["", ...peers.map(({ peer, framework }) => `${peer}${framework === "express4" ? " (Express 4)" : ""}`)],
    lines,
  )
}

function vectorsOf(peers, name, effects) {
  const letters = new Map()
  for (const { letter, theirs } of peers)
    for (const { vector, effects: all } of theirs.failures)
      if (all.includes(name)) letters.set(vector, `${letters.get(vector) ?? ""}${letter}`)
  if (letters.size === 0) return []
  const items = [...letters].map(([vector, failing]) => `- ${escape(vector)}: **${[...failing].join(" ")}**`)
  return [`### ${effects[name].says}`, items.join("\n")]
}

function missingTable(peers) {
  const reasons = [...new Set(peers.flatMap(({ theirs, ours }) => missingOf(theirs, ours)))]
  const lines = reasons.map((reason) => [
    reason,
    ...peers.map(({ theirs, ours }) => (missingOf(theirs, ours).includes(reason) ? theirs.impossible[reason] : "")),
  ])
  return table(
    ["", ...peers.map(({ peer, framework }) => `${peer}${framework === "express4" ? " (Express 4)" : ""}`)],
    lines,
  )
}

/** What the framework has no way to do is no matter of the peer's. */
function missingOf(theirs, ours) {
  return Object.keys(theirs.impossible).filter((reason) => !(reason in ours.impossible))
}

function table(head, lines) {
  const row = (cells) => `| ${cells.join(" | ")} |`
  return [row(head), row(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...lines.map(row)].join("\n")
}

/** Names of vectors hold backslashes, asterisks and underscores as they are. */
function escape(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[*_<>\\[\]|]/g, String.raw`\$&`)))
    .join("")
}
