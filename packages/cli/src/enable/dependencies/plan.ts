import { basename, dirname, join } from "node:path"
import type { DjangoProject } from "../../django/open-project.ts"
import type { ChangedFile } from "../settings/draft.ts"
import type { ByHand } from "../settings/refusal.ts"
import type { DependencyEdit } from "./dependency-edit.ts"
import { type DependencyFile, findDependencyFiles, rankOfRequirements } from "./find-files.ts"
import { addToToml } from "./pyproject.ts"
import { addToRequirements, isCompiled, requirementLines } from "./requirements.ts"
import { addToSetupCfg } from "./setup-cfg.ts"
import { LAST_WITH_OLD_NAMES, PACKAGE } from "./version.ts"

/** What happens to the lists of dependencies. */
export interface DependencyPlan {
  readonly files: readonly ChangedFile[]
  readonly does: readonly string[]
  readonly notes: readonly string[]
  readonly byHand: readonly ByHand[]
  /** What pip is to install: the package, as it is pinned in the project. */
  readonly requirement: string
  /** Whether the release that fits the project's Django reads only the settings' old names. */
  readonly hasOldNames: boolean
}

/** Adds the package to the project's lists of dependencies: to each that names Django, one of each kind. */
export function planDependencies(project: DjangoProject): DependencyPlan {
  const display = (path: string): string => project.files.display(path)
  const plan = {
    files: [] as ChangedFile[],
    does: [] as string[],
    notes: [] as string[],
    byHand: [] as ByHand[],
    requirement: PACKAGE,
    hasOldNames: false,
  }
  let isListed = false
  for (const file of oneOfEachKind(findDependencyFiles(project))) {
    const edit = editOf(file)
    if (edit.kind === "elsewhere") continue
    isListed = true
    if (edit.kind === "there") continue
    if (edit.kind === "added" && file.isUtf16 !== true) {
      plan.hasOldNames ||= edit.line.includes(LAST_WITH_OLD_NAMES)
      if (file.kind === "requirements") plan.requirement = edit.line.trim()
      plan.files.push({ path: file.path, before: file.text, after: edit.text })
      plan.does.push(`\`${edit.line}\` is added to ${display(file.path)}.`)
      plan.notes.push(...afterEdit(project, file).map((command) => `The lock follows with \`${command}\`.`))
    } else
      plan.byHand.push({
        why: `${display(file.path)} is not edited: ${whyNot(file)}`,
        place: undefined,
        what: "Add:",
        lines: [edit.line],
      })
  }
  if (!isListed)
    plan.byHand.push({
      why: "No list of dependencies names Django here.",
      place: undefined,
      what: "Where you keep them, add:",
      lines: [PACKAGE],
    })
  return plan
}

function editOf({ kind, text }: DependencyFile): DependencyEdit {
  switch (kind) {
    case "requirements":
      return addToRequirements(text)
    case "pyproject":
      return addToToml(text)
    case "pipfile":
      return addToToml(text, true)
    case "setup.cfg":
      return addToSetupCfg(text)
    case "setup.py":
    case "conda":
      if (/django-cors-headers/i.test(text)) return { kind: "there" }
      return /^[^#\n]*\bdjango\b(?![-_./])/im.test(text)
        ? { kind: "by-hand", line: kind === "conda" ? `- ${PACKAGE}` : `"${PACKAGE}",` }
        : { kind: "elsewhere" }
  }
}

/** Of the files of requirements only the one that every place installs, and not what a tool makes of another. */
function oneOfEachKind(files: readonly DependencyFile[]): readonly DependencyFile[] {
  const requirements = files
    .filter(({ kind, text }) => kind === "requirements" && requirementLines(text).some(({ name }) => name === "django"))
    .toSorted((a, b) => rankOfRequirements(b.path) - rankOfRequirements(a.path))
  const others = files.filter(({ kind }) => kind !== "requirements")
  const isListedElsewhere = others.some((file) => editOf(file).kind !== "elsewhere")
  const written = requirements.filter(({ text }) => !isCompiled(text))
  const [chosen] = written.length > 0 ? written : isListedElsewhere ? [] : requirements
  return chosen === undefined ? others : [chosen, ...others]
}

function whyNot({ kind, text, isUtf16 }: DependencyFile): string {
  if (isUtf16 === true) return "it is UTF-16, as PowerShell writes it."
  if (kind === "requirements" && /--hash=/.test(text))
    return "its lines have hashes, which only your tool can make (`pip-compile --generate-hashes`, `uv pip compile --generate-hashes`)."
  if (kind === "setup.py") return "it is a program."
  return "its format is not edited."
}

/** The command that makes what is made of an edited file. */
function afterEdit(project: DjangoProject, { path, kind, text }: DependencyFile): readonly string[] {
  const folder = dirname(path)
  const names = project.folders.find((each) => each.path === folder)?.files ?? []
  if (kind === "pipfile" && names.includes("Pipfile.lock")) return ["pipenv lock"]
  if (kind === "pyproject") {
    if (names.includes("uv.lock")) return ["uv lock"]
    if (names.includes("pdm.lock")) return ["pdm lock"]
    if (names.includes("poetry.lock") || /^\[tool\.poetry\b/m.test(text))
      return names.includes("poetry.lock") ? ["poetry lock"] : []
  }
  const compiled = names.find((name) => {
    const made = name.endsWith(".txt") ? project.files.text(join(folder, name)) : undefined
    return made !== undefined && isCompiled(made) && made.includes(basename(path))
  })
  return compiled === undefined ? [] : [`pip-compile ${basename(path)}`]
}
