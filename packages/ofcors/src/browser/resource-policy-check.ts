import type { FetchParams } from "./fetch-params.ts"
import { getHeader } from "./header-list.ts"
import { isSameOrigin, originOf } from "./origin.ts"
import { currentUrl } from "./request.ts"
import type { FetchResponse } from "./response.ts"
import { isSchemelesslySameSite } from "./site.ts"
import type { Finding } from "./trace.ts"

/** Fetch, "cross-origin resource policy check", for responses that did not pass a CORS check. */
export function resourcePolicyCheck(
  { request, page, browser }: FetchParams,
  response: FetchResponse,
): Finding | undefined {
  // 3. If the internal check with the embedder policy "unsafe-none" returns blocked, then return blocked.
  // 5. If the internal check with the page's embedder policy returns blocked, then return blocked.
  const value = getHeader(response.headers, "cross-origin-resource-policy")
  const { unknownResourcePolicy, sandboxKeepsSite } = browser.profile
  const { origin } = page
  const siteOrigin = origin === "null" && sandboxKeepsSite ? originOf(page.url) : origin
  const responseOrigin = originOf(currentUrl(request))
  const plain = isBlocked(value, false)
  if (!plain && !isBlocked(value, page.embedderPolicy === "require-corp")) return undefined
  const header = "Cross-Origin-Resource-Policy"
  const policy = plain ? "" : "Cross-Origin-Embedder-Policy: require-corp"
  return {
    code: "resource-policy",
    facts: { value: value ?? "", policy },
    algorithm: "cross-origin-resource-policy-check",
    step: plain ? "3" : "5",
    header,
  }

  /** Fetch, "cross-origin resource policy internal check". */
  function isBlocked(given: string | undefined, embedderWants: boolean): boolean {
    // 3. and 4. Anything but the three values counts as null.
    let effective = given === "same-origin" || given === "same-site" || given === "cross-origin" ? given : undefined
    // 5. If policy is null, the embedder policy decides; "require-corp" makes it "same-origin".
    const isOpen = unknownResourcePolicy === "cross-origin" && given !== undefined && given !== ""
    if (effective === undefined && embedderWants && !isOpen) effective = "same-origin"
    // 6. Switch on policy:
    if (effective === "same-origin") return !isSameOrigin(origin, responseOrigin)
    if (effective === "same-site")
      return !(
        isSchemelesslySameSite(siteOrigin, responseOrigin, page) &&
        (origin.startsWith("https:") || !responseOrigin.startsWith("https:"))
      )
    return false
  }
}
