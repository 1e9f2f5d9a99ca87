import { readFileSync } from "node:fs"

/**
 * A file of this package, by its path from the package's folder. Modules are linked before they are published: only
 * this file's depth is the same in the source and there.
 */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}

/** The version of the command. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string }
  return version
}
