#!/usr/bin/env node
// The command is a package of its own, so that the library needs none of what it needs. Who types `npx ofcors` gets it
// where it is installed, and is told its name where it is not: fetching it unasked would run what nobody asked for.
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

const manifest = manifestOfCommand(join(process.cwd(), "_")) ?? manifestOfCommand(import.meta.url)
if (manifest === undefined) {
  console.error("ofcors: the command is in a package of its own. Run it as `npx @ofcors/cli`, with the same arguments.")
  process.exitCode = 2
} else {
  await import(pathToFileURL(join(manifest, "../dist/main.js")).href)
}

function manifestOfCommand(from) {
  try {
    return createRequire(from).resolve("@ofcors/cli/package.json")
  } catch {
    return undefined
  }
}
