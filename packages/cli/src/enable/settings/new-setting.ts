import type { SettingsModule } from "../../django/open-project.ts"
import type { Binding, Place } from "../../django/value.ts"
import { quoted } from "../../python/read-string.ts"
import { lineEnd, lineEndingOf, lineStart } from "../../python/text-style.ts"
import { quoteNear } from "./add-to-list.ts"
import type { Draft, FileEdit } from "./draft.ts"
import { lastChange, linesBehind } from "./statement-place.ts"

/** Settings beside which others of CORS are looked for, the nearest first. */
const NEIGHBOURS = [
  "CORS_ALLOW_HEADERS",
  "CORS_ALLOW_CREDENTIALS",
  "CORS_ALLOWED_ORIGINS",
  "CORS_ORIGIN_WHITELIST",
  "CORS_ALLOWED_ORIGIN_REGEXES",
]

/** Writes a setting that is nowhere yet: behind those of CORS, or else behind MIDDLEWARE, apart from it. */
export function newSetting(
  draft: Draft,
  module: SettingsModule,
  lines: (quote: (text: string) => string, unit: string) => readonly string[],
): FileEdit[] {
  const names = draft.names(module)
  const middleware = baseChange(names.get("MIDDLEWARE"))
  if (middleware === undefined) return []
  const neighbour = NEIGHBOURS.map((name) => lastChange(names.get(name))).find(
    (place) => place?.file === middleware.file,
  )
  const { text } = draft.source(middleware.file)!
  const unit = /^\t/m.test(text) && !/^ {2,}\S/m.test(text) ? "\t" : "    "
  const written = lines((each) => quoted(each, quoteNear(text)), unit)
  const edit = linesBehind(draft, neighbour ?? middleware, written, { apart: neighbour === undefined })
  return edit === undefined ? [] : [edit]
}

/** The last statement about a setting in the file that sets it first: the base of split settings. */
function baseChange(binding: Binding | undefined): Place | undefined {
  const first = binding?.assignments.find(({ kind, when }) => kind === "assign" && when === undefined)
  if (first === undefined) return lastChange(binding)
  return binding?.assignments.findLast(({ kind, file }) => kind !== "import" && file === first.file)
}

/** Writes an import behind those at the top of a file, or above everything that runs. */
export function newImport(draft: Draft, file: string, line: string): FileEdit[] {
  const source = draft.source(file)!
  const { text, statements } = source
  const ending = lineEndingOf(text)
  let last = -1
  for (const [index, { kind }] of statements.entries()) {
    if (kind === "import" || kind === "from-import") last = index
    else if (!(kind === "expression" && index === 0)) break
  }
  const anchor = statements[last]
  if (anchor !== undefined) {
    const at = lineEnd(text, anchor.to)
    return [{ file, from: at, to: at, insert: ending + line }]
  }
  const first = statements.find(({ kind }, index) => !(kind === "expression" && index === 0))
  if (first === undefined) return []
  const at = lineStart(text, first.from)
  return [{ file, from: at, to: at, insert: `${line}${ending}${ending}` }]
}
