import { execFile } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import type { DjangoProject } from "../django/open-project.ts"

const execute = promisify(execFile)

/** The Python that a project runs with. */
export interface ProjectPython {
  readonly executable: string
  /** Whether django-cors-headers is installed there. */
  readonly hasCors: boolean
  readonly hasPip: boolean
}

/** Finds a Python that has Django: the project's virtual environment first, then those on the path. */
export async function findPython(project: DjangoProject): Promise<ProjectPython | undefined> {
  const active = process.env["VIRTUAL_ENV"]
  const environments = [...new Set([project.base, project.root])].flatMap(virtualEnvironments)
  const inside = process.platform === "win32" ? "Scripts/python.exe" : "bin/python"
  const executables = [...(active === undefined ? [] : [active]), ...environments]
    .map((folder) => join(folder, inside))
    .filter((path) => existsSync(path))
  for (const executable of [...executables, "python3", "python"]) {
    const found = await look(executable)
    if (found !== undefined) return found
  }
  return undefined
}

/** The virtual environments in a folder: `pyvenv.cfg` marks them, whatever they are called. Usual names come first. */
function virtualEnvironments(folder: string): readonly string[] {
  const usual = [".venv", "venv", "env", "virtualenv"]
  const others = readdirSync(folder).filter((name) => !usual.includes(name))
  return [...usual, ...others].map((name) => join(folder, name)).filter((path) => existsSync(join(path, "pyvenv.cfg")))
}

/** What a Python has; `undefined` where it has no Django. */
async function look(executable: string): Promise<ProjectPython | undefined> {
  const script =
    "import importlib.util as u; print(*(int(u.find_spec(n) is not None) for n in ('django', 'corsheaders', 'pip')))"
  try {
    const { stdout } = await execute(executable, ["-c", script], { cwd: tmpdir(), timeout: 20_000 })
    const [django, cors, pip] = stdout.trim().split(" ")
    return django === "1" ? { executable, hasCors: cors === "1", hasPip: pip === "1" } : undefined
  } catch {
    return undefined
  }
}

/**
 * Runs `manage.py check` with the project's own code.
 *
 * @returns `undefined` where all is well, or what Python said last
 */
export async function manageCheck(
  { executable }: ProjectPython,
  project: DjangoProject,
  settings: string | undefined,
): Promise<string | undefined> {
  const args = [project.manage!, "check", ...(settings === undefined ? [] : ["--settings", settings])]
  try {
    await execute(executable, args, {
      cwd: project.base,
      timeout: 120_000,
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    })
    return undefined
  } catch (error) {
    const { stderr = "", message } = error as { stderr?: string; message: string }
    return stderr.trim().split("\n").slice(-6).join("\n") || message
  }
}
