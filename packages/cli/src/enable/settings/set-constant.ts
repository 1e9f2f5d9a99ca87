import type { SettingsModule } from "../../django/open-project.ts"
import type { Value } from "../../django/value.ts"
import type { Draft } from "./draft.ts"
import { newSetting } from "./new-setting.ts"
import { outlineOf } from "./outline.ts"
import { Refusal } from "./refusal.ts"
import { whyUnknown } from "./why-unknown.ts"

/**
 * Gives a setting a value that is written in one word.
 *
 * @param isIt whether it has that value already
 * @returns whether anything was to do
 * @throws Refusal where no edit is certain to be right
 */
export function setConstant(
  draft: Draft,
  module: SettingsModule,
  all: readonly SettingsModule[],
  {
    setting,
    written,
    isIt,
  }: {
    readonly setting: string
    readonly written: (quote: (text: string) => string) => string
    readonly isIt: (value: Value | undefined) => boolean
  },
): boolean {
  const binding = draft.names(module).get(setting)
  if (isIt(binding?.value)) return false
  const before = outlineOf(draft, all, { except: setting })
  const holds = (): boolean =>
    isIt(draft.names(module).get(setting)?.value) && outlineOf(draft, all, { except: setting }) === before
  const double = (text: string): string => `"${text}"`
  if (binding === undefined) {
    const ways = newSetting(draft, module, (quote) => [`${setting} = ${written(quote)}`])
    if (ways.some((edits) => draft.attempt(edits, holds))) return true
  } else if (binding.value.kind === "boolean" || binding.value.kind === "string" || binding.value.kind === "none") {
    const place = binding.assignments.findLast(({ kind }) => kind !== "import")?.expression
    const text = place === undefined ? "" : draft.source(place.file)!.text.slice(place.from, place.to)
    // Only a value that is written there, not one that is computed.
    if (
      place !== undefined &&
      /^(?:True|False|None|'[^'\\]*'|"[^"\\]*")$/.test(text) &&
      draft.attempt([{ file: place.file, from: place.from, to: place.to, insert: written(double) }], holds)
    )
      return true
  }
  throw new Refusal({
    ...whyUnknown(setting, binding),
    why:
      binding === undefined || binding.value.kind === "unknown"
        ? whyUnknown(setting, binding).why
        : `\`${setting}\` has another value, which is computed or depends on a condition.`,
    what: "Set it so:",
    lines: [`${setting} = ${written(double)}`],
  })
}
