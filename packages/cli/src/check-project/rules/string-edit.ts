import type { Place } from "../../django/value.ts"
import type { FindingFix } from "../finding.ts"
import type { SettingsReview } from "../settings-review.ts"

/** Replaces a string literal, keeping its quotes; without an edit where it is more than one plain literal. */
export function rewriteString(review: SettingsReview, place: Place, value: string): FindingFix {
  const [, prefix, quote] = /^([rRuU]?)(["'])(?:(?!\2|\\|\n).)*\2$/.exec(review.textAt(place)) ?? []
  const isPlain = quote !== undefined && !value.includes(quote) && /^[\x20-\x5b\x5d-\x7e]*$/.test(value)
  return {
    title: `Write \`${value}\`.`,
    edits: isPlain
      ? [{ file: place.file, from: place.from, to: place.to, insert: `${prefix}${quote}${value}${quote}` }]
      : [],
  }
}
