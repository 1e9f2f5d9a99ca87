import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
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
}

/** Finds a Python that has Django: the project's virtual environment first, then those on the path. */
export async function findPython(project: DjangoProject): Promise<ProjectPython | undefined> {
  const active = process.env["VIRTUAL_ENV"]
  const environments = [project.base, project.root].flatMap((folder) =>
    [".venv", "venv", "env", "virtualenv"].map((name) => join(folder, name)),
  )
  const inside = process.platform === "win32" ? "Scripts/python.exe" : "bin/python"
  const executables = [...(active === undefined ? [] : [active]), ...environments]
    .map((folder) => join(folder, inside))
    .filter((path) => existsSync(path))
  for (const executable of [...executables, "python3", "python"]) {
    const has = await corsIn(executable)
    if (has !== undefined) return { executable, hasCors: has }
  }
  return undefined
}

/** Whether a Python has django-cors-headers; `undefined` where it has no Django. */
async function corsIn(executable: string): Promise<boolean | undefined> {
  const script =
    "import importlib.util as u, sys; sys.exit(3 if not u.find_spec('django') else 0 if u.find_spec('corsheaders') else 4)"
  try {
    await execute(executable, ["-c", script], { cwd: tmpdir(), timeout: 20_000 })
    return true
  } catch (error) {
    return (error as { code?: unknown }).code === 4 ? false : undefined
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
