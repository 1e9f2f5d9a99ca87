import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const CACHE = join(import.meta.dirname, "../../../node_modules/.cache/ofcors-broken-servers")

let besidePackages: string | undefined
let outside: string | undefined
let last = 0

/** A new folder for a program in JavaScript: below `node_modules`, so that it finds packages. Removed at the end. */
export function moduleFolder(): string {
  besidePackages ??= made(CACHE)
  return numbered(besidePackages)
}

/** A new folder for another server. Web servers work as other users, who may not reach the repository's folder. */
export function folderOf(what: string): string {
  outside ??= made(tmpdir(), "ofcors-broken-servers-")
  return numbered(outside, what)
}

function made(parent: string, name = "run-"): string {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, name))
  chmodSync(folder, 0o755)
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function numbered(parent: string, what = "module"): string {
  const folder = join(parent, `${what}-${++last}`)
  mkdirSync(folder)
  return folder
}
