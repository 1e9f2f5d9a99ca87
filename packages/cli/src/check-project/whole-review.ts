import { planJavaScriptFixes } from "../check-javascript/plan-fixes.ts"
import { type JavaScriptFindings, reviewJavaScript } from "../check-javascript/review-javascript.ts"
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
}

/** What `--fix` would write, and what the review would then find. */
export interface WholePlan {
  readonly files: readonly FixedFile[]
  readonly review: WholeReview
}

/** JavaScript projects are deeper than Django's. */
const DEEPEST = 10

/** Reviews a folder, whatever is in it; `undefined` where that is neither Django nor CORS in JavaScript. */
export function reviewFolder(
  project: DjangoProject,
  environment: ReadonlyMap<string, string> | undefined,
): { readonly review: WholeReview; readonly plan: () => WholePlan } | undefined {
  const folders = walkFolders(project.root, DEEPEST)
  const reviewWith = (texts: ReadonlyMap<string, string>): JavaScriptFindings =>
    reviewJavaScript(project.root, folders, environment ?? new Map(), texts)
  const javascript = reviewWith(new Map())
  const django = project.settings.length > 0 ? reviewProject(project, environment) : undefined
  if (django === undefined && javascript.files.length === 0) return undefined
  const review = joined(project, django, javascript)
  return {
    review,
    plan() {
      const python = django === undefined ? undefined : planFixes(project, django, environment)
      const scripts = planJavaScriptFixes(javascript, reviewWith)
      return {
        files: [...(python?.files ?? []), ...scripts.files],
        review: joined(project, python?.review, scripts.review),
      }
    },
  }
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
  }
}
