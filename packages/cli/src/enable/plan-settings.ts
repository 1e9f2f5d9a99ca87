import type { DjangoProject, SettingsModule } from "../django/open-project.ts"
import { truthOf } from "../django/value.ts"
import { type SettingsFacts, addPackage, addSettings, listed, originsSetting } from "./apply-to-module.ts"
import { isProductionName } from "./production.ts"
import type { EnableRequest } from "./request.ts"
import { hasEntry } from "./settings/add-entries.ts"
import { type ChangedFile, Draft } from "./settings/draft.ts"
import { Refusal } from "./settings/refusal.ts"
import { refuseUnreadable } from "./settings/refuse-unreadable.ts"

/** What happens to the settings. */
export interface SettingsPlan {
  readonly files: readonly ChangedFile[]
  /** What the edits do, a sentence each. */
  readonly does: readonly string[]
  /** What the user should know beside them. */
  readonly notes: readonly string[]
}

/**
 * Plans the edits of the settings. The first module counts; others that the project uses follow as far as they can.
 *
 * @throws Refusal where an edit could be wrong
 */
export function planSettings(
  project: DjangoProject,
  modules: readonly SettingsModule[],
  request: EnableRequest,
  facts: SettingsFacts,
): SettingsPlan {
  const draft = new Draft(project)
  const [first, ...others] = modules as [SettingsModule, ...SettingsModule[]]
  const notes: string[] = []
  refuseUnreadable(draft, first)
  const all = [...modules, ...bystanders(project, modules)]
  const does = [...addPackage(draft, first, modules, all), ...addSettings(draft, first, all, request, facts)]
  for (const module of others) notes.push(...followWith(draft, module, modules, all, request, facts))
  return { files: draft.changes(), does, notes: [...notes, ...notesOf(draft, first, modules, request, facts)] }
}

/** Settings that are not changed for their own sake, and must be as they were: those of tests, and those beside the used. */
function bystanders(project: DjangoProject, modules: readonly SettingsModule[]): readonly SettingsModule[] {
  const beside = project.siblings.map((module) => ({ module, configuration: undefined, references: [] }))
  return [...project.settings, ...beside].filter(
    ({ module, configuration }) =>
      !modules.some((each) => each.module.path === module.path && each.configuration === configuration),
  )
}

/** Another module: app and middleware, and the rest where it has no origins of its own. */
function followWith(
  draft: Draft,
  module: SettingsModule,
  used: readonly SettingsModule[],
  all: readonly SettingsModule[],
  request: EnableRequest,
  facts: SettingsFacts,
): string[] {
  const { name } = module.module
  try {
    refuseUnreadable(draft, module)
    addPackage(draft, module, used, all)
    const own = draft.names(module).get(originsSetting(draft, module, facts))
    if (own === undefined) addSettings(draft, module, all, request, facts)
    const missing = request.origins.filter((origin) => own !== undefined && !hasEntry(own.value, origin))
    return missing.length === 0
      ? []
      : [
          `\`${name}\` is used too, with origins of its own; ${listed(missing)} ${missing.length === 1 ? "is" : "are"} not added there.`,
        ]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [`\`${name}\` is used too, and not all of it is changed. ${error.message}`]
  }
}

function notesOf(
  draft: Draft,
  first: SettingsModule,
  modules: readonly SettingsModule[],
  { origins, credentials, crossSite }: EnableRequest,
  facts: SettingsFacts,
): string[] {
  const notes = draft
    .evaluation(first)
    .caveats.filter(({ kind }) => kind === "opaque")
    .map(
      ({ message, place }) =>
        `${message} (${draft.project.files.display(place.file)}:${place.line}) Look whether the settings still arrive.`,
    )
  const names = draft.names(first)
  for (const setting of ["INSTALLED_APPS", "MIDDLEWARE"]) {
    const value = names.get(setting)?.value
    if (value?.kind !== "unknown") continue
    const { file, line } = value.reason.place
    notes.push(
      `\`${setting}\` is not followed to its end: ${value.reason.because} (${draft.project.files.display(file)}:${line}). Look whether the edit arrives.`,
    )
  }
  const everyone = names.get("CORS_ALLOW_ALL_ORIGINS") ?? names.get("CORS_ORIGIN_ALLOW_ALL")
  if (everyone !== undefined && truthOf(everyone.value) === true)
    notes.push("`CORS_ALLOW_ALL_ORIGINS` is true: every page may call the API, whatever CORS_ALLOWED_ORIGINS says.")
  const local = origins.filter((origin) => /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(origin))
  const remote = origins.filter((origin) => !local.includes(origin))
  if (credentials && !crossSite && remote.length > 0)
    notes.push(
      `Browsers send Django's cookies to an API on the same site only: from \`https://app.example.com\` to \`https://api.example.com\`, not to \`https://api.example.net\`. If ${listed(remote)} ${remote.length === 1 ? "is" : "are"} on another site, add \`--cross-site\`.`,
    )
  const production = modules.filter(
    (module) =>
      isProductionName(module.module.name) &&
      local.some((origin) => hasEntry(draft.names(module).get(originsSetting(draft, module, facts))?.value, origin)),
  )
  for (const { module } of production)
    notes.push(
      `\`${module.name}\` allows ${listed(local)} now too, which is this machine: set CORS_ALLOWED_ORIGINS there before you deploy.`,
    )
  return notes
}
