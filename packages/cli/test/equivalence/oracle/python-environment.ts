import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readFile, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const execute = promisify(execFile)
const REQUIREMENTS = fileURLToPath(new URL("requirements.txt", import.meta.url))
const CACHE = fileURLToPath(new URL("../../../../../node_modules/.cache/ofcors-django/", import.meta.url))

/**
 * The Python of a virtual environment that holds Django as pinned, made where it is missing. `undefined`, said out
 * loud, where this machine has no Python 3 with `venv`; an error instead where `CI` is set.
 *
 * @param requirements a file that names more packages than Django
 */
export async function pythonWithDjango(requirements: string = REQUIREMENTS): Promise<string | undefined> {
  const name = createHash("sha256")
    .update(await readFile(requirements))
    .digest("hex")
    .slice(0, 12)
  const python = join(CACHE, name, process.platform === "win32" ? "Scripts/python.exe" : "bin/python")
  if (existsSync(python)) return python
  // Test files run side by side: each makes its own, and the first to finish gives it the name.
  const making = join(CACHE, `${name}-${process.pid}`)
  try {
    await mkdir(CACHE, { recursive: true })
    await execute(process.platform === "win32" ? "python" : "python3", ["-m", "venv", making])
    await execute(python.replace(join(CACHE, name), making), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "-r",
      requirements,
    ])
    await rename(making, join(CACHE, name)).catch(() => undefined)
    if (existsSync(python)) return python
    throw new Error(`${python} did not appear`)
  } catch (error) {
    const why = `Django could not be installed, so nothing is tried on it: ${String(error)}`
    if (process.env["CI"]) throw new Error(why, { cause: error })
    process.stderr.write(`\nSKIPPED: ${why}\n`)
    return undefined
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}
