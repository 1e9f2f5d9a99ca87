import { isSequence, stringOf } from "../../django/value.ts"
import { canonicalOrigin } from "../../import/translate-origin.ts"
import type { SettingsReview } from "../settings-review.ts"
import { registrableDomainOf } from "./registrable-domain.ts"
import { usesCorsMiddleware } from "./middleware.ts"
import { settingInUse } from "./setting-in-use.ts"

/** The cookies of Django, and whether pages of another site get them sent. */
export function reviewCookies(review: SettingsReview): void {
  if (!usesCorsMiddleware(review)) return
  for (const cookie of ["SESSION_COOKIE", "CSRF_COOKIE"]) {
    const secure = review.flag(`${cookie}_SECURE`, false)
    for (const { value, place, condition } of review.readings(`${cookie}_SAMESITE`)) {
      if (value.kind === "none")
        review.report("samesite-none-object", {
          message: `\`${cookie}_SAMESITE\` is \`None\`, not \`"None"\`.`,
          place,
          condition,
        })
      if (value.kind !== "string" || value.value.toLowerCase() !== "none") continue
      if (secure === false)
        review.report("samesite-none-insecure", {
          message: `\`${cookie}_SAMESITE\` is \`"None"\`, and \`${cookie}_SECURE\` is not true.`,
          place,
          condition,
        })
      if (cookie === "SESSION_COOKIE" && review.flag("CORS_ALLOW_CREDENTIALS", false) === false)
        review.report("credentials-not-allowed", {
          message: '`SESSION_COOKIE_SAMESITE` is `"None"`, and `CORS_ALLOW_CREDENTIALS` is not true.',
          place,
          condition,
        })
    }
  }
  reviewSites(review)
}

/** With credentials allowed for a page of another site, the session cookie has to be sent there. */
function reviewSites(review: SettingsReview): void {
  if (review.flag("CORS_ALLOW_CREDENTIALS", false) !== true) return
  const samesite = review.binding("SESSION_COOKIE_SAMESITE")?.value
  if (samesite !== undefined && !/^(?:lax|strict)$/i.test(stringOf(samesite) ?? "")) return
  const hosts = review.certain("ALLOWED_HOSTS")
  if (hosts === undefined || !isSequence(hosts) || hosts.elements.some(({ spread }) => spread === true)) return
  const own = new Set(hosts.elements.flatMap(({ value }) => siteOf(stringOf(value)?.replace(/^\*?\./, "")) ?? []))
  // Without a name of its own the site of this server is not known.
  if (own.size === 0 || hosts.elements.some(({ value }) => stringOf(value) === "*" || value.kind !== "string")) return
  for (const { text, place, condition } of review.elements(settingInUse(review, "CORS_ALLOWED_ORIGINS"))) {
    if (text === undefined || canonicalOrigin(text) !== text) continue
    const site = siteOf(new URL(text).hostname)
    if (site === undefined || own.has(site)) continue
    review.report("cookie-stays-home", {
      message: `\`${text}\` is another site than ${[...own].map((host) => `\`${host}\``).join(", ")}, and \`SESSION_COOKIE_SAMESITE\` is \`${stringOf(samesite) ?? "Lax"}\`.`,
      place: review.placeOf("SESSION_COOKIE_SAMESITE") ?? place,
      condition,
    })
    return
  }
}

/** The site of a host, which is what SameSite compares; none for names of this machine only. */
function siteOf(host: string | undefined): string | undefined {
  if (host === undefined || !/^[a-z0-9.-]+\.[a-z]+$/i.test(host)) return undefined
  return registrableDomainOf(host.toLowerCase())
}
