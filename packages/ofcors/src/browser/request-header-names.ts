import { isForbiddenRequestHeader } from "../http/header-names.ts"
import { isForbiddenMethod } from "../http/methods.ts"

/** Fetch, "forbidden request-header": by name, or one that overrides the method with a forbidden one. */
export function isForbiddenRequestHeaderLine(name: string, value: string): boolean {
  const lowerCase = name.toLowerCase()
  if (isForbiddenRequestHeader(lowerCase)) return true
  // 3. Names by which servers let a header replace the method: forbidden where that method is.
  if (lowerCase !== "x-http-method" && lowerCase !== "x-http-method-override" && lowerCase !== "x-method-override")
    return false
  return value.split(",").some((method) => isForbiddenMethod(method.trim()))
}

/** Fetch, "CORS non-wildcard request-header name". `name` in lower case. */
export function isNonWildcardRequestHeader(name: string): boolean {
  return name === "authorization"
}

/** Fetch, "request-body-header name": dropped when a redirect turns the request into a GET. Lower case. */
export const REQUEST_BODY_HEADERS: readonly string[] = [
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
]
