import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { mkdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

const execute = promisify(execFile)
const REQUIREMENTS = join(import.meta.dirname, "../requirements.txt")
const CACHE = join(import.meta.dirname, "../../../node_modules/.cache/ofcors-broken-servers-python")

let made: Promise<string> | undefined

/** The Python of a virtual environment with Django, Flask and FastAPI as pinned, made where it is missing. */
export function pythonWithServers(): Promise<string> {
  made ??= make()
  return made
}

async function make(): Promise<string> {
  const name = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 12)
  const python = join(CACHE, name, "bin/python")
  if (existsSync(python)) return python
  // Test files run side by side: each makes its own, and the first to finish gives it the name.
  const making = join(CACHE, `${name}-${process.pid}`)
  try {
    await mkdir(CACHE, { recursive: true })
    await execute("python3", ["-m", "venv", making])
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS]
    await execute(join(making, "bin/python"), install)
    await rename(making, join(CACHE, name)).catch(() => undefined)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return python
}
