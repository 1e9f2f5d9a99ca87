import type { DjangoProject } from "../django/open-project.ts"
import { applyEdits } from "../python/edit-text.ts"
import type { Finding, FindingEdit } from "./finding.ts"
import { type ProjectReview, reviewProject } from "./review-project.ts"

/** A file before and after the fixes. */
export interface FixedFile {
  /** Absolute. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** What `--fix` would write, and what the review would then find. */
export interface FixPlan {
  readonly files: readonly FixedFile[]
  readonly review: ProjectReview
}

/** One fix can uncover the next: a comma that is written makes two origins, of which one has a slash. */
const MOST_ROUNDS = 8

/** Applies every fix that has edits, in memory, until nothing is left to fix. */
export function planFixes(
  project: DjangoProject,
  review: ProjectReview,
  environment: ReadonlyMap<string, string> | undefined,
): FixPlan {
  const files = project.files.copy()
  const copy = { ...project, files }
  let current = review
  const touched = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = editsByFile(current.findings)
    if (edits.size === 0) break
    let changed = false
    for (const [path, list] of edits) {
      const source = files.source(path)
      if (source === undefined || source.problems.length > 0 || source.encodingProblem !== undefined) continue
      const after = applyEdits(source.text, list)
      files.replace(path, after)
      // An edit that Python cannot read is none: the file stays as it was.
      if (files.source(path)!.problems.length > 0) files.replace(path, source.text)
      else {
        touched.add(path)
        changed = true
      }
    }
    if (!changed) break
    current = reviewProject(copy, environment)
  }
  const fixed = [...touched].map((path) => ({
    path,
    before: project.files.source(path)!.text,
    after: files.source(path)!.text,
  }))
  return { files: fixed.filter(({ before, after }) => before !== after), review: current }
}

/** The edits of one round: of fixes that overlap, the first. */
export function editsByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly FindingEdit[]> {
  const chosen = new Map<string, FindingEdit[]>()
  for (const { fix } of findings) {
    const edits = fix?.edits ?? []
    const isFree = edits.every((edit) =>
      (chosen.get(edit.file) ?? []).every((other) => edit.to < other.from || other.to < edit.from),
    )
    if (isFree) for (const edit of edits) chosen.set(edit.file, [...(chosen.get(edit.file) ?? []), edit])
  }
  return chosen
}
