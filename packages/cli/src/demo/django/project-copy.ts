import { cp, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { diffLines } from "diff"
import { packageFile } from "../../package-files.ts"
import type { DemoSettings } from "../settings.ts"
import { enableCors } from "./enable-cors.ts"

/** The build puts it there. */
const PROJECT = fileURLToPath(packageFile("dist/django-api/"))

/** A copy of the Django project, with CORS enabled in it. */
export interface ProjectCopy {
  readonly folder: string
  /** What the project needs, as in its requirements.txt. */
  readonly requirements: string
  /** The settings that enabling CORS added, as they are written there. */
  readonly added: string
  readonly remove: () => Promise<void>
}

/** Copies the project into a temporary folder, and enables CORS there as a user would. */
export async function copyProject(settings: DemoSettings): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(tmpdir(), "ofcors-django-"))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    await cp(PROJECT, folder, { recursive: true })
    const read = (): Promise<string> => readFile(join(folder, "config/settings.py"), "utf8")
    const before = await read()
    await enableCors(folder, settings.allowedOrigins)
    return {
      folder,
      requirements: await readFile(join(folder, "requirements.txt"), "utf8"),
      added: addedSettings(before, await read()),
      remove,
    }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The new settings, without what was put into lists that were there already. */
function addedSettings(before: string, after: string): string {
  const added = diffLines(before, after).flatMap(({ added, value }) => (added ? value.split("\n") : []))
  return added
    .slice(added.findIndex((line) => /^C(?:ORS|SRF)_/.test(line)))
    .join("\n")
    .trim()
}
