import type { SettingsModule } from "../../django/open-project.ts"
import { type Value, stringOf } from "../../django/value.ts"
import { removeElement } from "../../python/edit-sequence.ts"
import { sequenceAt } from "../../python/walk.ts"
import { extendBehind, writeInto } from "./add-to-list.ts"
import type { Draft, FileEdit } from "./draft.ts"
import { literalListsOf } from "./literal-lists.ts"
import { outlineOf } from "./outline.ts"
import { isCertainly, listsOf, mayHave } from "./read-list.ts"
import { Refusal } from "./refusal.ts"
import { whyUnknown } from "./why-unknown.ts"

/** The middleware of django-cors-headers. */
export const CORS_MIDDLEWARE = "corsheaders.middleware.CorsMiddleware"

/** Middleware that asks to stand first and never answers a page's request itself. */
const SILENT = /^(?:debug_toolbar\.|django_prometheus\.|silk\.)/

/** What was done about the middleware. */
export type MiddlewareChange = "there" | "added" | "moved"

/**
 * Puts `CorsMiddleware` at the top of MIDDLEWARE of a settings module.
 *
 * @throws Refusal where no edit is certain to be right
 */
export function addMiddleware(draft: Draft, module: SettingsModule, all: readonly SettingsModule[]): MiddlewareChange {
  const names = draft.names(module)
  const binding = names.get("MIDDLEWARE")
  if (isFirst(binding?.value)) return "there"
  const paste = { what: "Put it at the top of MIDDLEWARE:", lines: [`"${CORS_MIDDLEWARE}",`] }
  const lists = listsOf(binding?.value)
  if (lists === undefined) throw new Refusal({ ...whyUnknown("MIDDLEWARE", binding), ...paste })
  const before = outlineOf(draft, all, { without: CORS_MIDDLEWARE })
  const holds = (isPlaced: (value: Value | undefined) => boolean) => (): boolean =>
    isPlaced(draft.names(module).get("MIDDLEWARE")?.value) &&
    all.every((each) => isThereOnce(draft.names(each).get("MIDDLEWARE")?.value)) &&
    outlineOf(draft, all, { without: CORS_MIDDLEWARE }) === before
  if (mayHave(binding?.value, CORS_MIDDLEWARE)) {
    const [list] = lists
    const places = list!.elements.flatMap(({ value, place, within, when }) =>
      stringOf(value) === CORS_MIDDLEWARE && within !== undefined && when === undefined ? [{ place, within }] : [],
    )
    if (lists.length === 1 && places.length === 1) {
      const { place, within } = places[0]!
      const source = draft.source(within.file)!
      const sequence = sequenceAt(source.statements, within)
      const index = sequence?.elements.findIndex(({ from }) => from === place.from) ?? -1
      const removal: FileEdit[] =
        sequence === undefined || index === -1
          ? []
          : removeElement(source.text, sequence, index).map((edit) => ({ file: within.file, ...edit }))
      for (const target of literalListsOf(draft, names, "MIDDLEWARE"))
        if (draft.attempt([...removal, ...writeInto(draft, target, CORS_MIDDLEWARE, "first")], holds(isFirst)))
          return "moved"
    }
    throw new Refusal({
      why: `\`${CORS_MIDDLEWARE}\` is in MIDDLEWARE, but not at its top for certain.`,
      place: whyUnknown("MIDDLEWARE", binding).place,
      what: "Move it to the top, where it always counts:",
      lines: paste.lines,
    })
  }
  const literals = literalListsOf(draft, names, "MIDDLEWARE")
  for (const isPlaced of [isFirst, isBelowSilent]) {
    for (const list of literals)
      if (draft.attempt(writeInto(draft, list, CORS_MIDDLEWARE, "first"), holds(isPlaced))) return "added"
    const behind = extendBehind(draft, module, "MIDDLEWARE", [CORS_MIDDLEWARE], "first")
    if (draft.attempt(behind, holds(isPlaced))) return "added"
  }
  throw new Refusal({ ...whyUnknown("MIDDLEWARE", binding), ...paste })
}

/** Whether the middleware stands first, whatever conditions hold. */
export function isFirst(value: Value | undefined): boolean {
  return listsOf(value)?.every(({ elements }) => isCertainly(elements[0], CORS_MIDDLEWARE)) === true
}

function isBelowSilent(value: Value | undefined): boolean {
  return (
    listsOf(value)?.every(({ elements }) =>
      isCertainly(
        elements.find((element) => !SILENT.test(stringOf(element.value) ?? "")),
        CORS_MIDDLEWARE,
      ),
    ) === true
  )
}

function isThereOnce(value: Value | undefined): boolean {
  return (listsOf(value) ?? []).every(
    ({ elements }) => elements.filter((element) => stringOf(element.value) === CORS_MIDDLEWARE).length <= 1,
  )
}
