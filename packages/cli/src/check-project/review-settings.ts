import type { FindingCode } from "./finding-code.ts"
import { reviewCookies } from "./rules/cookies.ts"
import { reviewCredentials } from "./rules/credentials.ts"
import { reviewCsrf } from "./rules/csrf.ts"
import { reviewLists } from "./rules/lists-of-names.ts"
import { alwaysUsesCorsMiddleware, reviewMiddleware, runsChecks, usesCorsMiddleware } from "./rules/middleware.ts"
import { reviewNames } from "./rules/names.ts"
import { reviewOrigins } from "./rules/origins.ts"
import { reviewRedirectsAndHosts } from "./rules/redirects-and-hosts.ts"
import { reviewRegexes } from "./rules/regexes.ts"
import { reviewSurroundings } from "./rules/surroundings.ts"
import { reviewTypes } from "./rules/types.ts"
import { reviewUnknowns } from "./rules/unknowns.ts"
import { reviewUrls } from "./rules/urls.ts"
import type { SettingsReview } from "./settings-review.ts"

/** What only the package's own system checks say, whether the middleware runs or not. */
const OF_CHECKS: ReadonlySet<FindingCode> = new Set(["setting-wrong-type", "setting-removed", "origin-has-path"])

/** Applies every rule to one settings module. */
export function reviewSettings(review: SettingsReview): void {
  reviewMiddleware(review)
  const runs = alwaysUsesCorsMiddleware(review)
  const checks = runsChecks(review)
  // A value does nothing where nobody reads it; it is still worth knowing once the middleware is added.
  review.softened(
    (code) => (OF_CHECKS.has(code) ? !checks : !runs),
    () => {
      reviewNames(review)
      reviewTypes(review)
      reviewOrigins(review)
      reviewRegexes(review)
      reviewLists(review)
      reviewUrls(review)
    },
  )
  if (usesCorsMiddleware(review))
    review.softened(
      () => !runs,
      () => reviewCredentials(review),
    )
  reviewCsrf(review)
  reviewCookies(review)
  reviewRedirectsAndHosts(review)
  reviewSurroundings(review)
  reviewUnknowns(review)
}
