import type { FindingFix } from "../finding.ts"
import type { SettingsReview } from "../settings-review.ts"
import { KNOWN_SETTINGS, OLD_SETTINGS, REMOVED_SETTINGS, settingMeantBy } from "./setting-names.ts"

/** Names that django-cors-headers does not read, no longer reads, or will stop reading. */
export function reviewNames(review: SettingsReview): void {
  for (const [name, { assignments }] of review.evaluation.names) {
    const place = assignments.find(({ kind }) => kind !== "import")
    if (!name.startsWith("CORS_") || place === undefined || (KNOWN_SETTINGS as readonly string[]).includes(name))
      continue
    const removed = REMOVED_SETTINGS[name]
    if (removed !== undefined) {
      review.report("setting-removed", {
        place,
        message: `\`${name}\` was removed from django-cors-headers (${removed}).`,
      })
      continue
    }
    const current = OLD_SETTINGS[name]
    if (current !== undefined) {
      if (review.binding(current) !== undefined)
        review.report("setting-shadowed", {
          place,
          message: `\`${name}\` is ignored, because \`${current}\` is set too.`,
          ...certainty(review, current),
        })
      else
        review.report("setting-renamed", {
          place,
          message: `\`${name}\` is called \`${current}\` now.`,
          fix: rename(review, name, current, false),
        })
      continue
    }
    // A name that other code mentions may be the project's own.
    const isMentionedElsewhere =
      (review.facts.mentions.get(name) ?? 0) > assignments.filter(({ kind }) => kind !== "import").length
    const meant = settingMeantBy(name)
    if (isMentionedElsewhere) continue
    if (meant === undefined)
      review.report("setting-not-read", { place, message: `django-cors-headers has no setting \`${name}\`.` })
    else
      review.report("setting-unknown", {
        place,
        message: `django-cors-headers has no setting \`${name}\`; it is called \`${meant}\`.`,
        fix: review.binding(meant) === undefined ? rename(review, name, meant, OPENS.has(meant)) : undefined,
      })
  }
}

/** Settings that open more than a list: a person should say so. */
const OPENS: ReadonlySet<string> = new Set(["CORS_ALLOW_ALL_ORIGINS", "CORS_ALLOW_CREDENTIALS"])

/** Where the new name is set under a condition only, the old one still counts otherwise. */
function certainty(review: SettingsReview, name: string): { readonly condition?: string } {
  const value = review.binding(name)!.value
  return value.kind === "either" ? { condition: `\`${value.alternatives[0]!.when}\`` } : {}
}

function rename(review: SettingsReview, name: string, to: string, isForPeople: boolean): FindingFix {
  const assignments = review.binding(name)!.assignments.filter(({ kind }) => kind !== "import")
  const edits = assignments.map(({ file, from, to: end }) => {
    const text = review.textAt({ file, from, to: end, line: 0 })
    const isName = text.startsWith(name) && !/^\w/.test(text.slice(name.length))
    return { isName, edit: { file, from, to: from + name.length, insert: to } }
  })
  const isSafe =
    !isForPeople && edits.every(({ isName }) => isName) && (review.facts.mentions.get(name) ?? 0) <= edits.length
  return {
    title: `Write \`${to}\`.`,
    edits: isSafe ? edits.map(({ edit }) => edit) : [],
  }
}
