/** Puts the runtimes, the packed package and the programs that replay the vectors in place. */
import { execFileSync } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { rolldown } from "rolldown"
import { bundle, hostFiles } from "../bundle.mjs"

const HERE = import.meta.dirname
const PACKAGE = join(HERE, "../../packages/ofcors")

/** Where everything is put that is made: the package as npm would install it, and the programs beside it. */
export const INSTALLED = join(HERE, ".installed")
export const PROGRAMS = join(INSTALLED, "programs")

/** Installs the runtimes of the lock file, where they are not there yet. */
export function installRuntimes() {
  const installed = join(HERE, "node_modules/.package-lock.json")
  const wanted = join(HERE, "package-lock.json")
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: HERE, stdio: "inherit" })
}

/** Packs the built package and installs the archive, so that what is tested is what is published. */
export function installPackage() {
  rmSync(INSTALLED, { recursive: true, force: true })
  mkdirSync(INSTALLED)
  const npm = (...words) => execFileSync("npm", words, { cwd: INSTALLED, encoding: "utf8" }).trim()
  const archive = npm("pack", PACKAGE, "--silent")
  writeFileSync(join(INSTALLED, "package.json"), JSON.stringify({ private: true, type: "module" }))
  npm("install", archive, "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--legacy-peer-deps")
  return archive
}

/** A program for each file of hosts, and for the files in `programs/entries`; returns their names. */
export function bundlePrograms() {
  const entries = join(HERE, "programs/entries")
  const files = [...hostFiles(), ...readdirSync(entries).map((name) => join(entries, name))]
  return bundle(files, PROGRAMS, { "../conformance.ts": join(HERE, "programs/conformance.ts") })
}

/** Where the worker and its configuration are. */
export const WORKER_CONFIG = join(INSTALLED, "worker/config.capnp")

/** The worker in one file, as a bundler for Workers makes it, of the packed package and its documented imports. */
export async function bundleWorker() {
  const build = await rolldown({
    input: join(HERE, "programs/worker.ts"),
    platform: "neutral",
    resolve: { conditionNames: ["workerd", "worker", "browser", "import"], mainFields: ["module", "main"] },
    plugins: [packedPackage()],
  })
  await build.write({ file: join(INSTALLED, "worker/worker.mjs"), format: "esm" })
  await build.close()
  copyFileSync(join(HERE, "worker.capnp"), WORKER_CONFIG)
}

/** The hosts lie where the workspace's package would be found; what is tested is the packed one. */
function packedPackage() {
  return {
    name: "packed-package",
    resolveId(id, importer) {
      const isOurs = /^ofcors(?:\/|$)/.test(id) && !importer?.startsWith(INSTALLED)
      return isOurs ? this.resolve(id, join(INSTALLED, "worker.js"), { skipSelf: true }) : undefined
    },
  }
}
