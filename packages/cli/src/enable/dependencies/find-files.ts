import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import type { DjangoProject } from "../../django/open-project.ts"

/** A file that may list the project's dependencies. */
export interface DependencyFile {
  /** Absolute. */
  readonly path: string
  readonly text: string
  /** Set: it is UTF-16, as Windows PowerShell writes what is sent into a file. */
  readonly isUtf16?: true
  readonly kind: "requirements" | "pyproject" | "pipfile" | "setup.cfg" | "setup.py" | "conda"
}

const UTF_16_MARK = Buffer.from([0xff, 0xfe])

const REQUIREMENTS = /^(?:.*[-_.])?(?:requirements?|reqs?|deps)(?:[-_.].*)?\.(?:txt|in|pip)$/i
const IN_FOLDER = /\.(?:txt|in|pip)$/i
const FOLDER = /^(?:requirements?|reqs?|deps)$/i

const NAMED: Readonly<Record<string, DependencyFile["kind"]>> = {
  "pyproject.toml": "pyproject",
  Pipfile: "pipfile",
  "setup.cfg": "setup.cfg",
  "setup.py": "setup.py",
  "environment.yml": "conda",
  "environment.yaml": "conda",
}

/** The files beside `manage.py`, in the folder that was asked for, and in their `requirements/` folders. */
export function findDependencyFiles(project: DjangoProject): readonly DependencyFile[] {
  const found: DependencyFile[] = []
  for (const { path, files } of project.folders) {
    const isFolder = FOLDER.test(basename(path))
    const above = isFolder ? dirname(path) : path
    if (above !== project.base && above !== project.root) continue
    for (const name of files) {
      const isRequirements = REQUIREMENTS.test(name) || (isFolder && IN_FOLDER.test(name))
      const kind = isRequirements ? "requirements" : NAMED[name]
      if (kind === undefined) continue
      const file = join(path, name)
      const text = project.files.text(file)
      if (text !== undefined) found.push({ path: file, text, kind })
      else if (readFileSync(file).subarray(0, 2).equals(UTF_16_MARK))
        found.push({ path: file, text: readFileSync(file, "utf16le").slice(1), isUtf16: true, kind })
    }
  }
  return found
}

/** How likely a file of requirements is the one that every place installs: `base.txt` before `dev.txt`. */
export function rankOfRequirements(path: string): number {
  const name = basename(path)
  const source = name.endsWith(".in") ? 0.5 : 0
  if (/dev|test|local|docs?\b|lint|ci\b|debug/i.test(name)) return source
  if (/base|common|main|core|shared/i.test(name)) return 3 + source
  return (/^requirements?\.(?:txt|in|pip)$/i.test(name) ? 2 : 1) + source
}
