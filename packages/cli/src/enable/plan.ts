import type { ProjectFacts } from "../check-project/project-facts.ts"
import type { DjangoProject, SettingsModule } from "../django/open-project.ts"
import { chooseSettings } from "./choose-settings.ts"
import { planDependencies } from "./dependencies/plan.ts"
import { planSettings } from "./plan-settings.ts"
import type { EnableRequest } from "./request.ts"
import type { ChangedFile } from "./settings/draft.ts"
import type { ByHand } from "./settings/refusal.ts"

/** Everything that `ofcors enable` would do. */
export interface EnablePlan {
  readonly settings: readonly SettingsModule[]
  /** Whether the settings were named on the command line. */
  readonly isChosen: boolean
  readonly files: readonly ChangedFile[]
  /** What the edits do, a sentence each. */
  readonly does: readonly string[]
  readonly notes: readonly string[]
  readonly byHand: readonly ByHand[]
  /** What pip is to install. */
  readonly requirement: string
}

/**
 * Plans the article's four steps. Reads only.
 *
 * @throws Refusal where an edit of the settings could be wrong
 */
export function planEnable(
  project: DjangoProject,
  facts: Pick<ProjectFacts, "isBeforeDjango4">,
  request: EnableRequest,
  wanted: string | undefined,
): EnablePlan | "no-settings" {
  const modules = chooseSettings(project, wanted, process.env["DJANGO_SETTINGS_MODULE"])
  if (modules === undefined || modules.length === 0) return "no-settings"
  const dependencies = planDependencies(project)
  const settings = planSettings(project, modules, request, { ...facts, hasOldNames: dependencies.hasOldNames })
  return {
    settings: modules,
    isChosen: wanted !== undefined,
    files: [...dependencies.files, ...settings.files],
    does: [...dependencies.does, ...settings.does],
    notes: [...settings.notes, ...dependencies.notes],
    byHand: dependencies.byHand,
    requirement: dependencies.requirement,
  }
}
