import { isSequence, stringOf } from "../../django/value.ts"
import type { SettingsReview } from "../settings-review.ts"
import { usesCorsMiddleware } from "./middleware.ts"

/** What else sends CORS headers, decides about them, or authenticates. */
export function reviewSurroundings(review: SettingsReview): void {
  if (!usesCorsMiddleware(review)) {
    // Nothing is sent twice, but a reader should know what sends it now.
    const [place, ...others] = review.facts.headersByHand
    const more = others.length === 0 ? "" : ` and in ${others.length} more place${others.length === 1 ? "" : "s"}`
    if (place !== undefined)
      review.report("headers-by-hand", {
        message: `\`Access-Control-Allow-Origin\` is set by hand here${more}, without the middleware.`,
        place,
        severity: "note",
      })
    return
  }
  for (const place of review.facts.signalHandlers)
    review.report("signal-handler", { message: "A handler of `check_request_enabled` is connected.", place })
  for (const place of review.facts.headersByHand)
    review.report("headers-by-hand", {
      message: "`Access-Control-Allow-Origin` is set by hand, beside the middleware.",
      place,
    })
  for (const place of review.facts.headersFromServers)
    review.report("headers-from-server", {
      message: `\`${review.project.files.display(place.file)}\` sends CORS headers too.`,
      place,
    })
  reviewRestFramework(review)
}

/** Django REST Framework authenticates by session and by password where its settings say nothing. */
function reviewRestFramework(review: SettingsReview): void {
  const apps = review.certain("INSTALLED_APPS")
  if (apps === undefined || !isSequence(apps) || review.flag("CORS_ALLOW_CREDENTIALS", false) !== false) return
  const element = apps.elements.find(({ value }) => stringOf(value) === "rest_framework")
  if (element === undefined) return
  const framework = review.binding("REST_FRAMEWORK")?.value
  if (framework !== undefined && (framework.kind !== "dict" || !framework.complete)) return
  const classes =
    framework?.kind === "dict"
      ? framework.entries.find(({ key }) => stringOf(key) === "DEFAULT_AUTHENTICATION_CLASSES")?.value
      : undefined
  if (classes !== undefined) {
    if (!isSequence(classes)) return
    const names = classes.elements.map(({ value }) => stringOf(value))
    if (!names.every((name) => name === "rest_framework.authentication.SessionAuthentication")) return
  }
  const how = classes === undefined ? "by session or password, its default" : "by session"
  review.report("drf-session-without-credentials", {
    message: `Django REST Framework authenticates ${how}, and \`CORS_ALLOW_CREDENTIALS\` is not true.`,
    place: review.placeOf("REST_FRAMEWORK") ?? element.place,
  })
}
