import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Folder } from "../django/walk-folders.ts"

const SOURCE = /\.[cm]?[jt]sx?$/

const OF_TESTS =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|e2e|cypress|fixtures|public|vendor|\.next|out)\/|\.(?:test|spec|e2e-spec|stories|min|d)\.[cm]?[jt]sx?$/

/** What a file must mention to be worth parsing. */
const MENTIONS = /\bcors\b|enableCors|access-control-allow-origin/i

/** The files of JavaScript and TypeScript that have to do with CORS, but for tests. Parses none. */
export function findSources(root: string, folders: readonly Folder[]): readonly string[] {
  return folders
    .flatMap(({ path, files }) => files.filter((name) => SOURCE.test(name)).map((name) => join(path, name)))
    .filter(
      (file) => !OF_TESTS.test(file.slice(root.length + 1).replaceAll("\\", "/")) && MENTIONS.test(readText(file)),
    )
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return ""
  }
}
