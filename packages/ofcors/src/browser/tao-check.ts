import { getHeader } from "./header-list.ts"
import { serializedRequestOrigin } from "./origin.ts"
import type { PageFacts } from "./page-facts.ts"
import type { FetchRequest } from "./request.ts"
import type { FetchResponse } from "./response.ts"

/** Fetch, "TAO check": whether script may see the timing of this response. */
export function taoCheck(request: FetchRequest, response: FetchResponse, page: PageFacts): boolean {
  // 2. If request's timing allow failed flag is set, then return failure.
  if (request.timingAllowFailed) return false
  // 7. If request's response tainting is "basic", then return success. (Without effect on 3 to 5, so asked first.)
  if (request.tainting === "basic") return true
  // 3. Let values be the result of getting, decoding, and splitting `Timing-Allow-Origin`.
  const values =
    getHeader(response.headers, "timing-allow-origin")
      ?.split(",")
      .map((value) => value.trim()) ?? []
  // 4. and 5. If values contains "*" or the serialized request origin, then return success. 8. Return failure.
  return values.includes("*") || values.includes(serializedRequestOrigin(request, page))
}
