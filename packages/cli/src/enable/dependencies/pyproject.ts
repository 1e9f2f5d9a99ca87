import type { AST } from "toml-eslint-parser"
import { appendElement } from "../../python/edit-sequence.ts"
import { applyEdits } from "../../python/edit-text.ts"
import { indentAt, isLineOver, lineEnd, lineEndingOf } from "../../python/text-style.ts"
import type { SequenceExpression } from "../../python/syntax.ts"
import type { DependencyEdit } from "./dependency-edit.ts"
import { requirementLike, requirementLines } from "./requirements.ts"
import { type TomlDocument, type TomlEntry, readToml } from "./toml.ts"
import { PACKAGE, normalised, pinnedLike, releaseFor, versionIn } from "./version.ts"

/** Adds the package to a `pyproject.toml` or `Pipfile`, where Django is listed. */
export function addToToml(text: string, isPipfile = false): DependencyEdit {
  const document = readToml(text)
  if (document === undefined)
    return /\bdjango\b/i.test(text) ? { kind: "by-hand", line: `"${PACKAGE}"` } : { kind: "elsewhere" }
  const arrays = isPipfile ? [] : arraysOf(document)
  const tables = (isPipfile ? [["packages"]] : tablesOf(document)).map((path) => document.entries(path))
  if (
    arrays.some((array) => requirementsIn(array).some(({ name }) => name === PACKAGE)) ||
    tables.some((entries) => entries.some(({ key }) => normalised(key) === PACKAGE))
  )
    return { kind: "there" }
  const array = arrays.find((each) => requirementsIn(each).some(({ name }) => name === "django"))
  if (array !== undefined) return checked(text, addToArray(text, array), isPipfile)
  const table = tables.find((entries) => entries.some(({ key }) => normalised(key) === "django"))
  if (table !== undefined) return checked(text, addToTable(text, table), isPipfile)
  return { kind: "elsewhere" }
}

/** The lists of requirement strings: the project's own first, then those of groups. */
function arraysOf(document: TomlDocument): readonly AST.TOMLArray[] {
  const named = document.entries(["project"]).filter(({ key }) => key === "dependencies")
  const groups = [...document.entries(["project", "optional-dependencies"]), ...document.entries(["dependency-groups"])]
  return [...named, ...groups].flatMap(({ value }) => (value.type === "TOMLArray" ? [value] : []))
}

function tablesOf(document: TomlDocument): readonly (readonly string[])[] {
  const groups = new Set(
    [...document.text.matchAll(/^\s*\[\s*tool\.poetry\.group\.["']?([\w-]+)["']?\.dependencies\s*\]/gm)].map(
      ([, name = ""]) => name,
    ),
  )
  return [
    ["tool", "poetry", "dependencies"],
    ...[...groups].map((name) => ["tool", "poetry", "group", name, "dependencies"]),
  ]
}

interface Requirement {
  readonly name: string
  readonly specifier: string
}

function requirementsIn(array: AST.TOMLArray): readonly Requirement[] {
  return array.elements.flatMap((element) =>
    element.type === "TOMLValue" && element.kind === "string" ? requirementLines(element.value).slice(0, 1) : [],
  )
}

function addToArray(text: string, array: AST.TOMLArray): { readonly text: string; readonly line: string } {
  const requirements = requirementsIn(array).map((each) => {
    // Poetry 2 writes `django (>=5.2,<6.0)`.
    const [, inside] = /^\s*\((.*)\)$/.exec(each.specifier) ?? []
    return inside === undefined ? each : { ...each, specifier: inside, isInside: true }
  })
  const django = requirements.find(({ name }) => name === "django")!
  const like = requirementLike([django])
  const line = "isInside" in django && like !== PACKAGE ? `${PACKAGE} (${like.slice(PACKAGE.length).trim()})` : like
  const first = array.elements[0]!
  const quote = text[first.range[0]] === "'" ? "'" : '"'
  const edits = appendElement(text, asSequence(text, array), `${quote}${line}${quote}`)
  return { text: applyEdits(text, edits), line }
}

/** A TOML array is laid out as a Python list is. */
function asSequence(text: string, array: AST.TOMLArray): SequenceExpression {
  const [from, to] = array.range
  const elements = array.elements.map(({ range }) => ({
    from: range[0],
    to: range[1],
    starred: false,
    value: { kind: "other" as const, from: range[0], to: range[1] },
  }))
  const commas = elements.flatMap((element, index) => {
    const next = elements[index + 1]?.from ?? to - 1
    // Only white space, comments and the comma stand between two elements.
    const between = text.slice(element.to, next).replaceAll(/#[^\r\n]*/g, (comment) => " ".repeat(comment.length))
    const at = between.indexOf(",")
    return at === -1 ? [] : [element.to + at]
  })
  return { kind: "list", from, to, open: from, close: to - 1, elements, commas }
}

function addToTable(
  text: string,
  entries: readonly TomlEntry[],
): { readonly text: string; readonly line: string } | undefined {
  const django = entries.find(({ key }) => normalised(key) === "django")!
  if (!django.isLine || !isLineOver(text, django.to)) return undefined
  const specifier = specifierOf(django.value)
  const release = releaseFor(specifier === undefined ? undefined : versionIn(specifier))
  const version = specifier === undefined || specifier.trim() === "*" ? "*" : pinnedLike(specifier, release)
  const quote = django.value.type === "TOMLValue" && text[django.value.range[0]] === "'" ? "'" : '"'
  const line = `${PACKAGE} = ${quote}${version}${quote}`
  const names = entries.map(({ key }) => normalised(key)).filter((name) => name !== "python")
  const isSorted = names.length > 2 && names.every((name, index) => index === 0 || names[index - 1]! <= name)
  const before = isSorted
    ? entries.findLast(({ key }) => normalised(key) < PACKAGE && normalised(key) !== "python")
    : django
  const anchor = before ?? django
  if (!anchor.isLine || !isLineOver(text, anchor.to)) return undefined
  const at = lineEnd(text, anchor.to)
  return {
    text: `${text.slice(0, at)}${lineEndingOf(text)}${indentAt(text, anchor.from)}${line}${text.slice(at)}`,
    line,
  }
}

function specifierOf(value: AST.TOMLContentNode): string | undefined {
  if (value.type === "TOMLValue") return value.kind === "string" ? value.value : undefined
  if (value.type !== "TOMLInlineTable") return undefined
  const version = value.body.find(
    ({ key }) => key.keys.length === 1 && "name" in key.keys[0]! && key.keys[0].name === "version",
  )
  return version === undefined ? undefined : specifierOf(version.value)
}

/** An edit that TOML cannot read, or that does not add the package, is none. */
function checked(
  before: string,
  edit: { readonly text: string; readonly line: string } | undefined,
  isPipfile: boolean,
): DependencyEdit {
  if (edit !== undefined && edit.text !== before && addToToml(edit.text, isPipfile).kind === "there")
    return { kind: "added", ...edit }
  return { kind: "by-hand", line: edit?.line ?? `"${PACKAGE}"` }
}
