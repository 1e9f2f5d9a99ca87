import type { SettingsReview } from "../settings-review.ts"
import { OLD_SETTINGS } from "./setting-names.ts"

/** The name under which django-cors-headers finds a setting: the old one, where the new one is not set. */
export function settingInUse(review: SettingsReview, name: string): string {
  if (review.binding(name) !== undefined) return name
  const old = Object.keys(OLD_SETTINGS).find((candidate) => OLD_SETTINGS[candidate] === name)
  return old !== undefined && review.binding(old) !== undefined ? old : name
}
