import { existsSync, readFileSync } from "node:fs"
import { createTwoFilesPatch } from "diff"
import { openProject } from "../django/open-project.ts"
import { EXIT_BLOCKED, EXIT_READABLE, EXIT_UNREACHABLE, EXIT_USAGE } from "../exit-codes.ts"
import { coloursOf, emphasise, printable, wrap } from "../terminal.ts"
import { ownVersion } from "../package-files.ts"
import { isConfirmed } from "../writing/confirm.ts"
import { NotWritten, writeTogether } from "../writing/write-together.ts"
import { readEnvFile } from "./env-file.ts"
import { explainProblem } from "./explain-problem.ts"
import type { CheckProjectOptions } from "./options.ts"
import { renderJson } from "./render-json.ts"
import { renderSarif } from "./render-sarif.ts"
import { renderText, summarise } from "./render-text.ts"
import { type WholePlan, reviewFolder } from "./whole-review.ts"

/** Reviews the project in a folder, prints what was found, and mends what it may. Runs nothing of it. */
export async function runCheckProject(folder: string, options: CheckProjectOptions): Promise<number> {
  if (!existsSync(folder)) return refuse(`There is no \`${folder}\`.`, EXIT_UNREACHABLE)
  if (options.json === true && options.sarif === true) return refuse("Choose one of --json and --sarif.", EXIT_USAGE)
  const envFile = options.environment ?? options.envFile
  const environment = readEnvironment(envFile)
  if (environment === "unreadable") return refuse(`\`${envFile}\` cannot be read.`, EXIT_USAGE)
  const project = openProject(folder)
  const display = (path: string): string => project.files.display(path)
  const reviewed = await reviewFolder(project, environment)
  const [problem] = project.problems
  if (reviewed === undefined) {
    const isDjango = problem !== undefined && problem.kind !== "no-project"
    const nothing = " Nor is there JavaScript that uses cors, @fastify/cors, @koa/cors, hono/cors or Nest's enableCors."
    return refuse(explainProblem(problem, display) + (isDjango ? "" : nothing), EXIT_UNREACHABLE)
  }
  // A page's folder beside one that was meant to be a Django project.
  if (reviewed.review.kind === "javascript" && problem !== undefined && problem.kind !== "no-project")
    process.stderr.write(`${wrap(printable(explainProblem(problem, display)), 80, "")}\n\n`)

  let { review } = reviewed
  if (options.fix === true) {
    const plan = reviewed.plan()
    if (plan.files.length === 0) process.stderr.write("There is nothing that can be mended safely.\n\n")
    else {
      process.stderr.write(diffOf(plan, display))
      if (options.yes !== true && !(await isConfirmed())) return refuse("Nothing was written.", EXIT_BLOCKED)
      try {
        writeTogether(plan.files)
      } catch (error) {
        if (!(error instanceof NotWritten)) throw error
        return refuse(`Nothing was written: ${error.message}.`, EXIT_UNREACHABLE)
      }
      process.stderr.write(`Written: ${plan.files.map(({ path }) => printable(display(path))).join(", ")}\n\n`)
      review = plan.review
    }
  }
  process.stdout.write(
    options.json === true
      ? renderJson(review, display)
      : options.sarif === true
        ? renderSarif(review, display, ownVersion())
        : renderText(review, display, coloursOf(process.stdout)),
  )
  if (options.json === true || options.sarif === true) process.stderr.write(`${summarise(review.findings)}.\n`)
  return review.findings.some(({ severity }) => severity === "error") ? EXIT_BLOCKED : EXIT_READABLE
}

function refuse(why: string, code: number): number {
  process.stderr.write(emphasise(wrap(printable(why), 80, ""), coloursOf(process.stderr)) + "\n")
  return code
}

function readEnvironment(path: string | undefined): ReadonlyMap<string, string> | "unreadable" | undefined {
  if (path === undefined) return undefined
  try {
    return readEnvFile(readFileSync(path, "utf8"))
  } catch {
    return "unreadable"
  }
}

/** The changes as a diff, in which no file can move the cursor. */
function diffOf({ files }: WholePlan, display: (path: string) => string): string {
  return files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(display(path), display(path), before, after, "", "", { context: 2 }),
    )
    .join("\n")
    .split("\n")
    .map(printable)
    .join("\n")
}
