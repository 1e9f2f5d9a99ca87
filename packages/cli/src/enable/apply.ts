import type { DjangoProject } from "../django/open-project.ts"
import type { EnablePlan } from "./plan.ts"
import { findPython, manageCheck } from "./python.ts"
import { recordChange } from "./record.ts"
import { NotWritten, writeTogether } from "./write-together.ts"

/** What came of a plan. */
export interface Outcome {
  readonly written: boolean
  readonly failed: boolean
  /** What to say, a paragraph each. */
  readonly messages: readonly string[]
}

/** Writes a plan, and takes it back if the project checked before and does not any more. */
export async function applyPlan(
  project: DjangoProject,
  plan: EnablePlan,
  { write }: { readonly write: boolean },
): Promise<Outcome> {
  const done = (messages: readonly string[], failed = false, written = write): Outcome => ({
    written,
    failed,
    messages,
  })
  if (!write) return done([], false, false)
  const python = project.manage === undefined ? undefined : await findPython(project)
  const settings = plan.isChosen ? plan.settings[0]!.module.name : undefined
  const before = python === undefined ? "" : await manageCheck(python, project, settings)
  const changes = [...plan.files, recordChange(project.base, plan.files)]
  try {
    writeTogether(changes)
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error
    return done([`Nothing was written: ${error.message}.`], true, false)
  }
  const messages = [`Written: ${plan.files.map(({ path }) => `\`${project.files.display(path)}\``).join(", ")}.`]
  if (python === undefined) messages.push("No Python with Django was found here, so nothing was run.")
  else if (!python.hasCors)
    messages.push(
      "`django-cors-headers` is not installed yet: `pip install django-cors-headers`, then `python manage.py check`.",
    )
  else {
    const after = await manageCheck(python, project, settings)
    if (after === undefined) messages.push("`manage.py check` finds nothing wrong.")
    else if (before === undefined) {
      writeTogether(changes.map(({ path, before: text, after: now }) => ({ path, before: now, after: text })))
      return done([`Taken back: \`manage.py check\` worked before, and now says:\n${after}`], true, false)
    } else messages.push(`\`manage.py check\` failed before, and does still: ${after}`)
  }
  messages.push("Restart the server, then try it: `ofcors check http://localhost:8000/<path>`.")
  return done(messages)
}
