import { existsSync, readFileSync } from "node:fs"
import { join, sep } from "node:path"
import { openProject } from "../django/open-project.ts"
import { isConfirmed } from "../writing/confirm.ts"
import type { EnableOptions } from "../enable/options.ts"
import { RECORD_NAME, readRecord, recordFolder } from "../enable/record.ts"
import { diffOf, say } from "../enable/render.ts"
import { type FileChange, NotWritten, writeTogether } from "../writing/write-together.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE } from "../exit-codes.ts"
import { undoRuns } from "./undo.ts"

/** Undoes in a folder what `ofcors enable` recorded there. */
export async function runDisable(
  folder: string,
  options: Pick<EnableOptions, "yes" | "dryRun" | "json">,
): Promise<number> {
  if (!existsSync(folder)) return refuse(`There is no \`${folder}\`.`, EXIT_UNREACHABLE)
  const project = openProject(folder)
  const display = (path: string): string => project.files.display(path)
  const base = recordFolder([project.base, project.root])
  if (base === undefined)
    return refuse(`There is no \`${RECORD_NAME}\` here: \`ofcors enable\` has changed nothing.`, EXIT_UNREACHABLE)
  let known: NonNullable<ReturnType<typeof readRecord>>
  try {
    known = readRecord(base)!
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    return refuse(`Nothing was written: ${error.message}.`, EXIT_BLOCKED)
  }
  const { record, text } = known
  // A record may come with somebody else's repository: it must not reach what the user did not name.
  const outside = record.runs
    .flatMap((run) => run.files)
    .find(({ path }) => !join(base, path).startsWith(join(project.root, sep)))
  if (outside !== undefined)
    return refuse(
      `Nothing was written: \`${join(base, outside.path)}\` is outside \`${project.root}\`. Call \`ofcors disable\` for a folder that holds both.`,
      EXIT_BLOCKED,
    )
  const { files, left } = undoRuns(record, (path) => {
    const file = join(base, path)
    return existsSync(file) ? readFileSync(file, "utf8") : undefined
  })
  const changes: FileChange[] = files.map(({ path, before, after }) => ({ path: join(base, path), before, after }))
  if (options.json !== true) {
    process.stdout.write(diffOf(changes, display))
    left.forEach(say)
  }
  if (options.dryRun === true) return EXIT_READABLE
  if (options.yes !== true && !(await isConfirmed())) return refuse("Nothing was written.", EXIT_BLOCKED)
  try {
    writeTogether([...changes, { path: join(base, RECORD_NAME), before: text, after: undefined }])
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    return refuse(`Nothing was written: ${error.message}.`, EXIT_BLOCKED)
  }
  if (options.json === true)
    process.stdout.write(
      `${JSON.stringify({ version: 1, files: changes.map(({ path }) => display(path)), left }, null, 2)}\n`,
    )
  say(`Undone: ${changes.map(({ path }) => `\`${display(path)}\``).join(", ")}. Restart the server.`)
  return left.length === 0 ? EXIT_READABLE : EXIT_BLOCKED
}

function refuse(why: string, code: number): number {
  say(why)
  return code
}
