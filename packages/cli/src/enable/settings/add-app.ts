import type { SettingsModule } from "../../django/open-project.ts"
import type { Binding, Value } from "../../django/value.ts"
import { extendBehind, writeInto } from "./add-to-list.ts"
import type { Draft, FileEdit } from "./draft.ts"
import { type LiteralList, literalListsOf } from "./literal-lists.ts"
import { outlineOf } from "./outline.ts"
import { allHave, listsBefore, listsOf, mayHave, mostOf } from "./read-list.ts"
import { Refusal } from "./refusal.ts"
import { lastStatement } from "./statement-place.ts"
import { isUsedElsewhere } from "./used-elsewhere.ts"
import { whyUnknown } from "./why-unknown.ts"

/** The app of django-cors-headers. */
export const CORS_APP = "corsheaders"

/** Its other name: the path of its configuration. */
const CORS_APP_CONFIG = "corsheaders.apps.CorsHeadersAppConfig"

/** Whether the app is there for certain. */
export function hasApp(value: Value | undefined): boolean {
  return allHave(value, CORS_APP) || allHave(value, CORS_APP_CONFIG)
}

/**
 * Adds `corsheaders` to INSTALLED_APPS of a settings module.
 *
 * @param used the modules that shall have it
 * @param all these and others of the project, which must not be broken
 * @returns whether anything was to do
 * @throws Refusal where no edit is certain to be right
 */
export function addApp(
  draft: Draft,
  module: SettingsModule,
  used: readonly SettingsModule[],
  all: readonly SettingsModule[],
): boolean {
  const names = draft.names(module)
  const binding = names.get("INSTALLED_APPS")
  if (hasApp(binding?.value)) return false
  const paste = { what: "Add it to INSTALLED_APPS:", lines: [`"${CORS_APP}",`] }
  if ([CORS_APP, CORS_APP_CONFIG].some((name) => mayHave(binding?.value, name)))
    throw new Refusal({
      why: `\`${CORS_APP}\` is in INSTALLED_APPS only under a condition, and Django refuses an app that is there twice.`,
      place: whyUnknown("INSTALLED_APPS", binding).place,
      what: "Move it into the list that always counts:",
      lines: paste.lines,
    })
  if (listsBefore(binding?.value) === undefined)
    throw new Refusal({ ...whyUnknown("INSTALLED_APPS", binding), ...paste })
  const attempt = (edits: readonly FileEdit[], where: readonly SettingsModule[], list?: LiteralList): boolean => {
    // A list under another name may be a part of other settings too, which must not get it.
    const options = { without: CORS_APP, within: (name: string) => /APPS/.test(name) || name === list?.name }
    const before = outlineOf(draft, all, options)
    return draft.attempt(
      edits,
      () =>
        where.every((each) => hasApp(draft.names(each).get("INSTALLED_APPS")?.value)) &&
        all.every((each) => isThereOnce(draft.names(each).get("INSTALLED_APPS")?.value)) &&
        outlineOf(draft, all, options) === before,
    )
  }
  const isOpen = ({ name }: LiteralList): boolean =>
    name === undefined || name === "INSTALLED_APPS" || !isUsedElsewhere(draft, all, name, (each) => /APPS/.test(each))
  const literals = hasUnseenPositions(binding) ? [] : inOrderOfFit(literalListsOf(draft, names, "INSTALLED_APPS"))
  const behind = extendBehind(draft, module, "INSTALLED_APPS", [CORS_APP], "last")
  // A place that serves all modules is better than one that serves this one.
  for (const where of [used, [module]]) {
    for (const list of literals)
      if (isOpen(list) && attempt(writeInto(draft, list, CORS_APP, "last"), where, list)) return true
    if (attempt(behind, where)) return true
  }
  // Where another module adds it itself, what they share cannot have it.
  const own = lastStatement(draft, module.module.path!, module.configuration)
  if (attempt(extendBehind(draft, module, "INSTALLED_APPS", [CORS_APP], "last", own), [module])) return true
  throw new Refusal({ ...whyUnknown("INSTALLED_APPS", binding), ...paste })
}

/**
 * Whether later statements may count positions of a list that is not known: `.reverse()` and then `.insert(1, app)`.
 * One more app before them would change the order of the others, which nobody would see here.
 */
function hasUnseenPositions(binding: Binding | undefined): boolean {
  return (
    binding !== undefined &&
    listsOf(binding.value) === undefined &&
    binding.assignments.some(({ kind }) => kind === "insert" || kind === "other")
  )
}

function isThereOnce(value: Value | undefined): boolean {
  return mostOf(value, CORS_APP) <= 1
}

/** Lists for the apps of others come first, then the setting's own list. */
function inOrderOfFit(lists: readonly LiteralList[]): readonly LiteralList[] {
  const fit = ({ name = "", strings }: LiteralList): number => {
    if (/third|3rd|external|vendor|contributed/i.test(name)) return 3
    if (name !== "INSTALLED_APPS" && /django_apps|core|local|project|own|custom|^my/i.test(name)) return 0
    return strings.some((text) => /^(?:rest_framework|django_filters|debug_toolbar|drf_|allauth)/.test(text)) ? 2 : 1
  }
  return lists.toSorted((a, b) => fit(b) - fit(a))
}
