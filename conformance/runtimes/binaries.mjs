/** Where the runtimes of this folder's lock file lie, and how a program is started with each. */
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"

const MODULES = join(import.meta.dirname, "node_modules")
const LIBC = process.platform === "linux" ? "-glibc" : ""
const BUN_PROCESSOR = process.arch === "arm64" ? "aarch64" : process.arch
const WORKERD_PROCESSOR = process.arch === "x64" ? "64" : process.arch
const SUFFIX = process.platform === "win32" ? ".exe" : ""

/** The packages bring their binaries with them; their install scripts, which may download others, do not run. */
const nodes = [20, 22, 24, 26].map((major) => ({
  name: `Node ${major}`,
  file: join(MODULES, `node-${major}-${process.platform}-${process.arch}/bin/node`),
  args: [],
}))

const bun = {
  name: "Bun",
  file: join(MODULES, `@oven/bun-${process.platform}-${BUN_PROCESSOR}/bin/bun${SUFFIX}`),
  args: ["run", "--max-http-header-size=1048576"],
}

const deno = {
  name: "Deno",
  file: join(MODULES, `@deno/${process.platform}-${process.arch}${LIBC}/deno${SUFFIX}`),
  args: ["run", "--allow-all", "--node-modules-dir=manual", "--no-lock", "--quiet"],
}

/** Runs no programs but workers, so it is started in another way. */
export const workerd = {
  name: "workerd",
  file: join(MODULES, `@cloudflare/workerd-${process.platform}-${WORKERD_PROCESSOR}/bin/workerd${SUFFIX}`),
}

/** The runtimes that run programs. */
export const RUNTIMES = [...nodes, bun, deno]

/** Whether npm has this runtime for this platform. */
export function isInstalled({ file }) {
  return existsSync(file)
}

/** What the runtime calls itself. */
export function versionOf({ file }) {
  return execFileSync(file, ["--version"], { encoding: "utf8" }).split("\n")[0]
}
