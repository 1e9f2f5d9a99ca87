import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"

const PROJECT = join(import.meta.dirname, "../next")

/** Installs Next where it is missing: it is larger than everything else together, and only these cases need it. */
export async function installNext(): Promise<void> {
  if (existsSync(join(PROJECT, "node_modules/next/package.json"))) return
  await promisify(execFile)("npm", ["ci", "--no-audit", "--no-fund", "--no-workspaces"], { cwd: PROJECT })
}
