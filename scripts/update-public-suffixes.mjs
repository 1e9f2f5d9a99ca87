// Writes packages/ofcors/src/advice/public-suffixes.json from the list that tldts carries and refreshes daily:
// the suffixes of two or more labels, by top-level domain. Run it after updating tldts; the check compares.
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const trie = await import(new URL("../node_modules/tldts/dist/es6/src/data/trie.js", import.meta.url).href)
const target = fileURLToPath(new URL("../packages/ofcors/src/advice/public-suffixes.json", import.meta.url))

const byTopLevel = new Map()
const labels = []
let offset = 0
for (const length of trie.edgeLength) {
  labels.push(trie.labelText.slice(offset, offset + length))
  offset += length
}
collect(trie.rulesRoot, [], "")
collect(trie.exceptionsRoot, [], "!")

function collect(node, path, mark) {
  if (path.length > 1 && trie.nodeFlags[node] !== 0) add(path, mark)
  for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
    collect(trie.edgeChild[edge], [labels[edge], ...path], mark)
  }
}

function add(path, mark) {
  const name = path.map((label) => (label === "*" ? label : new URL(`http://${label}`).hostname))
  const top = name.pop()
  const names = byTopLevel.get(top) ?? new Set()
  byTopLevel.set(top, names.add(mark + name.join(".")))
}

const sorted = [...byTopLevel].toSorted(([a], [b]) => (a < b ? -1 : 1))
const text =
  JSON.stringify(Object.fromEntries(sorted.map(([top, names]) => [top, [...names].toSorted().join(" ")])), null, 2) +
  "\n"
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("public-suffixes.json differs from the list in tldts: run `node scripts/update-public-suffixes.mjs`")
    process.exitCode = 1
  }
} else writeFileSync(target, text)
