import { existsSync, statSync } from "node:fs"
import { join } from "node:path"
import { findFacts } from "../check-project/project-facts.ts"
import { explainProblem } from "../check-project/explain-problem.ts"
import { type DjangoProject, openProject } from "../django/open-project.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE, EXIT_USAGE } from "../exit-codes.ts"
import { applyPlan } from "./apply.ts"
import { isConfirmed } from "../writing/confirm.ts"
import type { EnableOptions } from "./options.ts"
import { type EnablePlan, planEnable } from "./plan.ts"
import { diffOf, renderJson, renderPlan, renderRefusal, say } from "./render.ts"
import { BadRequest, type EnableRequest, readRequest } from "./request.ts"
import { Refusal } from "./settings/refusal.ts"

/** Enables CORS in the Django project in a folder: plans, shows, asks, writes, and looks whether it still starts. */
export async function runEnable(folder: string, options: EnableOptions): Promise<number> {
  let request: EnableRequest
  try {
    request = readRequest(options)
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error
    error.problems.forEach((problem) => say(`error: ${problem}`))
    return EXIT_USAGE
  }
  if (!existsSync(folder)) return refuse(`There is no \`${folder}\`.`, EXIT_UNREACHABLE)
  if (!statSync(folder).isDirectory())
    return refuse(`\`${folder}\` is a file. Name the project's folder, and this with \`--settings\`.`, EXIT_USAGE)
  const project = openProject(folder)
  const display = (path: string): string => project.files.display(path)
  let plan: EnablePlan
  try {
    const planned = planEnable(project, findFacts(project), request, options.settings)
    if (planned === "no-settings") return refuse(whyNone(project, folder, options.settings), EXIT_UNREACHABLE)
    plan = planned
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (options.json === true) process.stdout.write(renderJson({ refused: error.byHand }, display))
    else process.stdout.write(renderRefusal(error.byHand, request, display))
    return EXIT_BLOCKED
  }
  const isWanted = (plan.files.length > 0 || options.install === true) && options.dryRun !== true
  if (options.json !== true) process.stdout.write(diffOf(plan.files, display) + renderPlan(plan, display))
  if (isWanted && options.yes !== true && !(await isConfirmed())) {
    if (options.json === true) process.stdout.write(renderJson({ plan, written: false }, display))
    return refuse("Nothing was written.", EXIT_BLOCKED)
  }
  const outcome = isWanted
    ? await applyPlan(project, plan, { install: options.install === true })
    : { written: false, failed: false, messages: [] }
  if (options.json === true)
    process.stdout.write(renderJson({ plan, written: outcome.written, messages: outcome.messages }, display))
  outcome.messages.forEach(say)
  return outcome.failed ? EXIT_BLOCKED : EXIT_READABLE
}

function whyNone(project: DjangoProject, folder: string, settings: string | undefined): string {
  if (settings !== undefined) return `There are no settings \`${settings}\` here.`
  const [problem] = project.problems
  const why = explainProblem(problem, (path) => project.files.display(path)).replaceAll("ofcors check", "ofcors enable")
  if (problem !== undefined && problem.kind !== "no-project") return why
  const above = ["..", "../..", "../../.."].find((up) => existsSync(join(folder, up, "manage.py")))
  return above === undefined ? why : `${why} There is one above: \`ofcors enable ${join(folder, above)}\`.`
}

function refuse(why: string, code: number): number {
  say(why)
  return code
}
