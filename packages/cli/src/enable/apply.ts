import type { DjangoProject } from "../django/open-project.ts"
import { type Installation, NotInstalled, chooseTool, contentOf, install } from "./install.ts"
import type { EnablePlan } from "./plan.ts"
import { findPython, manageCheck } from "./python.ts"
import { recordChange } from "./record.ts"
import { type FileChange, NotWritten, writeTogether } from "../writing/write-together.ts"

/** What came of a plan. */
export interface Outcome {
  readonly written: boolean
  readonly failed: boolean
  /** What to say, a paragraph each. */
  readonly messages: readonly string[]
}

/** Writes a plan and installs the package, and takes it all back if the project then works less than before. */
export async function applyPlan(
  project: DjangoProject,
  plan: EnablePlan,
  options: { readonly install: boolean },
): Promise<Outcome> {
  const failure = (message: string): Outcome => ({ written: false, failed: true, messages: [message] })
  const python = await findPython(project)
  const settings = plan.isChosen ? plan.settings[0]!.module.name : undefined
  const check = async (): Promise<string | undefined> => {
    const now = await findPython(project)
    return now === undefined ? undefined : manageCheck(now, project, settings)
  }
  const before = project.manage === undefined ? undefined : await check()
  let changes: readonly FileChange[] = plan.files
  const messages: string[] = []
  let tool: Installation | undefined
  try {
    if (plan.files.length > 0) {
      changes = [...plan.files, recordChange(project.base, plan.files)]
      writeTogether(changes)
      messages.push(`Written: ${plan.files.map(({ path }) => `\`${project.files.display(path)}\``).join(", ")}.`)
    }
    if (options.install) {
      tool = chooseTool(project, python, plan.requirement)
      const lock = await install(tool)
      if (lock !== undefined && lock.before !== undefined) {
        const record = recordChange(project.base, [lock])
        writeTogether([record])
        changes = [...changes.slice(0, -1), { ...record, before: changes.at(-1)?.before }, lock]
      }
      messages.push("`django-cors-headers` is installed.")
    }
  } catch (error) {
    if (error instanceof NotWritten) return failure(`Nothing was written: ${error.message}.`)
    if (!(error instanceof NotInstalled)) throw error
    takeBack(changes)
    return failure(`Taken back, because it could not be installed. ${error.message}`)
  }
  const current = await findPython(project)
  if (project.manage === undefined || current === undefined)
    messages.push("No Python with Django was found here, so nothing was run.")
  else if (!current.hasCors)
    messages.push(
      `\`django-cors-headers\` is not installed yet: ${installCommand(chooseTool(project, current, plan.requirement))}, then \`python manage.py check\`.`,
    )
  else {
    const after = await check()
    if (after === undefined) messages.push("`manage.py check` finds nothing wrong.")
    else if (before === undefined) {
      takeBack(changes)
      return failure(`Taken back: \`manage.py check\` worked before, and now says:\n${after}`)
    } else messages.push(`\`manage.py check\` failed before, and does still:\n${after}`)
  }
  messages.push("Restart the server, then try it: `ofcors check http://localhost:8000/<path>`.")
  return { written: plan.files.length > 0, failed: false, messages }
}

function installCommand({ commands }: Installation): string {
  return commands.map((command) => `\`${command.join(" ")}\``).join(", ")
}

/** Puts back what was there before, whatever a tool has written since. */
function takeBack(changes: readonly FileChange[]): void {
  writeTogether(
    changes.flatMap(({ path, before }) => {
      const now = contentOf(path)
      return now === before ? [] : [{ path, before: now, after: before }]
    }),
  )
}
