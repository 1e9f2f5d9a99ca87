import { readFileSync } from "node:fs"

const { packages } = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"))

/** The version of a package that the lock file has for the tests here. */
export function versionOf(name) {
  const found = packages[`conformance/node_modules/${name}`] ?? packages[`node_modules/${name}`]
  if (found === undefined) throw new Error(`the lock file has no \`${name}\``)
  return found.version
}

/** A peer and its framework with their versions, as the page names them. */
export function titleOf({ peer, package: name, framework }) {
  const title = framework === "express4" ? "Express" : framework[0].toUpperCase() + framework.slice(1)
  const versioned = `${title} ${versionOf(framework)}`
  return name === framework ? `${peer} of ${versioned}` : `${peer} ${versionOf(name)} on ${versioned}`
}
