import { existsSync } from "node:fs"
import { dirname, join } from "node:path"

/** The nearest folder with a `package.json`, from a folder upwards: what a file imports is read in it, and nowhere else. */
export function findRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at
    if (dirname(at) === at) return folder
  }
}
