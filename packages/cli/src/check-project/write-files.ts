import { randomBytes } from "node:crypto"
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import type { FixedFile } from "./plan-fixes.ts"

/** Thrown where a file could not be written; nothing of it was changed. */
export class NotWritten extends Error {}

/**
 * Writes each file whole or not at all, with the permissions that it had; a symbolic link stays one.
 *
 * @throws NotWritten for a file that changed since it was read, or that may not be written; earlier ones are written
 */
export function writeFiles(files: readonly FixedFile[]): void {
  for (const { path, before, after } of files) {
    const target = realpathSync(path)
    const beside = `${target}.${randomBytes(4).toString("hex")}.tmp`
    try {
      const { mode } = statSync(target)
      // Renaming over a file asks nobody for permission to write it.
      if ((mode & 0o200) === 0) throw new NotWritten("it is read-only")
      writeFileSync(beside, after, { mode, flag: "wx" })
      chmodSync(beside, mode)
      if (readFileSync(target, "utf8") !== before) throw new NotWritten("it was changed in the meantime")
      renameSync(beside, target)
    } catch (error) {
      rmSync(beside, { force: true })
      throw error instanceof NotWritten ? error : new NotWritten((error as Error).message, { cause: error })
    }
  }
}
