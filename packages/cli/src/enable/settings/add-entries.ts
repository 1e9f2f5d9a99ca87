import type { SettingsModule } from "../../django/open-project.ts"
import { type Binding, type Value, stringOf } from "../../django/value.ts"
import { extendBehind, writeInto } from "./add-to-list.ts"
import type { Draft } from "./draft.ts"
import { literalListsOf } from "./literal-lists.ts"
import { type Lines, newSetting } from "./new-setting.ts"
import { outlineOf } from "./outline.ts"
import { isCertainly, listsBefore, listsOf } from "./read-list.ts"
import { Refusal } from "./refusal.ts"
import { whyUnknown } from "./why-unknown.ts"

/**
 * Adds strings to a setting that is a list, beside those that are there.
 *
 * @returns the strings that were not there before
 * @throws Refusal where no edit is certain to be right
 */
export function addEntries(
  draft: Draft,
  module: SettingsModule,
  all: readonly SettingsModule[],
  { setting, wanted }: { readonly setting: string; readonly wanted: readonly string[] },
): readonly string[] {
  const value = (): Value | undefined => draft.names(module).get(setting)?.value
  const binding = draft.names(module).get(setting)
  const missing = wanted.filter((text) => !hasEntry(binding?.value, text))
  if (missing.length === 0) return []
  const before = outlineOf(draft, all, { except: setting })
  const holdsFor = (texts: readonly string[]) => (): boolean =>
    texts.every((text) => hasEntry(value(), text)) && outlineOf(draft, all, { except: setting }) === before
  if (binding === undefined) {
    const lines: Lines = (quote, unit) => [`${setting} = [`, ...missing.map((text) => `${unit}${quote(text)},`), "]"]
    if (newSetting(draft, module, lines).some((edits) => draft.attempt(edits, holdsFor(missing)))) return missing
  } else if (listsOf(binding.value) !== undefined || isListAnyway(draft, binding)) {
    const [list] = literalListsOf(draft, draft.names(module), setting)
    if (list !== undefined && addEach(draft, module, setting, missing, holdsFor)) return missing
    if (draft.attempt(extendBehind(draft, module, setting, missing, "last"), holdsFor(missing))) return missing
  }
  throw new Refusal({
    ...whyUnknown(setting, binding),
    what: `Add ${missing.length === 1 ? "it" : "them"} to ${setting}:`,
    lines: missing.map((text) => `"${text}",`),
  })
}

/** Each string in turn, because the positions change; all of them go into the same list, or none. */
function addEach(
  draft: Draft,
  module: SettingsModule,
  setting: string,
  texts: readonly string[],
  holdsFor: (texts: readonly string[]) => () => boolean,
): boolean {
  return texts.every((text) =>
    literalListsOf(draft, draft.names(module), setting).some((list) =>
      draft.attempt(writeInto(draft, list, text, "last"), holdsFor([text])),
    ),
  )
}

/** Whether a string is certainly in a list; header names may be written in any case. */
export function hasEntry(value: Value | undefined, text: string): boolean {
  const lists = listsOf(value)
  return (
    lists !== undefined &&
    lists.every(({ elements }) =>
      elements.some(
        (element) =>
          isCertainly(element, text) ||
          (isCertainly(element, stringOf(element.value) ?? "") && stringOf(element.value)?.toLowerCase() === text),
      ),
    )
  )
}

/** Whether a setting is a list, whatever is in it: by how it is written, or by the name of the function that makes it. */
function isListAnyway(draft: Draft, { value, assignments }: Binding): boolean {
  if (value.kind !== "unknown") return false
  if (listsBefore(value) !== undefined) return true
  const place = assignments.findLast(({ kind }) => kind !== "import")?.expression
  const text = place === undefined ? "" : (draft.source(place.file)?.text.slice(place.from, place.to) ?? "")
  return LIST_LIKE.test(text.trim())
}

const LIST_LIKE =
  /^\[.*\]$|^[\w.]*(?:list|tuple|sorted|csv|split)\w*\(.*\)$|\.split\([^()]*\)$|cast\s*=\s*(?:Csv\b|list\b|tuple\b)|,\s*(?:Csv\(|list\s*[,)])/is
