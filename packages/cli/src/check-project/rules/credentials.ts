import type { SettingsReview } from "../settings-review.ts"
import { bothConditions, contradicts } from "../reading.ts"
import { isSequence, truthOf } from "../../django/value.ts"
import { settingInUse } from "./setting-in-use.ts"

const LISTS = ["CORS_ALLOWED_ORIGINS", "CORS_ALLOWED_ORIGIN_REGEXES"] as const

/** Who is let in altogether: everyone, everyone with credentials, nobody. */
export function reviewCredentials(review: SettingsReview): void {
  const all = settingInUse(review, "CORS_ALLOW_ALL_ORIGINS")
  const open = review.trueReadings(all)
  const credentials = review.trueReadings("CORS_ALLOW_CREDENTIALS")
  for (const { place, condition } of open) {
    const together = credentials.filter((reading) => !contradicts(condition, reading.condition))
    for (const reading of together)
      review.report("allow-all-with-credentials", {
        message: `${all} and \`CORS_ALLOW_CREDENTIALS\` are both true.`,
        place,
        condition: bothConditions(condition, reading.condition),
      })
    if (together.length === 0) review.report("allow-all-origins", { message: `${all} is true.`, place, condition })
    for (const name of LISTS) {
      const list = settingInUse(review, name)
      const listPlace = review.placeOf(list)
      const filled = review
        .readings(list)
        .find(
          (reading) =>
            isSequence(reading.value) &&
            reading.value.elements.length > 0 &&
            !contradicts(condition, reading.condition),
        )
      if (filled !== undefined && listPlace !== undefined)
        review.report("origins-beside-allow-all", {
          message: `${list} is not asked, because ${all} is true.`,
          place: listPlace,
          condition: bothConditions(condition, filled.condition),
        })
    }
  }
  reviewNobody(review, all)
}

function reviewNobody(review: SettingsReview, all: string): void {
  if (review.flag(all, false) !== false || review.facts.signalHandlers.length > 0) return
  const lists = LISTS.map((name) => review.binding(settingInUse(review, name))?.value)
  if (lists.some((value) => value !== undefined && truthOf(value) !== false)) return
  const place =
    LISTS.map((name) => review.placeOf(settingInUse(review, name))).find((found) => found !== undefined) ??
    review.placeOf("MIDDLEWARE")
  if (place !== undefined)
    review.report("nobody-allowed", { message: "No origin is allowed: both lists are empty.", place })
}
