import { basename, dirname, join } from "node:path"
import type { DjangoProject } from "../../django/open-project.ts"
import type { ChangedFile } from "../settings/draft.ts"
import type { ByHand } from "../settings/refusal.ts"
import { addRequirement, isCompiled, requirementLines } from "./requirements.ts"

/** What happens to the lists of dependencies. */
export interface DependencyPlan {
  readonly files: readonly ChangedFile[]
  readonly does: readonly string[]
  readonly byHand: readonly ByHand[]
}

const REQUIREMENTS = /^(?:.*[-_.])?(?:requirements?|reqs?|deps)(?:[-_.].*)?\.(?:txt|in|pip)$/i
const IN_FOLDER = /\.(?:txt|in|pip)$/i
const FOLDER = /^(?:requirements?|reqs?|deps)$/i

/** Adds the package to the project's list of dependencies. */
export function planDependencies(project: DjangoProject): DependencyPlan {
  const files: ChangedFile[] = []
  const does: string[] = []
  const byHand: ByHand[] = []
  const candidates = requirementFiles(project).filter(({ text }) =>
    requirementLines(text).some(({ name }) => name === "django"),
  )
  const chosen = candidates.toSorted((a, b) => rank(b.path) - rank(a.path))[0]
  if (chosen !== undefined && !isCompiled(chosen.text)) {
    const added = addRequirement(chosen.text)
    if (added !== undefined) {
      files.push({ path: chosen.path, before: chosen.text, after: added.text })
      does.push(`\`${added.line}\` is added to ${project.files.display(chosen.path)}.`)
    }
  }
  return { files, does, byHand }
}

function requirementFiles(project: DjangoProject): readonly { readonly path: string; readonly text: string }[] {
  return project.folders
    .filter(({ path }) => {
      const above = FOLDER.test(basename(path)) ? dirname(path) : path
      return above === project.base || above === project.root
    })
    .flatMap(({ path, files }) =>
      files
        .filter((name) => REQUIREMENTS.test(name) || (FOLDER.test(basename(path)) && IN_FOLDER.test(name)))
        .flatMap((name) => {
          const text = project.files.text(join(path, name))
          return text === undefined ? [] : [{ path: join(path, name), text }]
        }),
    )
}

function rank(path: string): number {
  const name = basename(path)
  if (/dev|test|local|doc|lint|ci/i.test(name)) return 0
  if (/base|common|main|core/i.test(name)) return 3
  return /^requirements\.(?:txt|in)$/i.test(name) ? 2 : 1
}
