import type { Binding, Place, Value } from "../../django/value.ts"
import { isSequence } from "../../django/value.ts"
import { lastChange } from "./statement-place.ts"

/** Why a setting cannot be edited, as a sentence, with the place to look at. */
export function whyUnknown(
  setting: string,
  binding: Binding | undefined,
): { readonly why: string; readonly place: Place | undefined } {
  const place = lastChange(binding)
  if (binding === undefined) return { why: `\`${setting}\` is not set anywhere that can be seen.`, place: undefined }
  const because = becauseOf(binding.value)
  return {
    why:
      because === undefined
        ? `\`${setting}\` is put together in a way that is not edited.`
        : `\`${setting}\` is not known: ${because}.`,
    place,
  }
}

function becauseOf(value: Value): string | undefined {
  if (value.kind === "unknown") return value.reason.because
  if (value.kind === "either")
    return value.alternatives
      .map((alternative) => becauseOf(alternative.value))
      .find((because) => because !== undefined)
  return isSequence(value) ? undefined : "it is no list"
}
