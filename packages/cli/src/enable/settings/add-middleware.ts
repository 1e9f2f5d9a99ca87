import type { SettingsModule } from "../../django/open-project.ts"
import { type Sequence, type Value, stringOf } from "../../django/value.ts"
import { removeElement } from "../../python/edit-sequence.ts"
import { sequenceAt, statementsAround } from "../../python/walk.ts"
import { extendBehind, writeInto } from "./add-to-list.ts"
import type { Draft, FileEdit } from "./draft.ts"
import { type LiteralList, literalListsOf } from "./literal-lists.ts"
import { outlineOf } from "./outline.ts"
import { isCertainly, listsBefore, listsOf, mayHave, mostOf } from "./read-list.ts"
import { Refusal } from "./refusal.ts"
import { lastChange, lastStatement, linesBehind } from "./statement-place.ts"
import { isUsedElsewhere } from "./used-elsewhere.ts"
import { whyUnknown } from "./why-unknown.ts"

/** The middleware of django-cors-headers. */
export const CORS_MIDDLEWARE = "corsheaders.middleware.CorsMiddleware"

/** Middleware that asks to stand first and never answers a page's request itself. */
const SILENT = /^(?:debug_toolbar\.|django_prometheus\.|silk\.)/

/** What was done about the middleware. */
export type MiddlewareChange = "there" | "added" | "moved"

/** When an edit counts. */
interface Attempt {
  readonly isPlaced?: (value: Value | undefined) => boolean
  /** The modules in which it must be placed so. */
  readonly where?: readonly SettingsModule[]
  /** The list that is edited. */
  readonly list?: LiteralList
}

const PASTE = { what: "Put it at the top of MIDDLEWARE:", lines: [`"${CORS_MIDDLEWARE}",`] }

/**
 * Puts `CorsMiddleware` at the top of MIDDLEWARE of a settings module.
 *
 * @param used the modules that shall have it
 * @param all these and others of the project, which must not be broken
 * @throws Refusal where no edit is certain to be right
 */
export function addMiddleware(
  draft: Draft,
  module: SettingsModule,
  used: readonly SettingsModule[],
  all: readonly SettingsModule[],
): MiddlewareChange {
  const names = draft.names(module)
  const binding = names.get("MIDDLEWARE")
  if (isThere(binding?.value)) return "there"
  const attempt = (
    edits: readonly FileEdit[],
    { isPlaced = isFirst, where = [module], list }: Attempt = {},
  ): boolean => {
    // A list under another name may be a part of other settings too, which must not get it.
    const options = {
      without: CORS_MIDDLEWARE,
      within: (name: string) => /MIDDLEWARE/.test(name) || name === list?.name,
    }
    const before = outlineOf(draft, all, options)
    return draft.attempt(
      edits,
      () =>
        where.every((each) => isPlaced(draft.names(each).get("MIDDLEWARE")?.value)) &&
        all.every((each) => isThereOnce(draft.names(each).get("MIDDLEWARE")?.value)) &&
        outlineOf(draft, all, options) === before,
    )
  }
  if (binding === undefined) return addSetting(draft, module)
  const lists = listsBefore(binding.value)
  if (lists === undefined) throw new Refusal({ ...whyUnknown("MIDDLEWARE", binding), ...PASTE })
  const behind = extendBehind(draft, module, "MIDDLEWARE", [CORS_MIDDLEWARE], "first")
  if (mayHave(binding.value, CORS_MIDDLEWARE)) {
    const removal = lists.length === 1 ? removalOf(draft, lists[0]!) : []
    for (const target of removal.length === 0 ? [] : literalListsOf(draft, names, "MIDDLEWARE"))
      if (attempt([...removal, ...writeInto(draft, target, CORS_MIDDLEWARE, "first")], { list: target })) return "moved"
    if (removal.length > 0 && attempt([...removal, ...behind])) return "moved"
    if (lists.length === 1 && attempt(insertionFirst(draft, lists[0]!))) return "moved"
    throw new Refusal({
      why: `\`${CORS_MIDDLEWARE}\` is in MIDDLEWARE, but not once and at its top for certain.`,
      place: lastChange(binding),
      what: "Leave one, at the top, where it always counts:",
      lines: PASTE.lines,
    })
  }
  const literals = literalListsOf(draft, names, "MIDDLEWARE").filter(
    ({ name }) =>
      name === undefined ||
      name === "MIDDLEWARE" ||
      !isUsedElsewhere(draft, all, name, (each) => /MIDDLEWARE/.test(each)),
  )
  // A place that serves all modules is better than one that serves this one.
  for (const where of [used, [module]]) {
    for (const isPlaced of [isFirst, isBelowSilent]) {
      for (const list of literals)
        if (attempt(writeInto(draft, list, CORS_MIDDLEWARE, "first"), { isPlaced, where, list })) return "added"
      if (attempt(behind, { isPlaced, where })) return "added"
    }
  }
  // Where a base that others share cannot have it, such as before `insert(1, ...)`, each module gets its own.
  const own = lastStatement(draft, module.module.path!, module.configuration)
  if (attempt(extendBehind(draft, module, "MIDDLEWARE", [CORS_MIDDLEWARE], "first", own))) return "added"
  throw new Refusal({ ...whyUnknown("MIDDLEWARE", binding), ...PASTE })
}

/** Django's own default is an empty list. */
function addSetting(draft: Draft, module: SettingsModule): MiddlewareChange {
  const names = draft.names(module)
  const place = lastChange(names.get("INSTALLED_APPS"))
  const old = names.get("MIDDLEWARE_CLASSES")
  if (old !== undefined)
    throw new Refusal({
      why: "The project has `MIDDLEWARE_CLASSES`, which Django reads no more since 2.0, and no `MIDDLEWARE`.",
      place: lastChange(old),
      what: "Write its middleware as MIDDLEWARE first, with this at the top:",
      lines: PASTE.lines,
    })
  const edit =
    place === undefined || names.has("*")
      ? undefined
      : linesBehind(draft, place, ["MIDDLEWARE = [", `    "${CORS_MIDDLEWARE}",`, "]"], { apart: true })
  if (edit !== undefined && draft.attempt([edit], () => isFirst(draft.names(module).get("MIDDLEWARE")?.value)))
    return "added"
  throw new Refusal({ ...whyUnknown("MIDDLEWARE", undefined), ...PASTE })
}

/** The edits that take the middleware out, where it is written once and always counts. */
function removalOf(draft: Draft, list: Sequence): FileEdit[] {
  const places = list.elements.filter(({ value }) => stringOf(value) === CORS_MIDDLEWARE)
  const [only] = places
  if (places.length !== 1 || only?.within === undefined || only.when !== undefined) return []
  const source = draft.source(only.within.file)!
  const sequence = sequenceAt(source.statements, only.within)
  const index = sequence?.elements.findIndex(({ from }) => from === only.place.from) ?? -1
  if (sequence === undefined || index === -1) return []
  return removeElement(source.text, sequence, index).map((edit) => ({ file: source.path, ...edit }))
}

/** The edits that make `MIDDLEWARE.append("...")` and `MIDDLEWARE.insert(3, "...")` insert the middleware at the top. */
function insertionFirst(draft: Draft, list: Sequence): FileEdit[] {
  const places = list.elements.filter(({ value }) => stringOf(value) === CORS_MIDDLEWARE)
  const [only] = places
  const source = only === undefined ? undefined : draft.source(only.place.file)
  if (places.length !== 1 || only?.when !== undefined || source === undefined) return []
  const around = statementsAround(source.statements, only!.place)
  const statement = around.at(-1)
  const call = statement?.kind === "expression" && statement.value.kind === "call" ? statement.value : undefined
  // In a branch it may be there for a reason.
  if (call?.callee.kind !== "attribute" || around.some(({ kind }) => kind !== "expression" && kind !== "class"))
    return []
  const { callee } = call
  const file = source.path
  const [first] = call.arguments
  if (callee.name === "insert" && call.arguments.length === 2)
    return [{ file, from: first!.from, to: first!.to, insert: "0" }]
  if (callee.name !== "append" || call.arguments.length !== 1) return []
  return [
    { file, from: callee.to - "append".length, to: callee.to, insert: "insert" },
    { file, from: first!.from, to: first!.from, insert: "0, " },
  ]
}

/** Whether it needs no edit; what cannot be followed is taken to change the rest of the list only. */
function isThere(value: Value | undefined): boolean {
  const [only, ...others] = listsBefore(value) ?? []
  const list = only !== undefined && others.length === 0 ? only : value
  return isFirst(list) || isBelowSilent(list)
}

/** Whether the middleware stands first, whatever conditions hold. */
function isFirst(value: Value | undefined): boolean {
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
  return mostOf(value, CORS_MIDDLEWARE) <= 1
}
