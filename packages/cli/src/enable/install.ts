import { execFile } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import type { DjangoProject } from "../django/open-project.ts"
import { findDependencyFiles } from "./dependencies/find-files.ts"
import { PACKAGE } from "./dependencies/version.ts"
import type { ProjectPython } from "./python.ts"
import type { FileChange } from "../writing/write-together.ts"

const execute = promisify(execFile)

/** How a project's own tool installs what its files list. */
export interface Installation {
  readonly folder: string
  /** Program and arguments, in order. */
  readonly commands: readonly (readonly string[])[]
  /** The file that the tool writes, if it keeps one. Absolute. */
  readonly lock: string | undefined
}

/** Thrown where a tool failed; says which, and what it said last. */
export class NotInstalled extends Error {}

/** Chooses the project's own tool: by its lock file, by its tables in `pyproject.toml`, or else pip. */
export function chooseTool(
  project: DjangoProject,
  python: ProjectPython | undefined,
  requirement: string,
): Installation {
  const files = findDependencyFiles(project)
  const manifest = files.find(({ kind }) => kind === "pyproject")
  const pipfile = files.find(({ kind }) => kind === "pipfile")
  const has = (name: string, table: RegExp): boolean =>
    manifest !== undefined && (existsSync(join(dirname(manifest.path), name)) || table.test(manifest.text))
  const using = (path: string, lock: string, ...commands: (readonly string[])[]): Installation => ({
    folder: dirname(path),
    commands,
    lock: join(dirname(path), lock),
  })
  if (manifest !== undefined && /\bdjango\b/i.test(manifest.text)) {
    if (has("uv.lock", /^\[tool\.uv\b/m)) return using(manifest.path, "uv.lock", ["uv", "sync"])
    if (has("pdm.lock", /^\[tool\.pdm\b/m)) return using(manifest.path, "pdm.lock", ["pdm", "install"])
    if (has("poetry.lock", /^\[tool\.poetry\b/m))
      return using(manifest.path, "poetry.lock", ["poetry", "lock"], ["poetry", "install"])
  }
  if (pipfile !== undefined) return using(pipfile.path, "Pipfile.lock", ["pipenv", "install"])
  const executable = python?.executable ?? (process.platform === "win32" ? "python" : "python3")
  const pip =
    python?.hasPip === false ? ["uv", "pip", "install", "--python", executable] : [executable, "-m", "pip", "install"]
  return { folder: project.base, commands: [[...pip, requirement]], lock: undefined }
}

/**
 * Runs a tool.
 *
 * @returns what it did to its lock file
 * @throws NotInstalled
 */
export async function install({ folder, commands, lock }: Installation): Promise<FileChange | undefined> {
  const before = contentOf(lock)
  for (const [program, ...args] of commands) {
    const shown = [program, ...args].join(" ")
    process.stderr.write(`$ ${shown}\n`)
    try {
      await execute(program!, args, { cwd: folder, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 })
    } catch (error) {
      const { code, stderr = "", message } = error as { code?: unknown; stderr?: string; message: string }
      const said = stderr.trim().split("\n").slice(-3).join("\n")
      throw new NotInstalled(
        code === "ENOENT"
          ? `\`${program}\` is not on the path. Install it, or \`${PACKAGE}\` yourself.`
          : `\`${shown}\` failed: ${said || message}`,
      )
    }
  }
  const after = contentOf(lock)
  return lock === undefined || before === after ? undefined : { path: lock, before, after }
}

/** The text of a file, or `undefined` where there is none. */
export function contentOf(path: string | undefined): string | undefined {
  return path !== undefined && existsSync(path) ? readFileSync(path, "utf8") : undefined
}
