import { splitUrl } from "../../import/split-url.ts"
import { canonicalOrigin } from "../../import/translate-origin.ts"
import { isSequence } from "../../django/value.ts"
import type { SettingsReview } from "../settings-review.ts"
import { usesCorsMiddleware } from "./middleware.ts"
import { settingInUse } from "./setting-in-use.ts"
import { rewriteString } from "./string-edit.ts"

const CSRF_MIDDLEWARE = "django.middleware.csrf.CsrfViewMiddleware"

/** `CSRF_TRUSTED_ORIGINS`: how its entries are written, and whether the allowed origins are among them. */
export function reviewCsrf(review: SettingsReview): void {
  const entries = review.elements("CSRF_TRUSTED_ORIGINS")
  for (const { text, place, condition } of entries) {
    if (text === undefined) continue
    const parts = splitUrl(text)
    if (!text.includes("://")) {
      if (!review.facts.isBeforeDjango4)
        review.report("csrf-origin-without-scheme", {
          message: `\`${text}\` in CSRF_TRUSTED_ORIGINS has no scheme (4_0.E001).`,
          place,
          condition,
        })
    } else if (parts !== undefined && parts.path + parts.query + parts.fragment !== "" && !text.includes("*")) {
      const origin = canonicalOrigin(`${parts.scheme}://${parts.netloc}`)
      review.report("csrf-origin-has-path", {
        message: `\`${text}\` in CSRF_TRUSTED_ORIGINS has something behind its host.`,
        place,
        condition,
        fix: origin === undefined ? undefined : rewriteString(review, place, origin),
      })
    }
  }
  reviewMissing(
    review,
    entries.flatMap(({ text }) => text ?? []),
  )
}

/** With session cookies from another origin, a POST has to pass the CSRF check too. */
function reviewMissing(review: SettingsReview, trusted: readonly string[]): void {
  const bindings = ["CORS_ALLOWED_ORIGINS", "CSRF_TRUSTED_ORIGINS"] as const
  const isOpen = bindings.some((name) => isPartlyUnknown(review, name))
  if (isOpen || !usesCorsMiddleware(review) || !checksCsrf(review)) return
  if (review.flag("CORS_ALLOW_CREDENTIALS", false) !== true) return
  const name = settingInUse(review, "CORS_ALLOWED_ORIGINS")
  const missing = review
    .elements(name)
    .flatMap(({ text, condition }) =>
      text === undefined || condition !== undefined || canonicalOrigin(text) !== text || isTrusted(text, trusted)
        ? []
        : [text],
    )
  const place = review.placeOf("CSRF_TRUSTED_ORIGINS") ?? review.placeOf(name)
  if (missing.length === 0 || place === undefined) return
  review.report("csrf-origins-missing", {
    message: `${missing.map((origin) => `\`${origin}\``).join(", ")} may send cookies, and ${missing.length === 1 ? "is" : "are"} not in CSRF_TRUSTED_ORIGINS.`,
    place,
  })
}

function isPartlyUnknown(review: SettingsReview, name: string): boolean {
  const value = review.binding(name)?.value
  return (
    value !== undefined &&
    (!isSequence(value) || value.elements.some(({ spread, when }) => spread === true || when !== undefined))
  )
}

function checksCsrf(review: SettingsReview): boolean {
  const value = review.binding("MIDDLEWARE")?.value
  return (
    value !== undefined &&
    isSequence(value) &&
    value.elements.some((element) => element.value.kind === "string" && element.value.value === CSRF_MIDDLEWARE)
  )
}

function isTrusted(origin: string, trusted: readonly string[]): boolean {
  return trusted.some((entry) => {
    if (entry === origin) return true
    const [, scheme, suffix] = /^(\w+:\/\/)\*(\..+)$/.exec(entry) ?? []
    return scheme !== undefined && suffix !== undefined && origin.startsWith(scheme) && origin.endsWith(suffix)
  })
}
