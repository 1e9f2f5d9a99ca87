import type { ProjectProblem } from "../django/open-project.ts"

/** Why a folder could not be reviewed, with what to do; a sentence or two. */
export function explainProblem(problem: ProjectProblem | undefined, display: (path: string) => string): string {
  switch (problem?.kind) {
    case "several-projects":
      return `There are several Django projects here. Name one: ${problem.folders.map((folder) => `\`ofcors check ${display(folder)}\``).join(", ")}.`
    case "template":
      return `\`${display(problem.file)}\` is a template for projects, and no Python yet.`
    case "settings-missing":
      return `\`${display(problem.reference.file)}\` names the settings \`${problem.name}\`, and there is no such module here.`
    default:
      return "There is no Django project here: no manage.py, and no settings that anything names."
  }
}
