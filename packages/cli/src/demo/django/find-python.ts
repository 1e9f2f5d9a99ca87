import { join } from "node:path"
import { runProcess } from "./run-process.ts"

/** A Python that can be started, and what it has. */
export interface FoundPython {
  readonly path: string
  readonly version: readonly [major: number, minor: number]
  /** Whether everything is there that the demo's API imports, in versions that it can use. */
  readonly hasDjango: boolean
  /** Whether it can make virtual environments. */
  readonly hasVenv: boolean
}

const PROBE = `
import importlib.util as util, json, sys
def has(*names):
    return all(util.find_spec(name) is not None for name in names)
ready = has("django", "rest_framework", "corsheaders")
if ready:
    import django
    ready = django.VERSION >= (4, 2)
print(json.dumps({"path": sys.executable, "version": sys.version_info[:2], "hasDjango": ready, "hasVenv": has("venv", "ensurepip")}))
`

/** Every Python 3 that a shell would find here: that of the active virtual environment first. */
export async function findPythons(): Promise<readonly FoundPython[]> {
  const active = process.env["VIRTUAL_ENV"]
  const names = process.platform === "win32" ? ["py", "python", "python3"] : ["python3", "python"]
  const candidates = [...(active === undefined ? [] : [pythonIn(active)]), ...names]
  const found = await Promise.all(candidates.map(probe))
  return found.filter((python) => python !== undefined)
}

/** The Python of a virtual environment. */
export function pythonIn(environment: string): string {
  return process.platform === "win32" ? join(environment, "Scripts", "python.exe") : join(environment, "bin", "python")
}

/** What this Python has; `undefined` where there is none, or an old one that does not understand the question. */
export async function probe(command: string): Promise<FoundPython | undefined> {
  try {
    const { code, output } = await runProcess(command, ["-c", PROBE])
    return code === 0 ? (JSON.parse(output) as FoundPython) : undefined
  } catch {
    return undefined
  }
}
