import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"

/** A file as it was read and as it shall be. `undefined` is no file. */
export interface FileChange {
  /** Absolute. */
  readonly path: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Thrown where files could not be written; all of them are then as they were. */
export class NotWritten extends Error {}

interface Staged extends FileChange {
  readonly target: string
  readonly beside: string
}

/**
 * Writes all files, or none. Each is replaced in one step and keeps its permissions; a symbolic link stays one.
 *
 * @throws NotWritten for a file that changed since it was read, or that may not be written
 */
export function writeTogether(changes: readonly FileChange[]): void {
  const staged: Staged[] = []
  const done: Staged[] = []
  try {
    for (const change of changes) staged.push(stage(change))
    for (const each of staged) {
      checkUnchanged(each)
      replace(each)
      done.push(each)
    }
  } catch (error) {
    for (const each of done.toReversed()) restore(each)
    throw error instanceof NotWritten ? error : new NotWritten((error as Error).message, { cause: error })
  } finally {
    for (const { beside } of staged) rmSync(beside, { force: true })
  }
}

/** Writes the new text beside the file. */
function stage(change: FileChange): Staged {
  const { path, before, after } = change
  const target = before === undefined ? path : realTarget(path)
  const beside = `${target}.${randomBytes(4).toString("hex")}.tmp`
  const staged = { ...change, target, beside }
  checkUnchanged(staged)
  if (before === undefined) {
    writeFileSync(beside, after ?? "", { flag: "wx" })
    return staged
  }
  const { mode } = statSync(target)
  // Renaming over a file asks nobody for permission to write it.
  if ((mode & 0o200) === 0) throw new NotWritten(`\`${path}\` is read-only`)
  writeFileSync(beside, after ?? "", { mode, flag: "wx" })
  chmodSync(beside, mode)
  return staged
}

function realTarget(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    throw new NotWritten(`\`${path}\` is gone`)
  }
}

function checkUnchanged({ path, target, before }: Staged): void {
  const isSame =
    before === undefined ? !existsSync(target) : existsSync(target) && readFileSync(target).equals(Buffer.from(before))
  if (!isSame) throw new NotWritten(`\`${path}\` was changed in the meantime`)
}

function replace({ target, beside, after }: Staged): void {
  if (after === undefined) rmSync(target)
  else renameSync(beside, target)
}

/** Puts back what was there. */
function restore({ target, beside, before }: Staged): void {
  if (before === undefined) rmSync(target, { force: true })
  else {
    const mode = existsSync(target) ? statSync(target).mode : 0o644
    writeFileSync(beside, before, { mode })
    renameSync(beside, target)
  }
}
