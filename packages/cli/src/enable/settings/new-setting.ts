import type { SettingsModule } from "../../django/open-project.ts"
import { type Binding, type Place, stringOf } from "../../django/value.ts"
import { quoted } from "../../python/read-string.ts"
import { CORS_MIDDLEWARE } from "./add-middleware.ts"
import { quoteNear } from "./add-to-list.ts"
import type { Draft, FileEdit } from "./draft.ts"
import { listsOf } from "./read-list.ts"
import { lastChange, lastStatement, linesBehind } from "./statement-place.ts"

/** Settings behind which others of CORS are written, the nearest first. */
const NEIGHBOURS = [
  "CSRF_COOKIE_SECURE",
  "CSRF_TRUSTED_ORIGINS",
  "CORS_ALLOW_HEADERS",
  "CORS_ALLOW_CREDENTIALS",
  "CORS_ALLOWED_ORIGINS",
  "CORS_ORIGIN_WHITELIST",
  "CORS_ALLOWED_ORIGIN_REGEXES",
]

/** Writes the lines of a setting, with a function for strings and the width of an indent. */
export type Lines = (quote: (text: string) => string, unit: string) => readonly string[]

/**
 * The ways to write a setting that is nowhere yet, the best first: behind those of CORS, or else behind MIDDLEWARE, apart
 * from it; and where single names of that file are imported.
 */
export function newSetting(draft: Draft, module: SettingsModule, lines: Lines): readonly (readonly FileEdit[])[] {
  const names = draft.names(module)
  const middleware = baseChange(names.get("MIDDLEWARE"))
  const imports = names.get("MIDDLEWARE")?.assignments.filter(({ kind }) => kind === "import") ?? []
  const places = [middleware, ...imports, lastStatement(draft, module.module.path!, module.configuration)]
  return places.flatMap((place) => {
    if (place === undefined) return []
    const neighbour = NEIGHBOURS.map((name) => lastChange(names.get(name))).find((each) => each?.file === place.file)
    const { text } = draft.source(place.file)!
    const unit = /^\t/m.test(text) && !/^ {2,}\S/m.test(text) ? "\t" : "    "
    const written = lines((each) => quoted(each, quoteNear(text)), unit)
    const edit = linesBehind(draft, neighbour ?? place, written, { apart: neighbour === undefined })
    return edit === undefined ? [] : [[edit]]
  })
}

/** The last statement about MIDDLEWARE in the file where CorsMiddleware stands in it: the base of split settings. */
function baseChange(binding: Binding | undefined): Place | undefined {
  const [list] = listsOf(binding?.value) ?? []
  const place = list?.elements.find(({ value }) => stringOf(value) === CORS_MIDDLEWARE)?.place
  if (place === undefined) return lastChange(binding)
  const last = binding?.assignments.findLast(({ kind, file }) => kind !== "import" && file === place.file)
  return last === undefined || last.from < place.from ? place : last
}
