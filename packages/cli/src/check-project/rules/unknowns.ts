import { type Value, isSequence } from "../../django/value.ts"
import type { SettingsReview } from "../settings-review.ts"
import { usesCorsMiddleware } from "./middleware.ts"
import { KNOWN_SETTINGS, OLD_SETTINGS } from "./setting-names.ts"

/** Says which values were not reviewed, and why not. */
export function reviewUnknowns(review: SettingsReview): void {
  const isUsed = usesCorsMiddleware(review)
  for (const name of [
    "MIDDLEWARE",
    ...(isUsed ? [...KNOWN_SETTINGS, ...Object.keys(OLD_SETTINGS), "CSRF_TRUSTED_ORIGINS"] : []),
  ]) {
    const binding = review.binding(name)
    const reason = binding === undefined ? undefined : reasonOf(binding.value)
    const place = review.placeOf(name)
    if (reason === undefined || place === undefined) continue
    const whole = isSequence(binding!.value) ? "a part of it is not known" : "it is not known"
    review.report("value-unknown", {
      message: `\`${name}\` was not reviewed in full: ${whole}, because ${reason}.`,
      place,
    })
  }
  for (const { place, message, kind } of review.evaluation.caveats)
    if (kind === "opaque") review.report("value-unknown", { message, place })
}

function reasonOf(value: Value): string | undefined {
  if (value.kind === "unknown") return value.reason.kind === "undefined" ? undefined : value.reason.because
  if (value.kind === "either")
    return value.alternatives.map((alternative) => reasonOf(alternative.value)).find((reason) => reason !== undefined)
  if (!isSequence(value)) return undefined
  return value.elements.map((element) => reasonOf(element.value)).find((reason) => reason !== undefined)
}
