import { isSequence, stringOf, truthOf } from "../../django/value.ts"
import type { SettingsReview } from "../settings-review.ts"
import { usesCorsMiddleware } from "./middleware.ts"

/** What answers in place of the views: redirects, and the check of `Host`. */
export function reviewRedirectsAndHosts(review: SettingsReview): void {
  if (!usesCorsMiddleware(review)) return
  for (const { value, place, condition } of review.readings("SECURE_SSL_REDIRECT")) {
    if (truthOf(value) !== true || !has(review, "django.middleware.security.SecurityMiddleware")) continue
    const message = "`SECURE_SSL_REDIRECT` is true"
    if (review.flag("DEBUG", false) === true && review.binding("SECURE_PROXY_SSL_HEADER") === undefined)
      review.report("ssl-redirect-in-development", { message: `${message}, and so is \`DEBUG\`.`, place, condition })
    else review.report("ssl-redirect", { message: `${message}.`, place, condition })
  }
  for (const { value, place, condition } of review.readings("PREPEND_WWW")) {
    if (truthOf(value) === true && has(review, "django.middleware.common.CommonMiddleware"))
      review.report("prepend-www", { message: "`PREPEND_WWW` is true.", place, condition })
  }
  reviewHosts(review)
}

function reviewHosts(review: SettingsReview): void {
  const hosts = review.certain("ALLOWED_HOSTS")
  const place = review.placeOf("ALLOWED_HOSTS")
  if (hosts === undefined || place === undefined || !isSequence(hosts)) return
  if (hosts.elements.length === 0 && review.flag("DEBUG", false) === false)
    review.report("allowed-hosts-empty", { message: "`ALLOWED_HOSTS` is empty, and `DEBUG` is not true.", place })
  for (const element of hosts.elements) {
    const host = element.spread === true ? undefined : stringOf(element.value)
    if (host === undefined || !/\/|:\d+$/.test(host) || /^\[[0-9a-f:]+\]$/i.test(host)) continue
    review.report("allowed-host-invalid", {
      message: `\`${host}\` in ALLOWED_HOSTS is no host name.`,
      place: element.place,
      condition: element.when === undefined ? undefined : `\`${element.when}\``,
    })
  }
}

function has(review: SettingsReview, path: string): boolean {
  const value = review.binding("MIDDLEWARE")?.value
  return value !== undefined && isSequence(value) && value.elements.some((element) => stringOf(element.value) === path)
}
