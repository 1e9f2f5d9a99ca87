import { getHeader } from "./header-list.ts"
import { isPotentiallyTrustworthy, originOf } from "./origin.ts"
import type { EngineProfile } from "./engine-profile.ts"
import type { PageFacts } from "./page-facts.ts"
import { parseUrl } from "./parse-url.ts"
import { type FetchRequest, currentUrl } from "./request.ts"
import { isSameSite } from "./site.ts"
import type { HeaderLine } from "./transport.ts"

/** The values that a referrer policy can have. */
export const REFERRER_POLICIES: readonly string[] = [
  "no-referrer",
  "no-referrer-when-downgrade",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
]

const LENIENT = new Set(["no-referrer-when-downgrade", "origin-when-cross-origin", "unsafe-url"])

/** Longer referrers are cut down to their origin. */
const LONGEST = 4096

/** Referrer Policy, "determine request's referrer": an absolute URL, or `""` for none. */
export function determineReferrer(request: FetchRequest, page: PageFacts, profile: EngineProfile): string {
  // 3. "client" is the page's URL; an opaque origin has none.
  const hasOwn = page.origin !== "null" || profile.opaqueOriginsHaveReferrer
  const ofPage = request.referrer === "client"
  const source = ofPage ? (hasOwn ? sourceOfPage(page) : undefined) : sourceOf(parseUrl(request.referrer))
  if (source === undefined) return ""
  const { origin, whole } = source
  const target = currentUrl(request)
  const targetOrigin = originOf(target)
  const isDowngrade = source.isTrustworthy && !isPotentiallyTrustworthy(target)
  const isSameOrigin = source.bareOrigin === targetOrigin
  const isCurbed = profile.curbsReferrerPolicies && !isSameSite(source.bareOrigin, targetOrigin, page)
  // 7. Switch on request's referrer policy:
  switch (isCurbed && LENIENT.has(request.referrerPolicy) ? "" : request.referrerPolicy) {
    case "no-referrer":
      return ""
    case "origin":
      return origin
    case "unsafe-url":
      return whole
    case "strict-origin":
      return isDowngrade ? "" : origin
    case "same-origin":
      return isSameOrigin ? whole : ""
    case "origin-when-cross-origin":
      return isSameOrigin ? whole : origin
    case "no-referrer-when-downgrade":
      return isDowngrade ? "" : whole
    default:
      return isSameOrigin ? whole : isDowngrade ? "" : origin
  }
}

/** Referrer Policy, "set request's referrer policy on redirect". */
export function redirectReferrerPolicy(request: FetchRequest, headers: readonly HeaderLine[]): void {
  const value = getHeader(headers, "referrer-policy")
  const policies = value?.split(",").map((policy) => policy.trim().toLowerCase())
  const policy = policies?.findLast((policy) => REFERRER_POLICIES.includes(policy))
  if (policy !== undefined) request.referrerPolicy = policy
}

/** A URL as far as a `Referer` may tell it. */
interface ReferrerSource {
  readonly bareOrigin: string
  /** With a slash, as a `Referer` says it. */
  readonly origin: string
  readonly whole: string
  readonly isTrustworthy: boolean
}

const sourcesOfPages = new WeakMap<PageFacts, { readonly source: ReferrerSource | undefined }>()

function sourceOfPage(page: PageFacts): ReferrerSource | undefined {
  const known = sourcesOfPages.get(page)
  if (known !== undefined) return known.source
  const source = sourceOf(page.url)
  sourcesOfPages.set(page, { source })
  return source
}

/** 4. to 6. Strip it for use as a referrer: no credentials, no fragment, and the origin alone where it is too long. */
function sourceOf(url: URL | undefined): ReferrerSource | undefined {
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  const stripped = new URL(url)
  stripped.username = ""
  stripped.password = ""
  stripped.hash = ""
  const bareOrigin = originOf(url)
  const origin = `${bareOrigin}/`
  const whole = stripped.href.length > LONGEST ? origin : stripped.href
  return { bareOrigin, origin, whole, isTrustworthy: isPotentiallyTrustworthy(url) }
}
