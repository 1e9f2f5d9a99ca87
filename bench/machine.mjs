import { createRequire } from "node:module"
import { arch, cpus, platform } from "node:os"
import { PEERS } from "./peers.mjs"

const require = createRequire(import.meta.url)
const PACKAGES = [
  "express",
  "express4",
  "fastify",
  "koa",
  "hono",
  "@hono/node-server",
  "@nestjs/core",
  "h3",
  "elysia",
  "ofcors",
  "rolldown",
]

/** Where and with what this was measured: without it, a figure says nothing. */
export function describeMachine() {
  const names = [...new Set([...PACKAGES, ...Object.values(PEERS).flatMap((peer) => peer.package ?? [])])].toSorted()
  return {
    date: new Date().toISOString(),
    node: process.version,
    platform: `${platform()} ${arch()}`,
    processor: cpus()[0]?.model ?? "unknown",
    processors: cpus().length,
    versions: Object.fromEntries(names.map((name) => [name, versionOf(name)])),
  }
}

/** Read from the file itself, because not every package exports its `package.json`. */
function versionOf(name) {
  for (const folder of require.resolve.paths(name)) {
    try {
      return require(`${folder}/${name}/package.json`).version
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error
    }
  }
  return "not installed"
}
