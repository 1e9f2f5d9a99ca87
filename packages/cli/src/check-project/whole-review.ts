import type { Equivalent } from "../check-javascript/equivalent.ts"
import { findSources } from "../check-javascript/find-sources.ts"
import type { JavaScriptFixPlan } from "../check-javascript/plan-fixes.ts"
import type { JavaScriptFindings } from "../check-javascript/review-javascript.ts"
import type { DjangoProject } from "../django/open-project.ts"
import { walkFolders } from "../django/walk-folders.ts"
import type { Finding } from "./finding.ts"
import { type FixedFile, planFixes } from "./plan-fixes.ts"
import { type ProjectReview, reviewProject } from "./review-project.ts"

/** What was found in a folder: by the review of Django's settings, by that of JavaScript, or by both. */
export interface WholeReview {
  readonly kind: "django" | "javascript" | "django+javascript"
  /** The settings modules, and the files that set CORS up in JavaScript. */
  readonly settings: readonly string[]
  readonly findings: readonly Finding[]
  /** What would do the same as the JavaScript with ofcors, where that can be told. */
  readonly equivalents: readonly Equivalent[]
}

/** What `--fix` would write, and what the review would then find. */
export interface WholePlan {
  readonly files: readonly FixedFile[]
  readonly review: WholeReview
}

/** JavaScript projects are deeper than Django's. */
const DEEPEST = 10

/** Reviews a folder, whatever is in it; `undefined` where that is neither Django nor CORS in JavaScript. */
export async function reviewFolder(
  project: DjangoProject,
  environment: ReadonlyMap<string, string> | undefined,
): Promise<{ readonly review: WholeReview; readonly plan: () => WholePlan } | undefined> {
  const django = project.settings.length > 0 ? reviewProject(project, environment) : undefined
  const scripts = await reviewScripts(project.root, environment ?? new Map())
  if (django === undefined && scripts.review.files.length === 0) return undefined
  return {
    review: joined(project, django, scripts.review),
    plan() {
      const python = django === undefined ? undefined : planFixes(project, django, environment)
      const { files, review } = scripts.plan()
      return { files: [...(python?.files ?? []), ...files], review: joined(project, python?.review, review) }
    },
  }
}

interface Scripts {
  readonly review: JavaScriptFindings
  readonly plan: () => JavaScriptFixPlan
}

/** The parser takes longer to load than most projects to read, so it is loaded where there is something to parse. */
async function reviewScripts(root: string, environment: ReadonlyMap<string, string>): Promise<Scripts> {
  const files = findSources(root, walkFolders(root, DEEPEST))
  if (files.length === 0) {
    const review: JavaScriptFindings = { files: [], findings: [], equivalents: [] }
    return { review, plan: () => ({ files: [], review }) }
  }
  const [{ reviewJavaScript }, { planJavaScriptFixes }] = await Promise.all([
    import("../check-javascript/review-javascript.ts"),
    import("../check-javascript/plan-fixes.ts"),
  ])
  const reviewWith = (texts?: ReadonlyMap<string, string>): JavaScriptFindings =>
    reviewJavaScript(root, files, environment, texts)
  const review = reviewWith()
  return { review, plan: () => planJavaScriptFixes(review, reviewWith) }
}

function joined(
  project: DjangoProject,
  django: ProjectReview | undefined,
  javascript: JavaScriptFindings,
): WholeReview {
  const hasScripts = javascript.files.length > 0
  return {
    kind: django === undefined ? "javascript" : hasScripts ? "django+javascript" : "django",
    settings: [...(django?.settings ?? []), ...javascript.files.map((file) => project.files.display(file))],
    findings: [...(django?.findings ?? []), ...javascript.findings],
    equivalents: javascript.equivalents,
  }
}
