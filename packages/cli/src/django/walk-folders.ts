import { readdirSync } from "node:fs"
import { join } from "node:path"

/** Folders that hold what tools made, or other people's code. */
const SKIPPED: ReadonlySet<string> = new Set([
  "node_modules",
  "site-packages",
  "__pycache__",
  "dist",
  "build",
  "venv",
  "env",
  "virtualenv",
  "static",
  "staticfiles",
  "media",
  "migrations",
  "locale",
])

/** Folders that are looked into although their name begins with a dot. */
const DOTTED: ReadonlySet<string> = new Set([".envs", ".env", ".docker"])

/** One folder with the names in it. */
export interface Folder {
  /** Absolute. */
  readonly path: string
  readonly files: readonly string[]
}

/** Lists a project's folders, the nearest first, without what tools made. Symbolic links to folders are not followed. */
export function walkFolders(root: string, deepest = 5): readonly Folder[] {
  const folders: Folder[] = []
  let level = [root]
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: string[] = []
    for (const path of level) {
      const entries = list(path)
      if (entries.some(({ name }) => name === "pyvenv.cfg")) continue
      folders.push({ path, files: entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name) })
      for (const entry of entries) {
        const hidden = entry.name.startsWith(".") && !DOTTED.has(entry.name)
        if (entry.isDirectory() && !hidden && !SKIPPED.has(entry.name)) next.push(join(path, entry.name))
      }
    }
    level = next
  }
  return folders
}

function list(path: string): import("node:fs").Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
