import { isPotentiallyTrustworthy } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import { type FetchRequest, currentUrl } from "./request.ts"

/**
 * Mixed Content, "should fetching request be blocked as mixed content?". The standard guards every trustworthy page;
 * engines guard https pages only, and `http://localhost` pages may fetch plain http everywhere.
 */
export function isMixedContent(request: FetchRequest, page: PageFacts): boolean {
  // A sandboxed page has no origin, but came over https all the same.
  if (page.url.protocol !== "https:") return false
  const url = currentUrl(request)
  if (url.protocol !== "http:" || isPotentiallyTrustworthy(url)) return false
  // A request that names a private address space may go unencrypted: such servers can hardly have a certificate.
  return request.targetAddressSpace === undefined
}
