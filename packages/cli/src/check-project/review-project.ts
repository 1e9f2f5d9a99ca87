import { evaluate } from "../django/evaluate.ts"
import { type DjangoProject, type SettingsModule } from "../django/open-project.ts"
import type { ModuleFile } from "../django/project-files.ts"
import { isSequence } from "../django/value.ts"
import type { Finding } from "./finding.ts"
import { findFacts } from "./project-facts.ts"
import { reviewSettings } from "./review-settings.ts"
import { SettingsReview } from "./settings-review.ts"

/** What the review of a project found. */
export interface ProjectReview {
  /** The dotted names of the settings modules that were reviewed. */
  readonly settings: readonly string[]
  /** In the order of files and lines. */
  readonly findings: readonly Finding[]
}

/** Reviews every settings module that a project uses, and those beside it that stand on their own. Runs nothing. */
export function reviewProject(
  project: DjangoProject,
  environment: ReadonlyMap<string, string> | undefined,
): ProjectReview {
  const facts = findFacts(project)
  const options = environment === undefined ? {} : { environment }
  const read = (module: SettingsModule): SettingsReview => {
    const configuration = module.configuration === undefined ? {} : { configuration: module.configuration }
    return new SettingsReview(
      project,
      module,
      evaluate(project.files, project.searchFolders, module.module, { ...options, ...configuration }),
      facts,
    )
  }
  const used = project.settings.filter(({ references }) => references.some(({ role }) => role !== "tests")).map(read)
  const beside = standingAlone(used, project.siblings.map(asSettings).map(read))
  const reviews = [...used, ...beside]
  for (const review of reviews) {
    const { path, name } = review.module.module
    if (isUnreadable(project, path!))
      review.report("settings-unreadable", {
        message: `\`${name}\` is no Python 3 that can be read.`,
        place: { file: path!, from: 0, to: 0, line: 1 },
      })
    else reviewSettings(review)
  }
  const findings = merged([
    ...used.flatMap((review) => review.findings),
    // Nothing says that these are used: what is wrong in them is not certain to be wrong anywhere.
    ...beside.flatMap((review) =>
      review.findings.map((finding) =>
        finding.severity === "error" ? { ...finding, severity: "warning" as const } : finding,
      ),
    ),
  ])
  return { settings: reviews.map((review) => review.module.module.name), findings }
}

function asSettings(module: ModuleFile): SettingsModule {
  return { module, configuration: undefined, references: [] }
}

function isUnreadable(project: DjangoProject, path: string): boolean {
  const source = project.files.source(path)
  return source === undefined || source.problems.length > 0 || source.encodingProblem !== undefined
}

/** Siblings that no other one imports, and that hold settings: `prod.py`, but neither `base.py` nor `celery.py`. */
function standingAlone(
  used: readonly SettingsReview[],
  siblings: readonly SettingsReview[],
): readonly SettingsReview[] {
  const imported = new Set([...used, ...siblings].flatMap(({ evaluation }) => evaluation.files.slice(1)))
  return siblings.filter((review) => {
    const { path, name } = review.module.module
    const middleware = review.binding("MIDDLEWARE")?.value
    return (
      !imported.has(path!) &&
      !/(?:^|[._])tests?(?:$|[._])|(?:^|\.)(?:ci|conftest)$/.test(name) &&
      middleware !== undefined &&
      isSequence(middleware)
    )
  })
}

const WEIGHT = { error: 0, warning: 1, note: 2 } as const

/** One finding for each mistake, though several settings modules import it; the heaviest wins. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, Finding>()
  for (const finding of findings) {
    const key = [finding.code, finding.file, finding.line, finding.column, finding.message].join("\0")
    const before = known.get(key)
    if (before === undefined) known.set(key, finding)
    else {
      const severity = WEIGHT[before.severity] <= WEIGHT[finding.severity] ? before.severity : finding.severity
      known.set(key, { ...before, severity, settings: [...new Set([...before.settings, ...finding.settings])] })
    }
  }
  return [...known.values()].toSorted((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  )
}
