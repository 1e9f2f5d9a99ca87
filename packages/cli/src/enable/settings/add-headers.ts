import type { SettingsModule } from "../../django/open-project.ts"
import { addEntries, hasEntry } from "./add-entries.ts"
import type { Draft } from "./draft.ts"
import { newImport } from "./new-import.ts"
import { newSetting } from "./new-setting.ts"
import { outlineOf } from "./outline.ts"
import { Refusal } from "./refusal.ts"

const SETTING = "CORS_ALLOW_HEADERS"

/** What the package allows where the setting is not there. */
export const DEFAULT_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-type",
  "user-agent",
  "x-csrftoken",
  "x-requested-with",
])

/**
 * Allows request headers: beside those in the setting, or else beside the package's defaults, which are imported.
 *
 * @returns the headers that were not allowed before
 * @throws Refusal where no edit is certain to be right
 */
export function addHeaders(
  draft: Draft,
  module: SettingsModule,
  all: readonly SettingsModule[],
  headers: readonly string[],
): readonly string[] {
  const names = draft.names(module)
  if (names.get(SETTING) !== undefined) return addEntries(draft, module, all, { setting: SETTING, wanted: headers })
  const missing = headers.filter((header) => !DEFAULT_HEADERS.has(header))
  if (missing.length === 0) return []
  const before = outlineOf(draft, all, { except: SETTING })
  const ways = newSetting(draft, module, (quote) => [
    `${SETTING} = (*default_headers, ${missing.map(quote).join(", ")})`,
  ])
  const holds = (): boolean =>
    missing.every((header) => hasEntry(draft.names(module).get(SETTING)?.value, header)) &&
    outlineOf(draft, all, { except: SETTING }) === before
  for (const edits of ways) {
    const imported = newImport(draft, edits[0]!.file, "corsheaders.defaults", "default_headers")
    if (draft.attempt([...imported, ...edits], holds)) return missing
  }
  throw new Refusal({
    why: `There is no place where \`${SETTING}\` could be set for certain.`,
    place: undefined,
    what: "Add to the settings:",
    lines: [
      "from corsheaders.defaults import default_headers",
      `${SETTING} = (*default_headers, ${missing.map((header) => `"${header}"`).join(", ")})`,
    ],
  })
}
